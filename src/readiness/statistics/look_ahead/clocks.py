"""Open clocks on the day of the extract: which are late, which fall due, how old each is.

The day a clock starts is day 0 (`readiness.calendar`). Data to Insight's validators count it as day 1;
`first_day_is_one` is their reading, for their verdicts alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readiness.calendar import add_working_days, working_days_between
from readiness.statistics.checks import Floats

FIELDWORK = 5
"""Working days from the day inspectors arrive in which they are on site."""

Dates = NDArray[np.datetime64]
Unit = Literal["working_days", "days"]


@dataclass(frozen=True, eq=False)
class Open:
    """The open clocks on the day of the extract, as masks over the days they are due.

    A clock due on the day of the visit is falling due, and due in fieldwork too.
    """

    late: NDArray[np.bool_]
    falling_due: NDArray[np.bool_]
    in_fieldwork: NDArray[np.bool_]
    due_later: NDArray[np.bool_]


def open_clocks(due: ArrayLike, extract: date, visit: date) -> Open:
    """Which open clocks are late already, fall due by the visit, or within its fieldwork, or later.

    `due` is the last day each is in time (datetime64; NaT, a clock without a limit, is in none).
    Raises ValueError where the visit is before the extract.
    """
    if visit < extract:
        raise ValueError("The visit must not be before the day of the extract.")
    days = on_days(due)
    first, last = np.datetime64(extract, "D"), np.datetime64(visit, "D")
    end = np.datetime64(add_working_days(visit, FIELDWORK), "D")
    return Open(
        late=days < first,  # NaT compares as neither
        falling_due=(days >= first) & (days <= last),
        in_fieldwork=(days >= last) & (days <= end),
        due_later=days > last,
    )


def still_counted(
    ended: ArrayLike, in_time: ArrayLike, visit: date, window_start: date
) -> tuple[int, int]:
    """In time, and in all, of the finished episodes that the window up to the visit still holds."""
    days, good = on_days(ended), np.asarray(in_time, dtype=bool)
    if days.shape != good.shape:
        raise ValueError("Ends, and whether each was in time, must be as long as each other.")
    inside = (days >= np.datetime64(window_start)) & (days <= np.datetime64(visit))
    return int((inside & good).sum()), int(inside.sum())


def ages(started: ArrayLike, on: ArrayLike | date, unit: Unit = "working_days") -> Floats:
    """How old each clock is at the end of a day (one, or one a clock): 0 on the day it starts.

    Raises ValueError where a date is missing, or working days are asked for off the table of bank
    holidays, and InputError for a single such day.
    """
    first, last = on_days(started), on if isinstance(on, date) else on_days(on)
    if unit == "days":
        found = (np.asarray(last, dtype="datetime64[D]") - first) / np.timedelta64(1, "D")
    else:
        found = working_days_between(first, last)
    if np.isnan(found).any():
        raise ValueError("Dates must be given, and be in the years whose bank holidays are known.")
    return np.asarray(found, dtype=np.float64)


def is_late(start: date, on: date, limit: int, *, first_day_is_one: bool = False) -> bool:
    """Whether a clock of so many working days, still open, has run over by a day.

    The day it starts is day 0, so day 45 of a limit of 45 is in time. `first_day_is_one` counts it
    as day 1, as the validators of Data to Insight do, which are late a working day sooner.
    """
    return start < cutoff(on, limit, first_day_is_one=first_day_is_one)


def cutoff(on: date, limit: int, *, first_day_is_one: bool = False) -> date:
    """The day before which a clock must have started to be late on a day: so many working days
    back, or one fewer where the first day is day 1 (from a day off, the next working day first)."""
    if limit < 1:
        raise ValueError("A limit must be of one working day or more.")
    if not first_day_is_one:
        return add_working_days(on, -limit)
    back = add_working_days(add_working_days(on, -1), 1)  # the day itself, or the next worked
    return back if limit == 1 else add_working_days(back, -(limit - 1))


def on_days(days: ArrayLike | Sequence[date]) -> Dates:
    """Dates as the functions here take them; the time of day is left out."""
    return np.asarray(days, dtype="datetime64[D]")
