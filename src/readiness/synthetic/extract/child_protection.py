"""List 7: one row a child on a protection plan now or in the six months, for the latest plan."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.story import Child
from readiness.synthetic.extract.view import Row, View, latest, yes_no


def rows(child: Child, view: View) -> Iterator[Row]:
    plan = child.protection[-1] if child.protection else None
    if plan is None or not view.current(plan.ended):
        return
    visited, alone = plan.visits[-1] if plan.visits else (None, None)
    yield (
        *view.about(child),
        child.disability,
        plan.started,
        plan.initial_category,
        plan.latest_category,
        visited,
        alone,
        latest(plan.reviews),
        plan.ended,
        yes_no(plan.emergency_protection),
        child.earlier_plans + len(child.protection) - 1,
        plan.team,
        plan.worker,
    )
