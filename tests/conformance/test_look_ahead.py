"""Clocks that are open and over their limit on a day, against cases drawn from other people's code.

Read from outside the project; skipped, saying so, where the cases are absent. Data to Insight's
validators count the day a clock starts as day 1, we as day 0: their reading is a named setting, which
must give their verdicts exactly, and ours may differ on the day between alone.
"""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from readiness import calendar
from readiness.errors import InputError
from readiness.statistics.look_ahead import cutoff, is_late

PROJECT = Path(__file__).resolve().parents[2]
CASES = PROJECT / os.environ.get("READINESS_CASES", "../shared/cases") / "lookahead.json"
FAMILIES = {"8670Q_open_assessment", "8675Q_open_s47_no_icpc", "d2i_cutoff", "due_date_numpy"}
NO = {"false", "0"}
"""What their rule reads as "a conference is required"; a missing answer is not one of them."""


def every() -> list[dict[str, Any]]:
    return json.loads(CASES.read_text(encoding="utf-8"))["cases"] if CASES.is_file() else []


def of(family: str) -> list[Any]:
    if not every():
        reason = "lookahead.json is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(c, id=c["id"]) for c in every() if c["family"] == family]


def day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def differs_on_the_day_alone(start: date, reference: date, limit: int, theirs: bool) -> None:
    ours = is_late(start, reference, limit)
    on_the_day = cutoff(reference, limit) <= start
    on_the_day &= start < cutoff(reference, limit, first_day_is_one=True)
    assert ours == (theirs and not on_the_day)


@pytest.mark.parametrize("case", of("8670Q_open_assessment"))
def test_open_assessments(case: dict[str, Any]) -> None:
    given = case["input"]
    start, reference = day(given["start"]), day(given["reference_date"])
    still_open = given["authorised"] is None and start is not None
    limit = given["limit_working_days"]
    late = still_open and is_late(start, reference, limit, first_day_is_one=True)
    assert late is case["expected"]["flag"]
    if still_open:
        differs_on_the_day_alone(start, reference, limit, late)


@pytest.mark.parametrize("case", of("8675Q_open_s47_no_icpc"))
def test_enquiries_without_a_conference(case: dict[str, Any]) -> None:
    given = case["input"]
    start, reference = day(given["s47_start"]), day(given["reference_date"])
    required = str(given["icpc_not_required"]).casefold() in NO
    still_open = given["icpc_date"] is None and required and start is not None
    limit = given["limit_working_days"]
    late = still_open and is_late(start, reference, limit, first_day_is_one=True)
    assert late is case["expected"]["flag"]
    if still_open:
        differs_on_the_day_alone(start, reference, limit, late)


@pytest.mark.parametrize("case", of("d2i_cutoff"))
def test_cut_offs(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    reference, n = date.fromisoformat(given["reference_date"]), given["working_days"]
    assert cutoff(reference, n, first_day_is_one=True).isoformat() == expected["d2i_cutoff"]
    assert cutoff(reference, n).isoformat() == expected["literal_cutoff"]


@pytest.mark.parametrize("case", of("due_date_numpy"))
def test_due_dates(case: dict[str, Any]) -> None:
    given, due = case["input"], case["expected"]["due"]
    start = date.fromisoformat(given["start"])
    assert calendar.add_working_days(start, given["working_days"]).isoformat() == due


def test_every_family_is_run() -> None:
    if not every():
        pytest.skip("lookahead.json is not there")
    assert {c["family"] for c in every()} <= FAMILIES


@pytest.mark.parametrize(
    ("start", "day_45"),
    [
        (date(2026, 1, 5), date(2026, 3, 9)),  # a Monday, no holiday between
        (date(2026, 1, 3), date(2026, 3, 6)),  # a Saturday: day 1 is the Monday
        (date(2026, 3, 2), date(2026, 5, 7)),  # Good Friday, Easter Monday and 4 May between
        (date(2025, 12, 24), date(2026, 3, 2)),  # Christmas and New Year between
    ],
)
def test_day_45_is_in_time_and_day_46_is_late(start: date, day_45: date) -> None:
    before = calendar.add_working_days(day_45, -1)
    after = calendar.add_working_days(day_45, 1)
    assert calendar.working_days(start, day_45) == 45
    assert [is_late(start, on, 45) for on in (before, day_45, after)] == [False, False, True]
    theirs = [is_late(start, on, 45, first_day_is_one=True) for on in (before, day_45, after)]
    # Their day 1 is the day it starts where that is worked; from a day off the two agree but for
    # the day off itself, which they count with the day before.
    assert theirs == [False, True, True]


def test_a_day_off_the_table_of_holidays_is_refused() -> None:
    with pytest.raises(InputError):
        is_late(date(1990, 1, 1), date(1990, 1, 1) + timedelta(days=90), 45)


def test_a_start_before_the_table_needs_no_count_to_be_late() -> None:
    """Their table begins in 2022, ours in 2000: an old start is late, not an error."""
    assert is_late(date(1998, 5, 26), date(2022, 3, 31), 15)


DAYS = st.dates(date(2003, 1, 1), date(2033, 1, 1))


@settings(max_examples=500)
@drawn(DAYS, st.integers(1, 120))
def test_any_case_of_these_families_is_as_numpy_has_it(on: date, n: int) -> None:
    """The rule each family's note states, by numpy's business days on the same holidays."""
    day, off = np.datetime64(on), np.array(calendar.bank_holidays(), dtype="datetime64[D]")

    def moved(by: int, roll: str) -> date:
        return np.busday_offset(day, by, roll=roll, holidays=off).item()

    assert cutoff(on, n) == moved(-n, "forward")
    assert cutoff(on, n, first_day_is_one=True) == moved(1 - n, "forward")
    assert calendar.add_working_days(on, n) == moved(n, "backward")


@settings(max_examples=500)
@drawn(DAYS, st.integers(0, 200), st.integers(1, 60))
def test_late_is_past_the_last_day_in_time(start: date, open_for: int, limit: int) -> None:
    """On a working day the three ways to say it agree. On a day off after the last day in time, the
    count stands still, so a clock still open is past its day before its count is over the limit."""
    on = start + timedelta(days=open_for)
    late = is_late(start, on, limit)
    over = calendar.working_days(start, on) > limit
    assert late == (on > calendar.add_working_days(start, limit))
    assert over == (late and calendar.working_days(start, on) != limit)
    if calendar.is_working_day(on):
        assert over == late
    assert is_late(start, on, limit, first_day_is_one=True) or not late
