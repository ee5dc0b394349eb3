"""ad1.csv: children adopted in the year, and their adopters."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.returns.ssda903.view import Cells, View, yes_no

HEADINGS = (
    "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR",
)  # fmt: skip


def rows(child: Child, view: View) -> Iterator[Cells]:
    for plan in child.adoption:
        if plan.order in view.year.period:
            yield (
                child.born,
                plan.decision,
                plan.matched,
                yes_no(plan.foster_carer),
                1 if (plan.adopters or "").endswith("1") else 2,
                plan.adopters,
                plan.adopter_status,
            )
