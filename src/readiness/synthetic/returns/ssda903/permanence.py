"""prev_perm.csv: whether children who came into care in the year had been adopted, or been under an
order that gave them a permanent home, before."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.placements import OWN_AUTHORITY
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = ("DOB", "PREV_PERM", "LA_PERM", "DATE_PERM")


def rows(child: Child, view: View) -> Iterator[Cells]:
    """One a child: of the last period that started in the year."""
    came = [period for period in child.care if period.started in view.year.period]
    if came:
        on = came[-1].previous_permanence_on
        authority = OWN_AUTHORITY if on else None
        yield (child.born, came[-1].previous_permanence, authority, on)
