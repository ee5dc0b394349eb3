"""Young people of 16 and 17 who came as homeless in the last year."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import aged, ago, cells, in_care, in_proportion, some, worked
from readiness.synthetic.world import World

_CAME, _FEWEST = 16, 12
_JOINTLY, _OFFERED, _NOT_RECORDED = 0.78, 0.72, 0.05
_DAYS = (0, 9)


def items(world: World) -> Items:
    dice = Dice(world.seed, "homeless_16_17")
    of_age = aged(world, 16, 17)
    young = [child for child in world.children if of_age(child) and not in_care(child)]
    for child in some(dice, young, in_proportion(world, _CAME, _FEWEST)):
        presented = ago(world, dice, 0, 300)
        assessed = worked(dice, presented, _DAYS, world.as_at) if dice.yes(_JOINTLY) else None
        offered = "yes" if dice.yes(_OFFERED) else "no"
        yield cells(
            child_id=child.id,
            presented=presented,
            assessed_jointly=assessed,
            care_offered=None if dice.yes(_NOT_RECORDED) else offered,
        )
