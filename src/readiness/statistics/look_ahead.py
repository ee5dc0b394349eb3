"""What a share in time can be on a day to come: at best, at worst, as expected, and what it takes.

A share of episodes finished in time over a window that ends on the visit is known but for the clocks
that are still open. Each is late already (B), or falls due by the visit (D); the rest are out of it.
docs/look_ahead.md has the convention (the day a clock starts is day 0), the formulas in words and a
worked example.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readiness.calendar import add_working_days
from readiness.statistics.checks import Floats, floats
from readiness.statistics.survival import Curve

FIELDWORK = 5
"""Working days from the day inspectors arrive in which they are on site."""

INTERVAL = 0.80
ROUNDING = 1e-9

Dates = NDArray[np.datetime64]


@dataclass(frozen=True, eq=False)
class Open:
    """The open clocks on the day of the extract, as masks over the days they are due."""

    late: NDArray[np.bool_]
    falling_due: NDArray[np.bool_]
    in_fieldwork: NDArray[np.bool_]


@dataclass(frozen=True)
class Outlook:
    """The share in time at the visit, in per cent.

    `in_time` of `finished` are known; `late` clocks are open and past their day, `falling_due` will
    be by the visit. `worst`: none of those stops in time; `best`: all do; `expected` with its
    interval: as many as clocks of their age have. None where nothing is finished, late or due.
    """

    in_time: int
    finished: int
    late: int
    falling_due: int
    now: float | None
    worst: float | None
    best: float | None
    expected: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Needed:
    """How many of the clocks falling due must stop in time for a target to be met at the visit."""

    target: float  # per cent
    closures: int
    falling_due: int

    @property
    def out_of_reach(self) -> bool:
        return self.closures > self.falling_due


def open_clocks(due: ArrayLike, extract: date, visit: date) -> Open:
    """Which open clocks are late already, fall due by the visit, or within its fieldwork.

    `due` is the last day each is in time (datetime64; NaT, a clock without a limit, is in none).
    Raises ValueError where the visit is before the extract.
    """
    _in_order(extract, visit)
    days = np.asarray(due, dtype="datetime64[D]")
    first, last = np.datetime64(extract), np.datetime64(visit)
    end = np.datetime64(add_working_days(visit, FIELDWORK))
    late = days < first  # NaT compares as neither
    return Open(late, (days >= first) & (days <= last), (days >= last) & (days <= end))


def still_counted(
    ended: ArrayLike, in_time: ArrayLike, visit: date, window_start: date
) -> tuple[int, int]:
    """In time, and in all, of the finished episodes that the window up to the visit still holds."""
    days, good = np.asarray(ended, dtype="datetime64[D]"), np.asarray(in_time, dtype=bool)
    inside = (days >= np.datetime64(window_start)) & (days <= np.datetime64(visit))
    return int((inside & good).sum()), int(inside.sum())


def chances_in_time(curve: Curve, ages: ArrayLike, limits: ArrayLike) -> Floats:
    """For a clock open at an age, the chance that it stops by its limit: (S(age) - S(limit)) / S(age).

    0 where the curve says nothing so old was ever still open. Between 0 and 1.
    """
    now, then = curve.at(ages), curve.at(limits)
    known = now > 0
    chance = np.where(known, (now - then) / np.where(known, now, 1.0), 0.0)
    return np.clip(chance, 0.0, 1.0)


def outlook(
    in_time: int, finished: int, late: int, chances: ArrayLike, confidence: float = INTERVAL
) -> Outlook:
    """Best, worst and expected share at the visit.

    Args:
        in_time, finished: of the window at the visit, without what will have dropped out of it.
        late: open clocks that are late already, which count against whenever they stop.
        chances: of each clock falling due, that it stops in time.
        confidence: of the interval round the expected share, which is of chance alone.

    Raises ValueError for counts that cannot be, or chances outside 0 to 1.
    """
    p = floats(chances).ravel()
    if not 0 <= in_time <= finished or late < 0:
        raise ValueError("Of those finished, none or some must be in time, and none or some late.")
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("Chances must be from 0 to 1.")
    whole, due = finished + p.size + late, int(p.size)

    def share(stopped: float) -> float | None:
        return 100 * (in_time + stopped) / whole if whole else None

    low, high = interval_of_sum(p, confidence)
    return Outlook(
        in_time, finished, late, due,
        now=100 * in_time / (finished + late) if finished + late else None,
        worst=share(0), best=share(due), expected=share(float(p.sum())),
        lower=share(low), upper=share(high),
    )  # fmt: skip


def sums(chances: ArrayLike) -> Floats:
    """The chance of each number, 0 to n, of n events with chances of their own (Poisson binomial)."""
    found = np.array([1.0])
    for p in floats(chances).ravel():
        found = np.append(found * (1 - p), 0.0) + np.append(0.0, found * p)
    return found


def interval_of_sum(chances: ArrayLike, confidence: float = INTERVAL) -> tuple[int, int]:
    """The numbers between which the sum lies with that chance at least, as much left at each end."""
    if not 0 < confidence < 1:
        raise ValueError("The confidence level must be above 0 and below 1.")
    reached, tail = np.cumsum(sums(chances)), (1 - confidence) / 2
    low = int(np.searchsorted(reached, tail + ROUNDING, side="left"))
    high = int(np.searchsorted(reached, 1 - tail - ROUNDING, side="left"))
    return low, min(high, reached.size - 1)


def needed(known: Outlook, target: float) -> Needed:
    """How many clocks falling due must stop in time for `target` per cent at the visit.

    Raises ValueError for a target outside 0 to 100.
    """
    if not 0 <= target <= 100:
        raise ValueError("A target must be from 0 to 100 per cent.")
    whole = known.finished + known.falling_due + known.late
    closures = math.ceil(target / 100 * whole - known.in_time - ROUNDING)
    return Needed(target, max(closures, 0), known.falling_due)


def with_arrivals(known: Outlook, arrivals: int, stopped_in_time: int) -> Outlook:
    """The scenario in which so many new clocks start after the extract and stop in time before the
    visit out of `arrivals` that stop at all. It is told beside the base case, never in it."""
    if not 0 <= stopped_in_time <= arrivals:
        raise ValueError("Of the clocks that arrive, none or some must stop in time.")
    whole = known.finished + known.falling_due + known.late + arrivals

    def moved(value: float | None) -> float | None:
        before = whole - arrivals
        parts = (value or 0.0) / 100 * before + stopped_in_time
        return 100 * parts / whole if whole else None

    return Outlook(
        known.in_time + stopped_in_time, known.finished + arrivals, known.late, known.falling_due,
        known.now, *(moved(v) for v in (known.worst, known.best, known.expected, known.lower, known.upper)),
    )  # fmt: skip


@dataclass(frozen=True)
class Gaming:
    """What a share in time can be made to hide: told beside it."""

    closed_on_the_day: int  # stopped on the very day it was due
    reopened: int  # started again within the days given of being stopped


def gaming(ended: ArrayLike, due: ArrayLike, started_again: ArrayLike, within: int = 28) -> Gaming:
    """Counts of episodes that stopped on the last day in time, and of those soon started again.

    The three are datetime64, as long as each other; NaT in `started_again` where it never was.
    """
    stop, last, again = (np.asarray(d, dtype="datetime64[D]") for d in (ended, due, started_again))
    apart = (again - stop).astype("timedelta64[D]").astype(np.float64)
    soon = (apart >= 0) & (apart <= within) & ~np.isnat(again)
    return Gaming(int((stop == last).sum()), int(soon.sum()))


def is_late(start: date, on: date, limit: int, *, first_day_is_one: bool = False) -> bool:
    """Whether a clock of so many working days, still open, has run over by a day.

    The day it starts is day 0, so day 45 of a limit of 45 is in time. `first_day_is_one` counts it
    as day 1, as the validators of Data to Insight do, which are late a working day sooner.
    """
    return start < cutoff(on, limit, first_day_is_one=first_day_is_one)


def cutoff(on: date, limit: int, *, first_day_is_one: bool = False) -> date:
    """The day before which a clock must have started to be late on a day: so many working days
    back, or one fewer where the first day is day 1 (from a day off, the next working day first)."""
    if not first_day_is_one:
        return add_working_days(on, -limit)
    back = add_working_days(add_working_days(on, -1), 1)  # the day itself, or the next worked
    return back if limit == 1 else add_working_days(back, -(limit - 1))


def _in_order(extract: date, visit: date) -> None:
    if visit < extract:
        raise ValueError("The visit must not be before the day of the extract.")


def on_days(days: Sequence[date]) -> Dates:
    """Dates as the functions here take them."""
    return np.array(days, dtype="datetime64[D]")
