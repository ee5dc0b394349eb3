"""missing.csv: times a child in care went missing or was away without authorisation in the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "MISSING", "MIS_START", "MIS_END")

_MISSING, _ABSENT = "M", "A"


def rows(child: Child, view: View) -> Iterator[Cells]:
    for period in view.periods(child):
        yield from _times(child, view, _MISSING, period.missing, period.missing_ends)
        yield from _times(child, view, _ABSENT, period.absent, period.absent_ends)


def _times(
    child: Child, view: View, kind: str, began: list[date], back: list[date | None]
) -> Iterator[Cells]:
    for start, end in zip(began, back, strict=True):
        if view.year.held(start, end):
            yield (child.born, kind, start, view.year.known(end))
