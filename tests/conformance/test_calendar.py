"""Our bank holidays against those of other people's code (clocks are in test_look_ahead)."""

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


def test_bank_holidays(cases: dict[str, Any]) -> None:
    theirs = [date.fromisoformat(day) for day in cases["meta"]["bank_holidays_england"]]
    years = range(theirs[0].year, theirs[-1].year + 1)
    ours = [day for day in calendar.bank_holidays() if day.year in years]
    assert ours == theirs
