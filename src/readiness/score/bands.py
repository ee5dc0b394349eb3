"""The four words, and how a position is put in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from readiness.score.settings import Settings

NOT_ENOUGH = "not enough evidence"


def band_index(position: float, settings: Settings) -> int:
    """0 inadequate to 3 outstanding; a position on an edge is in the band above."""
    return bisect_right(settings.edges, position)


def ceiling(band: int, settings: Settings) -> float:
    """The highest position that is still in the band."""
    return float(np.nextafter(settings.edges[band], 0)) if band < len(settings.edges) else 4.0


def probabilities(draws: NDArray[np.float64], settings: Settings) -> dict[str, float]:
    """The share of draws in each band, inadequate first; they sum to 1."""
    counts = np.bincount(np.digitize(draws, settings.edges), minlength=len(settings.bands))
    return {name: float(c) / draws.size for name, c in zip(settings.bands, counts, strict=True)}


def wording(band: int, chances: Mapping[str, float], settings: Settings) -> str:
    """The band's name, with a neighbour's beside it where that is nearly as likely."""
    near = [i for i in (band - 1, band + 1) if 0 <= i < len(settings.bands)]
    likeliest = max(near, key=lambda i: chances[settings.bands[i]])
    name = settings.bands[band]
    if chances[settings.bands[likeliest]] < settings.confidence["borderline"]:
        return name
    return f"{name} (borderline {settings.short[likeliest]})"
