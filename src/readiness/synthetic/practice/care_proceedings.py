"""Children in care or supervision proceedings, or whose proceedings ended, in two years or so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from readiness.story import CarePeriod, Child
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import cells, in_care, some, worked
from readiness.synthetic.world import World

_TOLD = timedelta(days=760)
_INTERIM = "C1"
_SUPERVISION, _FEWEST = 0.12, 6
_BEGAN, _LASTED = (10, 420), (80, 165)


def items(world: World) -> Items:
    """In care from the first interim order to what followed it; and supervision at home."""
    for child in world.children:
        for period in child.care:
            yield from _in_care(child, period, world.as_at)
    yield from _at_home(world)


def _in_care(child: Child, period: CarePeriod, as_at: date) -> Iterator[dict[str, Any]]:
    days = [day for day, status in period.legal_statuses if status == _INTERIM]
    if not days or days[0] < as_at - _TOLD:
        return
    later = [day for day, status in period.legal_statuses if day > days[0] and status != _INTERIM]
    ended = min(later) if later else period.ended
    yield cells(child_id=child.id, team=period.team, applied=days[0], ended=ended)


def _at_home(world: World) -> Items:
    """Children who were on a protection plan when the court was asked for supervision."""
    dice = Dice(world.seed, "care_proceedings")
    children = [child for child in world.children if child.protection and not child.care]
    for child in some(dice, children, max(_FEWEST, round(_SUPERVISION * len(children)))):
        plan = child.protection[-1]
        last = plan.ended or world.as_at
        applied = max(plan.started, last - timedelta(days=dice.between(*_BEGAN)))
        if applied < world.as_at - _TOLD or in_care(child):
            continue
        ended = worked(dice, applied, _LASTED, world.as_at)
        yield cells(child_id=child.id, team=plan.team, applied=applied, ended=ended)
