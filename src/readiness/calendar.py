"""Working days in England and statutory clocks; the only home of bank holidays.

**The convention.** The day a clock starts is day 0. Day 1 is the first working day after it, and a
limit of 45 working days is met on day 45 and missed on day 46. A clock started on a weekend or bank
holiday therefore has its day 1 on the next working day. (Some tools count the first day as day 1
and so flag a case a day sooner; this is the literal reading of "within 45 working days of".)

Months are calendar months: one month after 31 January is the last day of February. Weeks are seven
days. Age is in completed years; a child born on 29 February is a year older on 1 March in a common
year.

**Refuse, do not guess.** The table of bank holidays covers the years 2000 to 2035. A single date
outside it raises InputError; a row of an array outside it, or without a date, gives NaN or NaT.

Arrays are datetime64 (any unit; the time of day is ignored) or pandas Series of them; everything is
vectorised. No function reads the clock.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeAlias, overload

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.model import Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

Days: TypeAlias = "pd.Series | NDArray[np.datetime64]"
"""Many dates: a Series or array of datetime64, NaT where there is none."""

_DAY = np.timedelta64(1, "D")
_NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True, eq=False)
class _Table:
    """Every day from first to last: how many working days by its end, and which they are."""

    first: date
    last: date
    bank_holidays: tuple[date, ...]
    worked: NDArray[np.int64]
    workdays: NDArray[np.datetime64]


@cache
def _table() -> _Table:
    text = resources.files("readiness").joinpath("bank_holidays.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    first, last = date(data["first_year"], 1, 1), date(data["last_year"], 12, 31)
    holidays = tuple(day for year in data["days"].values() for day in year)
    every_day = np.arange(np.datetime64(first), np.datetime64(last) + _DAY)
    worked = np.is_busday(every_day, holidays=np.array(holidays, dtype="datetime64[D]"))
    return _Table(first, last, holidays, np.cumsum(worked), every_day[worked])


def bank_holidays() -> tuple[date, ...]:
    """England's bank holidays on weekdays, in order, for every year of the table."""
    return _table().bank_holidays


def is_working_day(day: date) -> bool:
    """Whether the day is neither at a weekend nor a bank holiday. Raises InputError off the table."""
    _position(day)
    return day.weekday() < 5 and _plain(day) not in bank_holidays()


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`: day 0 is the start.

    Negative where the end comes before the start. Raises InputError off the table.
    """
    worked = _table().worked
    return int(worked[_position(end)] - worked[_position(start)])


def working_days_between(start: Days | date, end: Days | date) -> NDArray[np.float64]:
    """Working days after `start` up to and including `end`, a float a row.

    Either side may be one date, set against every row of the other. The start is day 0; where the
    end comes before the start the count is negative, the same days counted back. NaN where either
    date is missing or outside the table. Raises InputError where a single date is outside it.
    """
    begun, ended = np.broadcast_arrays(_positions(start), _positions(end))
    known = (begun >= 0) & (ended >= 0)
    worked = _table().worked
    return np.where(known, worked[ended] - worked[begun], np.nan)


@overload
def add_working_days(dates: date, n: int) -> date: ...
@overload
def add_working_days(dates: pd.Series, n: int) -> pd.Series: ...
@overload
def add_working_days(dates: NDArray[np.datetime64], n: int) -> NDArray[np.datetime64]: ...
def add_working_days(dates: Any, n: int) -> Any:
    """The nth working day after each date: the last day on which a limit of n is met.

    Negative n counts back from the date; n of 0 gives the dates themselves. A date in gives a date,
    a Series a Series (datetime64[s]), an array an array. NaT where the date is missing or either
    end is outside the table; raises InputError for a single date.
    """
    positions = _positions(dates)
    days = _days(dates) if n == 0 else _nth_workday(positions, n)
    moved = np.where(positions >= 0, days, _NEVER)
    if moved.ndim == 0 and isinstance(dates, date) and np.isnat(moved):
        raise InputError(_off_the_table())
    return _like(dates, moved)


def _nth_workday(positions: NDArray[np.int64], n: int) -> NDArray[np.datetime64]:
    """The nth working day after (or before) each position; NaT where the table does not reach."""
    table = _table()
    # Working days by the end of the day for counting on, by the end of the day before for back.
    passed = table.worked[positions] if n > 0 else np.insert(table.worked, 0, 0)[positions]
    nth = passed + n - (1 if n > 0 else 0)
    inside = (nth >= 0) & (nth < len(table.workdays))
    return np.where(inside, table.workdays[np.where(inside, nth, 0)], _NEVER)


@overload
def add_months(dates: date, n: int) -> date: ...
@overload
def add_months(dates: pd.Series, n: int) -> pd.Series: ...
@overload
def add_months(dates: NDArray[np.datetime64], n: int) -> NDArray[np.datetime64]: ...
def add_months(dates: Any, n: int) -> Any:
    """The same day n calendar months later, or the month's last day where it is too short.

    Negative n goes back. A date in gives a date, a Series a Series (datetime64[s]), an array an
    array; NaT stays NaT. Needs no bank holidays, so any date will do.
    """
    if isinstance(dates, date) and not pd.isna(dates):
        return _month_later(_plain(dates), n)
    days = _days(dates)
    month = days.astype("datetime64[M]")
    target = month + np.timedelta64(n, "M")
    same_day = target.astype("datetime64[D]") + (days - month.astype("datetime64[D]"))
    last_day = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - _DAY
    return _like(dates, np.minimum(same_day, last_day))


def _month_later(day: date, n: int) -> date:
    """One date n months on: the scalar twin of the arrays above, fast enough for inner loops."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    next_year, next_month = divmod(year * 12 + month + 1, 12)
    last_day = date(next_year, next_month + 1, 1) - timedelta(days=1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), last_day)


def months_before(day: date, n: int) -> date:
    """The same day n calendar months earlier, or that month's last day."""
    return add_months(day, -n)


def six_months_to(as_at: date) -> Period:
    """Annex A's window: the six months ending on the as-at date.

    To 30 September it starts on 1 April: the day after the as-at date, six months back.
    """
    return Period(months_before(as_at + timedelta(days=1), 6), as_at)


def twelve_months_to(as_at: date) -> Period:
    """The window of lists 10 and 11: to 30 September 2026 it starts on 1 October 2025."""
    return Period(months_before(as_at + timedelta(days=1), 12), as_at)


def return_year_to(as_at: date) -> Period:
    """The latest year of the statutory returns, 1 April to 31 March, that has ended by the day."""
    ended = as_at.year if (as_at.month, as_at.day) >= (3, 31) else as_at.year - 1
    return Period(date(ended - 1, 4, 1), date(ended, 3, 31))


def full_years(born: date, on: date) -> int:
    """Completed years of age; -1 for the unborn."""
    if on < born:
        return -1
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_in_years(born: Days | date, on: Days | date) -> NDArray[np.float64]:
    """Completed years of age, a float a row: -1 for the unborn, NaN where a date is missing."""
    birth, day = np.broadcast_arrays(_days(born), _days(on))
    (birth_year, birthday), (year, today) = _year_and_rest(birth), _year_and_rest(day)
    years = np.where(day < birth, -1.0, year - birth_year - (today < birthday))
    return np.where(np.isnat(birth) | np.isnat(day), np.nan, years)


def _year_and_rest(days: NDArray[np.datetime64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The calendar year, and month and day as one number that orders days within any year."""
    month, year = days.astype("datetime64[M]"), days.astype("datetime64[Y]")
    months = month.astype(np.int64) - 12 * year.astype(np.int64)
    rest = (days - month.astype("datetime64[D]")).astype(np.int64)
    return year.astype(np.int64), months * 32 + rest


def _days(dates: Any) -> NDArray[np.datetime64]:
    """One or many dates as datetime64[D]; a scalar gives an array of no dimensions."""
    if isinstance(dates, pd.Series) and dates.dtype.kind != "M":
        raise TypeError(f"The column '{dates.name}' holds {dates.dtype}, not dates.")
    return np.asarray(dates).astype("datetime64[D]")


def _plain(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


def _position(day: date) -> int:
    """Where the day stands in the table; raises InputError where it does not."""
    table = _table()
    day = _plain(day)
    if not table.first <= day <= table.last:
        raise InputError(_off_the_table())
    return (day - table.first).days


def _positions(dates: Days | date) -> NDArray[np.int64]:
    """Where each day stands in the table, -1 for those missing or outside it."""
    if isinstance(dates, date) and not pd.isna(dates):
        return np.array(_position(dates))
    table = _table()
    days = _days(dates)
    known = (days >= np.datetime64(table.first)) & (days <= np.datetime64(table.last))
    return np.where(known, (days - np.datetime64(table.first)).astype(np.int64), -1)


def _off_the_table() -> str:
    # The date itself is left out: it may be a child's.
    table = _table()
    return (
        f"A date is outside the table of bank holidays ({table.first.year} to {table.last.year}), "
        "so its working days are not known; check the date, or add the years to "
        "bank_holidays.toml."
    )


def _like(original: Any, days: NDArray[np.datetime64]) -> Any:
    """The answer in the shape of the question: date for date, Series for Series."""
    if isinstance(original, pd.Series):
        return pd.Series(days.astype("datetime64[s]"), index=original.index, name=original.name)
    return days.item() if days.ndim == 0 else days.astype("datetime64[s]")
