"""Children on a protection plan whose parents have had the letter before proceedings."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import cells, in_care, some, worked
from readiness.synthetic.world import World

_SHARE, _FEWEST = 0.3, 8
_SHORTEST, _LONGEST = 5, 230
_ENDED, _LASTED = 0.3, (40, 110)


def items(world: World) -> Items:
    """Begun while on the plan; some have ended, at home or in court."""
    dice = Dice(world.seed, "pre_proceedings")
    on_plan = [
        child
        for child in world.children
        if child.protection and child.protection[-1].ended is None and not in_care(child)
    ]
    for child in some(dice, on_plan, max(_FEWEST, round(_SHARE * len(on_plan)))):
        plan = child.protection[-1]
        open_for = (world.as_at - plan.started).days
        ago = min(dice.between(_SHORTEST, _LONGEST), open_for)
        started = world.as_at.fromordinal(world.as_at.toordinal() - ago)
        ended = worked(dice, started, _LASTED, world.as_at) if dice.yes(_ENDED) else None
        yield cells(child_id=child.id, team=plan.team, started=started, ended=ended)
