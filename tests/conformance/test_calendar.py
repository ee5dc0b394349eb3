"""Our bank holidays and clocks against cases drawn from other people's code."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness import calendar

PROJECT = Path(__file__).resolve().parents[2]
CASES = PROJECT / os.environ.get("READINESS_CASES", "../shared/cases") / "lookahead.json"


@pytest.fixture(scope="module")
def cases() -> dict[str, Any]:
    if not CASES.is_file():
        pytest.skip(f"lookahead.json is not in {CASES.parent.name}; set READINESS_CASES")
    return json.loads(CASES.read_text(encoding="utf-8"))


def of(cases: dict[str, Any], family: str) -> list[dict[str, Any]]:
    found = [case for case in cases["cases"] if case["family"] == family]
    assert found, f"no case of the family {family}"
    return found


def test_bank_holidays(cases: dict[str, Any]) -> None:
    theirs = [date.fromisoformat(day) for day in cases["meta"]["bank_holidays_england"]]
    years = range(theirs[0].year, theirs[-1].year + 1)
    ours = [day for day in calendar.bank_holidays() if day.year in years]
    assert ours == theirs


def test_due_dates(cases: dict[str, Any]) -> None:
    for case in of(cases, "due_date_numpy"):
        given, due = case["input"], date.fromisoformat(case["expected"]["due"])
        start = date.fromisoformat(given["start"])
        assert calendar.add_working_days(start, given["working_days"]) == due, case["id"]


def test_literal_cut_offs(cases: dict[str, Any]) -> None:
    """Late on the reference date are those that started before the cut-off: ours is the literal
    reading, a working day later than that of the tool the cases come from."""
    for case in of(cases, "d2i_cutoff"):
        reference = date.fromisoformat(case["input"]["reference_date"])
        n = case["input"]["working_days"]
        assert calendar.add_working_days(reference, -n) == date.fromisoformat(
            case["expected"]["literal_cutoff"]
        ), case["id"]


def test_open_assessments_past_their_limit(cases: dict[str, Any]) -> None:
    """The tool counts the first day as day 1 and so flags day 45; we flag from day 46. Nothing else
    may differ."""
    for case in of(cases, "8670Q_open_assessment"):
        given = case["input"]
        open_for = calendar.working_days(
            date.fromisoformat(given["start"]), date.fromisoformat(given["reference_date"])
        )
        theirs = open_for + 1 > given["limit_working_days"]
        assert theirs is case["expected"]["flag"], case["id"]
