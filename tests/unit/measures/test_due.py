"""The last day of a limit at the edges of the calendar: leap days, month ends, days off."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness import calendar
from readiness.errors import InputError
from readiness.measures.due import due
from readiness.model import Limit

DAYS = st.dates(date(2003, 1, 1), date(2033, 1, 1))


def limit(value: int, unit: str) -> Limit:
    return Limit("test", value, unit, "", True)


@pytest.mark.parametrize(
    ("since", "value", "unit", "last"),
    [
        (date(2028, 2, 29), 12, "months", date(2029, 2, 28)),
        (date(2027, 11, 30), 3, "months", date(2028, 2, 29)),
        (date(2026, 11, 30), 3, "months", date(2027, 2, 28)),
        (date(2026, 8, 31), 6, "months", date(2027, 2, 28)),
        (date(2027, 2, 28), 6, "months", date(2027, 8, 28)),  # a month's end is not kept
        (date(2028, 2, 28), 1, "days", date(2028, 2, 29)),
        (date(2028, 2, 22), 1, "weeks", date(2028, 2, 29)),
        (date(2028, 2, 28), 1, "working_days", date(2028, 2, 29)),
        (date(2028, 2, 29), 1, "working_days", date(2028, 3, 1)),
        (date(2026, 9, 26), 3, "days", date(2026, 9, 29)),  # from a Saturday, Sundays count
        (date(2026, 4, 2), 1, "working_days", date(2026, 4, 7)),  # over Easter
        (date(2026, 4, 3), 1, "working_days", date(2026, 4, 7)),  # from Good Friday itself
        (date(2026, 4, 6), 1, "working_days", date(2026, 4, 7)),  # from Easter Monday
        (date(2025, 12, 24), 45, "working_days", date(2026, 3, 2)),
    ],
)
def test_the_last_day(since: date, value: int, unit: str, last: date) -> None:
    assert due(since, limit(value, unit)) == last
    many = pd.Series(np.array([since], dtype="datetime64[s]"))
    assert due(many, limit(value, unit)).tolist() == [pd.Timestamp(last)]


def test_a_limit_that_runs_off_the_table_is_refused_for_one_and_unknown_for_many() -> None:
    since, long = date(2035, 12, 3), limit(45, "working_days")
    with pytest.raises(InputError, match="2000 to 2035"):
        due(since, long)
    assert due(pd.Series(np.array([since], dtype="datetime64[s]")), long).isna().all()


@settings(max_examples=500)
@given(DAYS, st.integers(1, 60))
def test_the_last_day_in_time_is_worked_and_the_next_worked_is_a_day_over(
    since: date, value: int
) -> None:
    last = due(since, limit(value, "working_days"))
    after = calendar.add_working_days(last, 1)
    assert calendar.is_working_day(last)
    assert calendar.working_days(since, last) == value
    assert calendar.working_days(since, after) == value + 1
    assert calendar.working_days(since, after - timedelta(days=1)) == value


@settings(max_examples=500)
@given(DAYS, DAYS, st.sampled_from([3, 6, 12, 18, 30]))
def test_months_on_and_months_back_differ_at_the_ends_of_months_alone(
    since: date, on: date, months: int
) -> None:
    """ "So many months have passed" by the last day, and by going back, is the same but where a
    month is too short for the day."""
    by_due = due(since, limit(months, "months")) <= on
    by_going_back = since <= calendar.months_before(on, months)
    if by_due != by_going_back:
        assert by_due
        assert since.day > on.day
        assert (on + timedelta(days=1)).day == 1
