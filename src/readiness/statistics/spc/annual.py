"""Change in published annual figures, of which there are too few for a control chart.

The interval of a difference joins the two years' own intervals (Newcombe 1998 for shares; Zou and
Donner 2008 for rates). The trend over five points is Cochran and Armitage's chi-square for shares
and the Poisson score test for rates, each with one degree of freedom.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats
from readiness.statistics.proportions import wilson
from readiness.statistics.rates import rate_interval

POINTS = 5
SIGNIFICANT = 0.05


@dataclass(frozen=True)
class AnnualChange:
    """The last year less the one before, `per`, with its interval; and the trend to the last year.

    `trend` is rising | falling | none (no clear trend); chi_square and p are None, and trend empty,
    where there are fewer than five points.
    """

    change: float
    lower: float
    upper: float
    chi_square: float | None
    p: float | None
    trend: str


def annual_change(
    numerators: ArrayLike,
    denominators: ArrayLike,
    *,
    rate: bool = False,
    per: float = 100.0,
    confidence: float = 0.95,
) -> AnnualChange:
    """Change over the last year, and trend over the last five, of annual figures, oldest first.

    `rate`: events over exposure (Poisson); else a share (binomial). Raises ValueError for fewer
    than two years, a missing or negative figure, a denominator of nought, or a share above one.
    """
    k, n = _checked(numerators, denominators, rate)
    value = k[-2:] / n[-2:]
    if rate:
        low, high = rate_interval(k[-2:], n[-2:], per=1.0, confidence=confidence)
    else:
        low, high = wilson(k[-2:], n[-2:], confidence)
    change = float(value[1] - value[0])
    lower = change - sqrt((value[1] - low[1]) ** 2 + (high[0] - value[0]) ** 2)
    upper = change + sqrt((high[1] - value[1]) ** 2 + (value[0] - low[0]) ** 2)
    if k.size < POINTS:
        return AnnualChange(per * change, per * lower, per * upper, None, None, "")
    z = trend_score(k[-POINTS:], n[-POINTS:], rate)
    p = erfc(abs(z) / sqrt(2))
    trend = "none" if p >= SIGNIFICANT else "rising" if z > 0 else "falling"
    return AnnualChange(per * change, per * lower, per * upper, z * z, p, trend)


def trend_score(k: Floats, n: Floats, rate: bool) -> float:
    """The score test's z for a straight trend; its square is chi-square. 0 where nothing varies."""
    level = k.sum() / n.sum()
    step = np.arange(k.size) - np.average(np.arange(k.size), weights=n)
    variance = level * (1.0 if rate else 1.0 - level) * (n * step**2).sum()
    return float((step * k).sum() / sqrt(variance)) if variance > 0 else 0.0


def _checked(numerators: ArrayLike, denominators: ArrayLike, rate: bool) -> tuple[Floats, Floats]:
    k, n = floats(numerators).ravel(), floats(denominators).ravel()
    if k.size != n.size or k.size < 2:
        raise ValueError("A change needs two years or more, each with its denominator.")
    if not (np.isfinite(k).all() and np.isfinite(n).all()):
        raise ValueError("Every year must have its figures; leave out what is missing.")
    if (k < 0).any() or (n <= 0).any():
        raise ValueError("Numerators must not be below nought, and denominators must be above it.")
    if not rate and (k > n).any():
        raise ValueError("A numerator must be less than or equal to its denominator.")
    return k, n
