"""The chance that each open clock stops in time, from how long clocks ran over the last year."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats
from readiness.statistics.look_ahead.clocks import Unit, ages, on_days
from readiness.statistics.survival import FROM_THE_START, Curve, kaplan_meier

INTERVAL = 0.80
ROUNDING = 1e-9


def curve_since(
    started: ArrayLike,
    ended: ArrayLike,
    since: date,
    extract: date,
    unit: Unit = "working_days",
) -> Curve:
    """The curve of every clock that ran at all from `since` to the extract.

    Args:
        started, ended: datetime64, as long as each other; NaT in `ended` where it is open still.
            An end after the extract is not known of yet, and the clock is open.

    One that started before `since` comes into sight at the age it had the evening before. One that
    ended before then, or had no day of its unit left to run (a weekend, in working days), tells
    nothing and is left out. Raises ValueError where no clock is left, a start is missing or after
    the extract, or an end is before its start.
    """
    start, end, last_day = on_days(started), on_days(ended), np.datetime64(extract, "D")
    if np.isnat(start).any() or (start > last_day).any():
        raise ValueError("Every clock must have started by the day of the extract.")
    if (end < start).any():
        raise ValueError("A clock must not end before it starts.")
    stopped = end <= last_day
    ran = ~(end < np.datetime64(since))
    start, stopped, seen = start[ran], stopped[ran], np.where(stopped, end, last_day)[ran]
    entered = np.full(start.size, float(FROM_THE_START))
    before = start < np.datetime64(since)
    entered[before] = ages(start[before], since - timedelta(days=1), unit)
    last = ages(start, seen, unit)
    tells = entered < last
    return kaplan_meier(last[tells], stopped[tells], entered[tells])


def chances_in_time(curve: Curve, age: ArrayLike, limit: ArrayLike) -> Floats:
    """For a clock open at the end of a day at an age, the chance that it stops by its limit.

    (S(age) - S(limit)) / S(age); 0 where the limit is reached, or where the curve says nothing so
    old was ever still open. Between 0 and 1.
    """
    now, then = curve.at(age), curve.at(limit)
    known = now > 0
    chance = np.where(known, (now - then) / np.where(known, now, 1.0), 0.0)
    return np.clip(chance, 0.0, 1.0)


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
