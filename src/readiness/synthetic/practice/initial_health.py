"""First health assessments of the children who came into care in the last year."""

from __future__ import annotations

from readiness.calendar import months_before
from readiness.synthetic.practice.cared import came_since
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import cells
from readiness.synthetic.world import World


def items(world: World) -> Items:
    """As their stories have it: the first assessment after entering care, if there was one."""
    for child, care in came_since(world, months_before(world.as_at, 12)):
        checks = [day for day in care.health_assessments if day >= care.started]
        yield cells(
            child_id=child.id,
            team=care.team,
            entered_care=care.started,
            assessed=checks[0] if checks else None,
        )
