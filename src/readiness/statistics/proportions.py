"""Wilson's score interval for a proportion (Wilson 1927; without continuity correction)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import (
    Floats,
    divisor,
    floats,
    not_above,
    not_negative,
    standard_normal,
)


def wilson(k: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Lower and upper limits, as proportions from 0 to 1, for k out of n.

    `k` and `n` broadcast. NaN in either gives NaN. In a column n = 0 gives NaN (no value, never
    0 per cent of nothing); a single n of 0 raises. Raises ValueError where k is negative or above
    n, n is negative, or the confidence lies outside 0.9 to 1.
    """
    z = standard_normal(confidence)
    k, n = floats(k), floats(n)
    not_negative(k, "Observed events")
    not_above(k, n)
    n = divisor(n, "Denominators")
    middle = 2 * k + z * z
    spread = z * np.sqrt(z * z + 4 * k * (1 - k / n))
    width = 2 * (n + z * z)
    lower = np.where(k == 0, 0 * n, (middle - spread) / width)
    upper = np.where(k == n, 1.0, (middle + spread) / width)
    return lower[()], upper[()]


def proportion_interval(
    k: ArrayLike, n: ArrayLike, per: float = 100, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Wilson's limits in parts `per` (100 for per cent). Errors and missing values as `wilson`."""
    lower, upper = wilson(k, n, confidence)
    return lower * per, upper * per
