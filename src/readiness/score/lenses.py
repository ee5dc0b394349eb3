"""From a value to a score: three ways of looking, each monotone, bounded and shown by itself.

All functions take a number or an array of any shape and give float64 of the same shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readiness.statistics.comparators import Pool, angle, angle_spread, angle_variance, position

__all__ = [
    "HIGHEST",
    "LOWEST",
    "MIDDLE",
    "Floats",
    "angle",
    "angle_spread",
    "combined",
    "kind",
    "number_z",
    "proportion_z",
    "target_score",
    "through",
    "trend_step",
]

Floats = NDArray[np.float64]

LOWEST, HIGHEST = 1.0, 4.0
MIDDLE = 2.5

_VARIATION = {"improvement": 1, "concern": -1, "common": 0, "neutral": 0, "none": 0}
_ASSURANCE = {"pass": 1, "fail": -1, "inconsistent": 0, "none": 0}


def through(points: Sequence[tuple[float, float]], x: ArrayLike) -> Floats:
    """The broken line through (x, score) points, level beyond both ends; x may rise or fall."""
    xs, ys = np.array(sorted(points)).T
    return np.interp(np.asarray(x, dtype=np.float64), xs, ys)


def target_score(
    x: ArrayLike, goalposts: tuple[float, float, float], scores: tuple[float, float, float]
) -> Floats:
    """The target lens: floor, expected and stretch goalposts score 1.0, 2.5 and 4.0."""
    return through(tuple(zip(goalposts, scores, strict=True)), x)


def proportion_z(
    p: ArrayLike,
    n: ArrayLike,
    reference: float,
    tau: float,
    sign: int,
    error: float = 0.0,
    comparators: int | None = None,
) -> Floats:
    """How far a proportion lies from its comparators', + better, as a normal deviate.

    `tau` is the spread between authorities and `error` the standard error of the reference, both on
    the arcsine scale (Spiegelhalter 2005, additive random effects); `comparators` authorities are
    behind tau, so many that it is known where None. `sign` is 1 where high is good, else -1.
    """
    against = Pool(float(angle(reference)), error, tau, 0, comparators)
    return sign * position(angle(p), angle_variance(n), against)


def number_z(
    x: ArrayLike,
    chance: float,
    reference: float,
    tau: float,
    sign: int,
    error: float = 0.0,
    comparators: int | None = None,
) -> Floats:
    """The same for a rate or a median, in its own unit; `chance` is its standard error."""
    return sign * position(x, chance**2, Pool(reference, error, tau, 0, comparators))


def trend_step(variation: str | None, assurance: str | None, step: float) -> float:
    """What a control chart adds: improvement or consistent pass +, concern or consistent fail -.

    The words are those of `model.Trend`, or the same without high and low. Raises ValueError for
    another word, so that a chart in other words is never taken for one that says nothing.
    """
    moved, met = kind(variation), assurance or "none"
    if moved not in _VARIATION or met not in _ASSURANCE:
        raise ValueError(f"A trend cannot be told by '{variation}' and '{assurance}'.")
    return step * (_VARIATION[moved] + _ASSURANCE[met])


def kind(variation: str | None) -> str:
    """The variation without which way it went: concern_high and concern_low are concern."""
    return (variation or "none").removesuffix("_high").removesuffix("_low")


def combined(peer: Floats | None, target: Floats | None, trend: float, mix: ArrayLike) -> Floats:
    """A measure's score: `mix` of peer and the rest of target, or the one there is, with trend.

    Raises ValueError where there is neither lens: nothing to hold the value against.
    """
    if peer is None and target is None:
        raise ValueError("A measure needs a comparator or goalposts to be scored.")
    if peer is not None and target is not None:
        level = np.asarray(mix) * peer + (1 - np.asarray(mix)) * target
    else:
        level = target if peer is None else peer  # type: ignore[assignment]
    return np.clip(level + trend, LOWEST, HIGHEST)
