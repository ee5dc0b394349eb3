"""Funnels about one common value: where a figure would lie by chance alone.

The rules of England's public health profiles (PHEindicatormethods 2.1.0): 2.5 and 0.1 per cent at
each end. They allow for chance and for nothing else, so among authorities that differ they mark far
too many; the product's own comparisons are in `comparators`.
"""

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
from readiness.statistics.comparators import Limits, Pool, limits_over
from readiness.statistics.proportions import wilson
from readiness.statistics.rates import count_interval, exact_poisson

__all__ = [
    "LEVELS",
    "PUBLISHED_HALVINGS",
    "Limits",
    "Pool",
    "limits_over",
    "proportion_limits",
    "proportion_significance",
    "rate_limits",
    "rate_significance",
    "ratio_limits",
    "ratio_significance",
]

LEVELS = ((0.998, "0.001"), (0.95, "0.025"))
"""Confidence, and how the words name what is left at each end; the wider first."""
PUBLISHED_HALVINGS = 23
"""Of a search by halving that the published limits of ratios and rates come from."""
NOT_SIGNIFICANT = "Not significant"


def proportion_significance(k: ArrayLike, n: ArrayLike, average: float) -> list[str]:
    """In words, whether the average lies outside Wilson's interval of each k out of n.

    Raises ValueError where k is negative or above n, or an n is not above zero.
    """
    k, n = np.atleast_1d(floats(k)), np.atleast_1d(floats(n))
    not_negative(k, "Numerators")
    not_above(k, n)
    if (n <= 0).any():
        raise ValueError("Denominators must be greater than zero.")
    return _words([wilson(k, n, level) for level, _ in LEVELS], average)


def ratio_significance(observed: ArrayLike, expected: ArrayLike) -> list[str]:
    """In words, whether 1 lies outside the interval of each observed over expected."""
    count, over = np.atleast_1d(floats(observed)), np.atleast_1d(floats(expected))
    not_negative(count, "Observed events")
    if (over <= 0).any():
        raise ValueError("Expected events must be greater than zero.")
    found = [count_interval(count, level) for level, _ in LEVELS]
    return _words([(lower / over, upper / over) for lower, upper in found], 1)


def rate_significance(count: ArrayLike, population: ArrayLike, average: float) -> list[str]:
    """The same for a crude rate; the average is in events a head of population."""
    return ratio_significance(count, floats(population) * average)


def proportion_limits(
    n: ArrayLike, average: float, confidence: float = 0.95, per: float = 1
) -> tuple[Floats, Floats]:
    """Between these a proportion of `n` is not significant: Wilson's interval turned round, which
    is the average less and plus z times the root of p(1 - p)/n, kept within 0 and `per`."""
    if not 0 <= average <= 1:
        raise ValueError("The average proportion must be from 0 to 1.")
    n = divisor(floats(n), "Denominators")
    margin = standard_normal(confidence) * np.sqrt(average * (1 - average) / n)
    return np.maximum(average - margin, 0) * per, np.minimum(average + margin, 1) * per


def ratio_limits(
    events: ArrayLike, confidence: float = 0.95, halvings: int | None = None
) -> tuple[Floats, Floats]:
    """The most and the fewest expected events at which so many observed are still significant.

    The first belongs to the lower limit of a funnel, the second to the upper; the limits of the
    ratio are events over them. By exact inversion of the Poisson; with PUBLISHED_HALVINGS as coarse
    as the published figures, which matters below three events alone.
    """
    count = floats(events)
    not_negative(count, "Observed events")
    fewest, most = exact_poisson(count, confidence)
    if halvings is not None:
        fewest, most = (_by_halving(mean, count, halvings) for mean in (fewest, most))
    return most, fewest


def rate_limits(
    events: ArrayLike,
    average: float,
    per: float = 100_000,
    years: float = 1,
    confidence: float = 0.95,
    halvings: int | None = None,
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """For a crude rate of so many events in `years`: populations and rates of the two limits.

    `average` is in events a `per` a year. Returns (population, rate) of the lower limit, then of
    the upper. An upper limit for no events is infinite.
    """
    found = []
    for expected in ratio_limits(events, confidence, halvings):
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = floats(events) / expected * average
        found.append((expected * per / average / years, rate))
    return found[0], found[1]


def _words(intervals: list[tuple[Floats, Floats]], average: float) -> list[str]:
    found = [NOT_SIGNIFICANT] * len(intervals[0][0])
    for (lower, upper), (_, left) in reversed(list(zip(intervals, LEVELS, strict=True))):
        for at in range(len(found)):
            if lower[at] > average:
                found[at] = f"High ({left})"
            elif upper[at] < average:
                found[at] = f"Low ({left})"
    return found


def _by_halving(mean: Floats, count: Floats, halvings: int) -> Floats:
    """Where a search for `mean` by halving ends: it seeks v in mean = (1 + count) v / (1 - v),
    and stops in the middle of the last of its ever smaller steps."""
    v = mean / (1 + count + mean)
    v = (np.floor(v * 2**halvings) + 0.5) / 2**halvings
    return (1 + count) * v / (1 - v)
