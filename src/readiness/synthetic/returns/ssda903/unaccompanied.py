"""uasc.csv: unaccompanied children in care in the year, and when they are that no longer: on their
eighteenth birthday, which may be to come."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.calendar import add_months
from readiness.story import Child
from readiness.synthetic.returns.people import SEX
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("SEX", "DOB", "DUC")

_ADULT = 18 * 12


def rows(child: Child, view: View) -> Iterator[Cells]:
    if child.born is not None and any(one.unaccompanied for one in view.periods(child)):
        yield (SEX[child.sex], child.born, add_months(child.born, _ADULT))
