"""Which year and authority a census is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.cells import LATEST
from readiness.intake.returns.cin_census import messages
from readiness.model import Issue, Period

FIRST, LAST = 2021, 2026
"""The years whose forms this was written from."""

_YEAR = re.compile(r"(20\d\d)Z?")
_AUTHORITY = re.compile(r"\d{3}")


def period(header: Mapping[str, str]) -> tuple[Period | None, list[Issue]]:
    """The year to 31 March that the census covers.

    The element Year names the year in which it ends; where there is none that can be read, the
    reference date does, which should be that 31 March.
    """
    named = _YEAR.fullmatch(header.get("year", ""))
    told = cells.within(cells.read_day(header.get("reference_date", "").removesuffix("Z")), LATEST)
    reference = told if isinstance(told, date) else None
    if named is None and reference is None:
        return None, [messages.no_year()]
    ends = int(named[1]) if named else _ended_by(reference)
    issues = []
    if named is None:
        issues.append(messages.year_from_reference_date())
    elif reference != date(ends, 3, 31):
        issues.append(messages.odd_reference_date(ends, given=reference is not None))
    if not FIRST <= ends <= LAST:
        issues.append(messages.another_form(FIRST, LAST))
    return Period(date(ends - 1, 4, 1), date(ends, 3, 31)), issues


def _ended_by(day: date | None) -> int:
    """The year of the last 31 March on or before the day."""
    assert day is not None
    return day.year if day >= date(day.year, 3, 31) else day.year - 1


def authority(header: Mapping[str, str]) -> tuple[int | None, list[Issue]]:
    """The authority's DfE number, from the element LEA."""
    said = header.get("authority", "")
    if _AUTHORITY.fullmatch(said):
        return int(said), []
    return None, [messages.no_authority()]
