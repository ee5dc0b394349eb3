"""placed_adoption.csv: children in care in the year for whom adoption had been decided, and whether
that was reversed. That decisions of earlier years are among them is working knowledge."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")


def rows(child: Child, view: View) -> Iterator[Cells]:
    if not any(view.periods(child)):
        return
    for plan in child.adoption:
        if view.year.held(plan.decision, plan.reversed):
            ceased = view.year.known(plan.reversed)
            yield (child.born, plan.decision, ceased, plan.reversal_reason if ceased else None)
