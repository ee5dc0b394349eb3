"""Young carers identified in the last year."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import aged, ago, by_chance, cells, in_proportion, some
from readiness.synthetic.world import World

_FOUND, _FEWEST = 30, 14
_IN_TIME, _DAYS, _LATE = 0.76, (5, 45), (46, 110)


def items(world: World) -> Items:
    dice = Dice(world.seed, "young_carers")
    of_age = aged(world, 6, 17)
    children = [child for child in world.children if of_age(child)]
    for child in some(dice, children, in_proportion(world, _FOUND, _FEWEST)):
        identified = ago(world, dice, 3, 360)
        assessed = by_chance(dice, _IN_TIME, identified, _DAYS, _LATE, world.as_at)
        yield cells(child_id=child.id, identified=identified, assessed=assessed)
