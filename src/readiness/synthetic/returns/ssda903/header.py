"""header.csv: every child in care in the year, and every young person in oc3.csv."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.people import SEX, pupil_number
from readiness.synthetic.returns.ssda903 import leavers
from readiness.synthetic.returns.ssda903.view import Cells, View, yes_no

HEADINGS = ("SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")


def rows(child: Child, view: View) -> Iterator[Cells]:
    if not any(view.periods(child)) and not any(leavers.rows(child, view)):
        return
    mother = view.year.known(child.child_born)
    yield (
        SEX[child.sex],
        child.born,
        child.ethnicity,
        pupil_number(child, view.year.end),
        yes_no(mother is not None) if child.sex == "female" else None,
        mother,
    )
