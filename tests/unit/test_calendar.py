"""Statutory clocks: the convention, the edges, and an independent table of bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness import calendar
from readiness.errors import InputError

IN_TABLE = st.dates(date(2001, 3, 1), date(2034, 11, 1))  # 400 days on either side are in it too


def days(*written: str) -> pd.Series:
    return pd.Series(np.array(written, dtype="datetime64[s]"))


def counted_by_hand(start: date, end: date) -> int:
    """The definition, a day at a time."""
    if end < start:
        return -counted_by_hand(end, start)
    off = set(calendar.bank_holidays())
    each = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in off for day in each)


def test_bank_holidays_agree_with_an_independent_table() -> None:
    theirs = holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2036))
    assert list(calendar.bank_holidays()) == sorted(day for day in theirs if day.weekday() < 5)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2011, 4, 29), False),  # royal wedding
        (date(2012, 6, 4), False),  # spring holiday, moved
        (date(2012, 5, 28), True),  # its usual day
        (date(2012, 6, 5), False),  # Diamond Jubilee
        (date(2018, 5, 21), True),  # a wedding year without a holiday
        (date(2020, 5, 4), True),  # early May holiday moved away
        (date(2020, 5, 8), False),  # to VE Day
        (date(2022, 5, 30), True),
        (date(2022, 6, 2), False),
        (date(2022, 6, 3), False),  # Platinum Jubilee
        (date(2022, 9, 19), False),  # state funeral
        (date(2023, 5, 8), False),  # coronation
        (date(2026, 12, 28), False),  # Boxing Day's substitute
        (date(2026, 9, 27), False),  # Sunday
    ],
)
def test_proclaimed_days(day: date, works: bool) -> None:
    assert calendar.is_working_day(day) is works


@pytest.mark.parametrize(
    ("end", "count"),
    [
        (date(2026, 2, 2), 0),  # the day it starts, a Monday
        (date(2026, 2, 3), 1),
        (date(2026, 4, 8), 45),  # across Good Friday and Easter Monday
    ],
)
def test_the_start_is_day_nought(end: date, count: int) -> None:
    assert calendar.working_days(date(2026, 2, 2), end) == count


def test_day_45_is_in_time_and_day_46_late() -> None:
    start = date(2026, 6, 1)
    last = calendar.add_working_days(start, 45)
    assert last == date(2026, 8, 3)
    ends = pd.Series(
        np.array([last - timedelta(days=3), last, last + timedelta(days=1)]), dtype="datetime64[s]"
    )
    assert calendar.working_days_between(start, ends).tolist() == [44, 45, 46]


@pytest.mark.parametrize("weekend", [date(2026, 2, 7), date(2026, 2, 8)])
def test_a_weekend_start_has_its_first_day_on_monday(weekend: date) -> None:
    assert calendar.working_days(weekend, date(2026, 2, 9)) == 1
    assert calendar.add_working_days(weekend, 1) == date(2026, 2, 9)


def test_a_weekend_end_counts_to_friday() -> None:
    assert calendar.working_days(date(2026, 2, 2), date(2026, 2, 8)) == 4


def test_christmas_2025() -> None:
    # 24 Dec to 2 Jan: 25, 26, 1 are holidays and 27, 28 a weekend.
    assert calendar.working_days(date(2025, 12, 24), date(2026, 1, 2)) == 4
    assert calendar.add_working_days(date(2025, 12, 24), 1) == date(2025, 12, 29)
    assert calendar.add_working_days(date(2025, 12, 25), 1) == date(2025, 12, 29)
    assert calendar.add_working_days(date(2025, 12, 29), -1) == date(2025, 12, 24)


def test_a_missing_date_is_nan_in_every_answer() -> None:
    dates = days("2026-02-02", "NaT")
    assert np.isnan(calendar.working_days_between(dates, date(2026, 3, 2))).tolist() == [
        False,
        True,
    ]
    assert np.isnan(calendar.working_days_between(date(2026, 1, 2), dates)).tolist() == [
        False,
        True,
    ]
    assert calendar.add_working_days(dates, 5).isna().tolist() == [False, True]
    assert calendar.add_months(dates, 5).isna().tolist() == [False, True]
    assert np.isnan(calendar.age_in_years(dates, date(2026, 3, 2))).tolist() == [False, True]


def test_a_row_outside_the_table_is_unknown_and_a_single_date_is_refused() -> None:
    dates = days("1999-12-31", "2000-01-01", "2035-12-31", "2036-01-01")
    known = ~np.isnan(calendar.working_days_between(dates, date(2020, 1, 2)))
    assert known.tolist() == [False, True, True, False]
    assert calendar.add_working_days(days("2035-12-28"), 30).isna().all()
    for refused in (
        lambda: calendar.working_days_between(dates, date(2036, 1, 1)),
        lambda: calendar.working_days(date(1999, 12, 31), date(2000, 1, 4)),
        lambda: calendar.add_working_days(date(2035, 12, 28), 30),
        lambda: calendar.add_working_days(date(2000, 1, 5), -30),
        lambda: calendar.is_working_day(date(2036, 1, 1)),
    ):
        with pytest.raises(InputError, match="2000 to 2035") as refusal:
            refused()
        assert "1999-" not in str(refusal.value)  # a date may be a child's


def test_the_first_and_last_days_of_the_table_can_be_reached() -> None:
    assert calendar.add_working_days(date(2000, 1, 4), 1) == date(2000, 1, 5)
    assert calendar.add_working_days(date(2000, 1, 5), -1) == date(2000, 1, 4)
    assert calendar.add_working_days(date(2035, 12, 28), 1) == date(2035, 12, 31)


def test_the_time_of_day_and_the_index_are_kept_out_of_it() -> None:
    late = pd.Series(pd.to_datetime(["2026-02-02 23:59:59"]), index=[7], name="seen")
    moved = calendar.add_working_days(late, 1)
    assert moved.to_dict() == {7: pd.Timestamp("2026-02-03")}
    assert (moved.name, moved.dtype) == ("seen", np.dtype("datetime64[s]"))
    assert calendar.working_days_between(late, days("2026-02-03")).tolist() == [1.0]


def test_arrays_answer_as_arrays_and_text_is_refused() -> None:
    array = np.array(["2026-02-02"], dtype="datetime64[D]")
    assert calendar.add_months(array, 1).tolist() == [pd.Timestamp("2026-03-02").to_pydatetime()]
    assert calendar.working_days_between(array, array).tolist() == [0.0]
    with pytest.raises(TypeError, match="'seen'"):
        calendar.working_days_between(pd.Series(["2026-02-02"], name="seen"), date(2026, 2, 3))


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(1968, 5, 5), 0, date(1968, 5, 5)),
    ],
)
def test_months_are_calendar_months(start: date, n: int, end: date) -> None:
    assert calendar.add_months(start, n) == end
    assert calendar.add_months(days(start.isoformat()), n).tolist() == [pd.Timestamp(end)]


def test_six_months_to_the_as_at_date() -> None:
    assert str(calendar.six_months_to(date(2026, 9, 30))) == "2026-04-01/2026-09-30"
    assert str(calendar.six_months_to(date(2026, 2, 28))) == "2025-09-01/2026-02-28"
    assert str(calendar.six_months_to(date(2026, 7, 14))) == "2026-01-15/2026-07-14"


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2010, 9, 30), date(2026, 9, 29), 15),
        (date(2010, 9, 30), date(2026, 9, 30), 16),
        (date(2012, 2, 29), date(2013, 2, 28), 0),
        (date(2012, 2, 29), date(2013, 3, 1), 1),
        (date(2026, 9, 30), date(2026, 9, 30), 0),
        (date(2026, 10, 1), date(2026, 9, 30), -1),  # expected tomorrow
        (date(2028, 1, 1), date(2026, 9, 30), -1),
        (date(1965, 7, 1), date(2026, 9, 30), 61),
    ],
)
def test_age_is_in_completed_years(born: date, on: date, years: int) -> None:
    assert calendar.full_years(born, on) == years
    assert calendar.age_in_years(days(born.isoformat()), on).tolist() == [years]


@given(IN_TABLE, st.integers(-400, 400))
def test_any_interval_is_counted_as_by_hand(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    by_hand = counted_by_hand(start, end)
    assert calendar.working_days(start, end) == by_hand
    assert calendar.working_days_between(days(start.isoformat()), end).tolist() == [by_hand]


@given(IN_TABLE, st.integers(1, 200))
def test_the_nth_working_day_is_a_working_day_and_the_nth(start: date, n: int) -> None:
    due = calendar.add_working_days(start, n)
    assert calendar.is_working_day(due)
    assert calendar.working_days(start, due) == n
    before = calendar.add_working_days(start, -n)
    assert calendar.is_working_day(before)
    assert calendar.working_days(before, start - timedelta(days=1)) == n - 1


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-600, 600))
def test_single_months_and_arrays_of_them_agree(start: date, n: int) -> None:
    later = calendar.add_months(start, n)
    assert calendar.add_months(np.array([start], dtype="datetime64[D]"), n)[0] == np.datetime64(
        later
    )
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == n
    assert later.day <= start.day


@given(IN_TABLE, IN_TABLE)
def test_single_ages_and_arrays_of_them_agree(born: date, on: date) -> None:
    assert calendar.age_in_years(born, on) == calendar.full_years(born, on)
