"""An interval for a median by order statistics: no shape is assumed of the values."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import floats, tail


def median_interval(values: ArrayLike, confidence: float = 0.95) -> tuple[float, float]:
    """The narrowest symmetric pair of ordered values that covers the median at least `confidence` of the time.

    Ranks come from the binomial with one half; NaN values are left out. `(nan, nan)` where there
    are too few values for any pair to reach the confidence (fewer than six at 95 per cent).
    Raises ValueError where a value is infinite or the confidence outside 0.9 to 1.
    """
    alpha = tail(confidence)
    known = floats(values).ravel()
    known = np.sort(known[~np.isnan(known)])
    if np.isinf(known).any():
        raise ValueError("Values must be finite.")
    below = int(rank_below(known.size, alpha))
    if below == 0:
        return np.nan, np.nan
    return float(known[below - 1]), float(known[known.size - below])


def rank_below(n: int, alpha: float) -> int:
    """The highest rank whose ordered value exceeds the median with probability <= alpha."""
    from scipy.special import bdtr  # here, because its import takes longer than most assessments

    ranks = np.arange(n // 2)
    return int((bdtr(ranks, n, 0.5) <= alpha).sum())
