"""From days to the outlook: the one door for a page that looks ahead to a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike

from readiness.calendar import months_before
from readiness.statistics.checks import Floats
from readiness.statistics.look_ahead.chances import INTERVAL, chances_in_time
from readiness.statistics.look_ahead.clocks import (
    Dates,
    Open,
    Unit,
    ages,
    on_days,
    open_clocks,
    still_counted,
)
from readiness.statistics.look_ahead.outlook import Outlook, outlook
from readiness.statistics.survival import Curve

WINDOW = 6
"""Months of Annex A's window."""


@dataclass(frozen=True)
class Days:
    """The days a look-ahead is between, the months of its window, and what ages are counted in."""

    extract: date
    visit: date
    months: int = WINDOW
    unit: Unit = "working_days"

    def window_start(self, on: date) -> date:
        """The first day of the window that ends on a day: to 30 September, 1 April."""
        return months_before(on + timedelta(days=1), self.months)


@dataclass(frozen=True, eq=False)
class Ahead:
    """The share today and its outlook at the visit, with which clocks are which.

    `chances` is as long as the open clocks: of stopping by the limit or the visit, whichever comes
    first; 0 for one that is late. `today` counts as `Outlook.settled`.
    """

    today: float | None
    at_visit: Outlook
    clocks: Open
    chances: Floats


def look_ahead(
    started: ArrayLike,
    due: ArrayLike,
    ended: ArrayLike,
    in_time: ArrayLike,
    curve: Curve,
    days: Days,
    confidence: float = INTERVAL,
) -> Ahead:
    """Where a share in time stands today, and where it can stand at the visit.

    Args:
        started, due: of each clock open at the extract, datetime64, the last day in time given as
            it is, whatever law or rule it comes from. NaT in `due` where a clock has no limit.
        ended, in_time: of each episode finished by the extract.
        curve: how long such clocks run, in `days.unit` (`curve_since` over twelve months).

    Raises ValueError for a visit before the extract, an episode that ends after it, or a clock that
    starts after it.
    """
    begun, limit, done = on_days(started), on_days(due), on_days(ended)
    if begun.shape != limit.shape:
        raise ValueError("Starts and last days in time must be as long as each other.")
    if (done > np.datetime64(days.extract)).any() or (begun > np.datetime64(days.extract)).any():
        raise ValueError("Clocks must start, and episodes end, by the day of the extract.")
    clocks = open_clocks(limit, days.extract, days.visit)
    chances = _chances(begun, limit, clocks, curve, days)
    late = int(clocks.late.sum())
    now = still_counted(done, in_time, days.extract, days.window_start(days.extract))
    then = still_counted(done, in_time, days.visit, days.window_start(days.visit))
    today = outlook(*now, late, []).settled
    ahead = outlook(*then, late, chances[clocks.falling_due], confidence)
    return Ahead(today, ahead, clocks, chances)


def _chances(begun: Dates, limit: Dates, clocks: Open, curve: Curve, days: Days) -> Floats:
    found = np.zeros(limit.shape)
    asked = clocks.falling_due | clocks.due_later
    until = np.minimum(limit[asked], np.datetime64(days.visit))
    age = ages(begun[asked], days.extract, days.unit)
    found[asked] = chances_in_time(curve, age, ages(begun[asked], until, days.unit))
    return found
