"""The judgements before a day: those we hold, and later ones that the user gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from readiness import benchmark
from readiness.assessment import locate
from readiness.errors import InputError
from readiness.intake import areas
from readiness.model import Area, Authority, Grade

COLUMNS = ("number", "area", "grade", "inspected", "published")
"""Of a file of judgements: DfE's number, help_and_protection, children_in_care, care_leavers or leaders;
1 outstanding to 4 inadequate, as Ofsted writes it; the days the inspection began and its report was out."""
_GIVEN = "The file of judgements given"


def judged(authority: Authority, day: date, given: str | Path = "") -> tuple[Grade, ...]:
    """The latest inspection's judgements that were out by the day. Raises InputError where the file that
    is given cannot be used."""
    ours = benchmark.grades_before(authority, day)
    theirs = _given(locate(str(given)), areas.authority_number(authority), day) if given else ()
    latest = max((grade.inspected for grade in (*ours, *theirs)), default=None)
    return next((one for one in (theirs, ours) if one and one[0].inspected == latest), ())


def _given(file: Path, number: int | None, day: date) -> tuple[Grade, ...]:
    frame = _read(file)
    mine = frame[(frame["number"] == number) & (frame["published"] <= pd.Timestamp(day))]
    last = mine[mine["inspected"] == mine["inspected"].max()]
    found = {
        row["area"]: Grade(
            Area(row["area"]),
            int(row["grade"]),
            row["inspected"].date(),
            row["published"].date(),
            _GIVEN,
        )
        for row in last.to_dict("records")
    }
    return tuple(found[area] for area in Area if area in found)


def _read(file: Path) -> pd.DataFrame:
    try:
        frame = pd.read_csv(file, usecols=list(COLUMNS))
    except (OSError, ValueError):
        raise InputError(
            f"'{file.name}' is not a csv of judgements; it must have the columns {', '.join(COLUMNS)}."
        ) from None
    for name in ("inspected", "published"):
        frame[name] = pd.to_datetime(frame[name], errors="coerce", format="ISO8601")
    for name in ("number", "grade"):
        frame[name] = pd.to_numeric(frame[name], errors="coerce")
    wrong = (
        frame.isna().any(axis=1)
        | ~frame["grade"].isin((1, 2, 3, 4))
        | ~frame["area"].isin(list(Area))
        | (frame["published"] < frame["inspected"])
    )
    if wrong.any():
        raise InputError(
            f"{int(wrong.sum())} rows of '{file.name}' are no judgements: an area is one of "
            f"{', '.join(Area)}, a grade 1 (outstanding) to 4 (inadequate), and days are written 2026-09-30."
        )
    return frame
