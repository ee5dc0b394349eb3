"""The invented authority's calendar: days as ordinals, for speed, and the date of each, shared.

Work is done on working days, people knock on any day but seldom at weekends, and schools, the
largest source after the police, are silent in the holidays.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from itertools import accumulate

import numpy as np

from readiness.calendar import months_before, six_months_to, working_days_between

YEARS_BACK = 28
DAYS_AHEAD = 290
_BANK_HOLIDAY_TABLE = (date(2000, 1, 1), date(2035, 12, 31))

_SCHOOL_HOLIDAYS = (
    ((1, 1), (1, 3)), ((2, 14), (2, 20)), ((4, 2), (4, 15)), ((5, 25), (5, 31)),
    ((7, 22), (9, 2)), ((10, 24), (10, 31)), ((12, 20), (12, 31)),
)  # fmt: skip
_IN_HOLIDAYS, _AT_WEEKENDS = 0.62, 0.18


def in_school_holiday(day: date) -> bool:
    return any(start <= (day.month, day.day) <= end for start, end in _SCHOOL_HOLIDAYS)


class Clock:
    """Ordinals of the as-at date (`today`), the six months (`window`) and year (`year`) to it."""

    def __init__(self, as_at: date) -> None:
        self.as_at = as_at
        self.today = as_at.toordinal()
        self.window = six_months_to(as_at).start.toordinal()
        self.year = months_before(as_at + timedelta(days=1), 12).toordinal()
        self._first = self.today - round(YEARS_BACK * 365.25)
        last = self.today + DAYS_AHEAD
        self._days = [date.fromordinal(number) for number in range(self._first, last + 1)]
        self._count_working_days(last)
        self._busy = list(accumulate(self._how_busy(day) for day in self._days))

    def _count_working_days(self, last: int) -> None:
        self._worked_from = max(self._first, _BANK_HOLIDAY_TABLE[0].toordinal())
        until = min(last, _BANK_HOLIDAY_TABLE[1].toordinal())
        start = date.fromordinal(self._worked_from)
        days = np.arange(np.datetime64(start), np.datetime64(date.fromordinal(until + 1)))
        self._worked: list[int] = working_days_between(start, days).astype(int).tolist()
        rises = np.flatnonzero(np.diff(self._worked)) + 1
        self._workdays: list[int] = (rises + self._worked_from).tolist()

    def _how_busy(self, day: date) -> float:
        weekend = _AT_WEEKENDS if day.weekday() > 4 else 1.0
        return weekend * (_IN_HOLIDAYS if in_school_holiday(day) else 1.0)

    def day(self, ordinal: int) -> date:
        return self._days[ordinal - self._first]

    def workday(self, ordinal: int) -> int:
        """The last working day on or before the day."""
        position = ordinal - self._worked_from
        if position < 0 or self._worked[position] == 0:
            return ordinal
        return self._workdays[self._worked[position] - 1]

    def add_working_days(self, ordinal: int, count: int) -> int:
        """The working day `count` working days after (before, if negative) the day."""
        return self._workdays[self._worked[ordinal - self._worked_from] + count - 1]

    def worked(self, start: int, end: int) -> int:
        """Working days after start, up to and including end."""
        return self._worked[end - self._worked_from] - self._worked[start - self._worked_from]

    def busy_day(self, share: float, low: int, high: int) -> int:
        """The day at a share (0 to 1) of all that comes to the front door from low to high."""
        first, last = max(low - self._first, 1), high - self._first
        before = self._busy[first - 1]
        wanted = before + share * (self._busy[last] - before)
        return min(bisect_left(self._busy, wanted), last) + self._first
