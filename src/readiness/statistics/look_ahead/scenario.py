"""What is outside the base case: clocks yet to start, and those stopped well before they are due.

Told beside the base case, never in it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import floats
from readiness.statistics.look_ahead.outlook import Outlook, share
from readiness.statistics.survival import Curve


@dataclass(frozen=True)
class More:
    """Clocks expected to be counted at the visit beside the base case, and in time of them."""

    counted: float
    in_time: float

    def __add__(self, other: More) -> More:
        return More(self.counted + other.counted, self.in_time + other.in_time)


@dataclass(frozen=True)
class Scenario:
    """The base case with `more` added, in per cent; None where there is nothing to divide by."""

    more: More
    worst: float | None
    best: float | None
    expected: float | None


def arrivals(curve: Curve, a_day: float, days: int, limit: int) -> More:
    """Clocks that start on each of `days` days after the extract, `a_day` of them, up to the visit.

    `a_day` is the rate of the last twelve months: those that started over the days in it, in the
    unit of the curve and of `limit`. One of an age at its limit or past it at the visit is counted,
    stopped or not; a younger one only if it has stopped. Raises ValueError for a rate or a number
    of days below nought, or a limit below 1.
    """
    if not 0 <= a_day < np.inf or days < 0 or limit < 1:
        raise ValueError("A rate and days must be nought or more, and a limit one or more.")
    age = np.arange(days, dtype=float)  # of those that start on the last day, the one before, ...
    in_time = 1 - curve.at(np.minimum(age, limit))
    counted = np.where(age >= limit, 1.0, in_time)
    return More(float(a_day * counted.sum()), float(a_day * in_time.sum()))


def stopped_early(chances: ArrayLike) -> More:
    """Open clocks due after the visit, with the chance of each that it stops by then all the same."""
    p = floats(chances).ravel()
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("Chances must be from 0 to 1.")
    return More(float(p.sum()), float(p.sum()))


def with_more(known: Outlook, more: More) -> Scenario:
    """Worst, best and expected share with so many more clocks counted, and in time of them."""
    if not 0 <= more.in_time <= more.counted:
        raise ValueError("Of the clocks that are added, none or some must be in time.")
    whole, good = known.whole + more.counted, known.in_time + more.in_time
    hoped = 0.0 if known.expected is None else known.expected / 100 * known.whole - known.in_time
    return Scenario(
        more,
        worst=share(good, whole),
        best=share(good + known.falling_due, whole),
        expected=share(good + hoped, whole),
    )
