"""What the periods of a series are: months, quarters, or something no chart may be drawn of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats

MONTH, QUARTER = "month", "quarter"
MONTHS_IN = {1: MONTH, 3: QUARTER}
YEAR_BEGINS = 4
"""The financial year's first month, at which cumulative figures start again."""

LEAST_OF_A_YEAR = 6
"""Points of each of two years that never fall before they are called cumulative."""

Days = Sequence[date]


@dataclass(frozen=True, eq=False)
class Quarters:
    """Whole calendar quarters, oldest first; a quarter with a month missing is not there."""

    numerators: Floats
    denominators: Floats | None
    starts: tuple[date, ...]
    ends: tuple[date, ...]


def grain(starts: Days, ends: Days) -> str:
    """month or quarter, where every period is one; else empty."""
    found = {_length(a, b) for a, b in zip(starts, ends, strict=True)}
    return MONTHS_IN.get(found.pop(), "") if len(found) == 1 else ""


def fault(starts: Days, ends: Days) -> str:
    """Why no chart may be drawn over these periods, in a sentence; empty where one may."""
    if any(a > b for a, b in zip(starts, ends, strict=True)):
        return "A period ends before it starts."
    if len(set(starts)) == 1 < len(starts):
        return "The figures are cumulative: every period starts on the same day."
    pairs = list(zip(ends, starts[1:], strict=False))
    if any(b < a for a, b in pairwise(starts)):
        return "The periods are not in order, oldest first."
    if any(following <= end for end, following in pairs):
        return "The periods overlap, as rolling or cumulative ones do, so neighbours are not independent."
    if any(following != end + timedelta(days=1) for end, following in pairs):
        return "There is a gap between two periods, so the moving range does not hold."
    if not grain(starts, ends):
        return "The periods are not each a whole month, or each a whole quarter."
    return ""


def cumulative(values: ArrayLike, starts: Days) -> bool:
    """Whether values never fall within a year and start again at the next, for two years or more.

    Years are financial or calendar; each of two must have six points or more.
    """
    found = floats(values)
    return any(_resets(found, [_year(day, first) for day in starts]) for first in (YEAR_BEGINS, 1))


def to_quarters(
    numerators: ArrayLike, denominators: ArrayLike | None, starts: Days, ends: Days
) -> Quarters:
    """Months of counts added up to calendar quarters. Raises ValueError where they are not months
    that follow each other."""
    k = floats(numerators)
    n = None if denominators is None else floats(denominators)
    if fault(starts, ends) or (len(starts) and grain(starts, ends) != MONTH):
        raise ValueError("Only months that follow each other can be joined to quarters.")
    firsts = [i for i, day in enumerate(starts) if day.month % 3 == 1 and i + 3 <= len(starts)]

    def added(x: Floats) -> Floats:
        return np.array([x[i : i + 3].sum() for i in firsts], dtype=np.float64)

    return Quarters(
        added(k),
        None if n is None else added(n),
        tuple(starts[i] for i in firsts),
        tuple(ends[i + 2] for i in firsts),
    )


def _length(start: date, end: date) -> int:
    """Whole months from start to end; 0 where it is not whole months."""
    following = end + timedelta(days=1)
    if start.day != 1 or following.day != 1:
        return 0
    return 12 * (following.year - start.year) + following.month - start.month


def _year(day: date, first: int) -> int:
    return day.year - (day.month < first)


def _resets(values: Floats, years: list[int]) -> bool:
    fell = np.diff(values) < 0
    turned = np.diff(np.array(years, dtype=int)) != 0
    sizes = np.unique(years, return_counts=True)[1]
    rose = bool((np.diff(values)[~turned] > 0).any())
    enough = (sizes >= LEAST_OF_A_YEAR).sum() >= 2
    return bool(enough and rose and (fell == turned).all())
