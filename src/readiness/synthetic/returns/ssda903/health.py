"""oc2.csv: the health of children who had been looked after for the whole year on its 31 March.

Of the latest year alone, as the stories tell of no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View, yes_no

HEADINGS = (
    "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK",
    "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED",
)  # fmt: skip


def rows(child: Child, view: View) -> Iterator[Cells]:
    told = child.health
    if told is None or not view.year.is_latest:
        return
    yield (
        child.born,
        told.sdq_score,
        told.sdq_reason,
        yes_no(told.convicted),
        yes_no(told.development_checked),
        yes_no(told.immunised),
        yes_no(told.teeth_checked),
        yes_no(told.health_assessed),
        yes_no(told.substance_misuse),
        yes_no(told.intervention_received),
        yes_no(told.intervention_offered),
    )
