"""Intervals for a count and a rate: exact Poisson under ten events, Byar's method from ten.

Source: PHEindicatormethods 2.1.0; Breslow and Day 1987 for Byar's approximation.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import (
    Floats,
    divisor,
    floats,
    not_negative,
    standard_normal,
    tail,
)

EXACT_BELOW = 10


def exact_poisson(count: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Garwood's limits. A chi-square quantile with 2c degrees of freedom, halved, is the
    inverse of the incomplete gamma function at c, which is how it is computed."""
    from scipy.special import gammaincinv  # here, because its import takes a while

    alpha = tail(confidence)
    lower = np.where(count > 0, gammaincinv(np.maximum(count, 1e-300), alpha), 0.0)
    return lower, gammaincinv(count + 1, 1 - alpha)


def byar(count: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Byar's approximation to the Poisson limits; close from about ten events upwards.

    A lower limit that comes out negative, as at very few events, is none (NaN).
    """
    z = standard_normal(confidence)
    positive = np.where(count > 0, count, 1.0)
    lower = positive * (1 - 1 / (9 * positive) - z / (3 * np.sqrt(positive))) ** 3
    lower = np.where(lower < 0, np.nan, lower)
    above = count + 1
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return np.where(count > 0, lower, 0.0), upper


def count_interval(count: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Limits for a count of events. NaN gives NaN; ValueError where a count is negative."""
    count = floats(count)
    not_negative(count, "Numerators")
    missing = np.isnan(count)
    known = np.where(missing, 0.0, count)
    few = ~missing & (known < EXACT_BELOW)
    limits = byar(np.where(few, EXACT_BELOW, known), confidence)
    if few.any():
        exact = exact_poisson(np.where(few, known, 0.0), confidence)
        limits = tuple(np.where(few, a, b) for a, b in zip(exact, limits, strict=True))  # type: ignore[assignment]
    lower, upper = (np.where(missing, np.nan, limit)[()] for limit in limits)
    return lower, upper


def rate_interval(
    count: ArrayLike, exposure: ArrayLike, per: float = 10_000, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Limits of `count` events over `exposure` (child-years, say), in events a `per`.

    NaN in either gives NaN. In a column an exposure of 0 gives NaN; a single one raises. Raises
    ValueError where a count or an exposure is negative or the confidence outside 0.9 to 1.
    """
    over = divisor(floats(exposure), "Denominators")
    lower, upper = count_interval(count, confidence)
    return lower / over * per, upper / over * per
