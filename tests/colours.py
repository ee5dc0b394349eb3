"""Colours as the eye has them: contrast, and what is left of them where a kind of cone is missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

MACHADO: dict[str, list[list[float]]] = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
    "achromatopsia": [[0.2126, 0.7152, 0.0722]] * 3,
}
"""Machado, Oliveira and Fernandes 2009 (doi 10.1109/TVCG.2009.113), whole loss of a cone, in linear
light; achromatopsia as luminance alone."""


def of_hex(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def linear(colour: Sequence[float] | np.ndarray) -> np.ndarray:
    part = np.asarray(colour, dtype=float)[..., :3] / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: Sequence[float]) -> float:
    """Relative luminance as WCAG 2 has it, of 0 to 255."""
    return float(luminances(np.asarray(colour)))


def luminances(picture: np.ndarray) -> np.ndarray:
    """The same of every pixel; the last axis has red, green and blue."""
    return linear(picture) @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def simulated(colour: Sequence[float], deficiency: str) -> tuple[int, int, int]:
    """What a colour is to someone with that deficiency, of 0 to 255."""
    seen = np.clip(np.array(MACHADO[deficiency]) @ linear(colour), 0, 1)
    back = np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055)
    red, green, blue = (round(float(part) * 255) for part in back)
    return red, green, blue
