"""List 10: children adopted in the year, to be adopted, or whose plan was reversed in the year."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import AdoptionPlan, Child
from readiness.synthetic.extract.view import Row, View


def rows(child: Child, view: View) -> Iterator[Row]:
    plan = child.adoption[-1] if child.adoption else None
    if plan is None or not _in_scope(plan, view):
        return
    identifier, *about = view.about(child)
    yield (
        identifier,
        plan.family,
        *about,
        child.disability,
        plan.entered_care,
        plan.decision,
        plan.placement_order,
        plan.matched,
        plan.placed,
        plan.order,
        plan.reversed,
        plan.reversal_reason,
        plan.fostering_for_adoption,
    )


def _in_scope(plan: AdoptionPlan, view: View) -> bool:
    ended = plan.order or plan.reversed
    return ended is None or ended >= view.year
