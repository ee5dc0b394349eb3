"""Children for whom a conference was held, and whether their family was asked to meet before it."""

from __future__ import annotations

from datetime import timedelta

from readiness.calendar import six_months_to
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, weekday
from readiness.synthetic.practice.whom import cells
from readiness.synthetic.world import World

_OFFERED, _NOT_RECORDED, _HELD = 0.68, 0.06, 0.7


def items(world: World) -> Items:
    dice = Dice(world.seed, "family_meetings")
    window = six_months_to(world.as_at)
    for child in world.children:
        for enquiry in child.section_47:
            begun = enquiry.conference
            if begun is None or begun not in window:
                continue
            offered = dice.yes(_OFFERED)
            recorded = offered or not dice.yes(_NOT_RECORDED)
            before = weekday(begun - timedelta(days=dice.between(1, 9)))
            yield cells(
                child_id=child.id,
                team=enquiry.team,
                begun=begun,
                offered=("yes" if offered else "no") if recorded else None,
                held=before if offered and dice.yes(_HELD) else None,
            )
