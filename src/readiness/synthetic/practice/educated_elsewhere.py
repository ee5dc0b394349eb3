"""Children educated at home or missing education: few of them with an open case."""

from __future__ import annotations

from readiness.intake.evidence.tabs.help_and_protection import ELSEWHERE
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, weekday
from readiness.synthetic.practice.whom import (
    aged,
    ago,
    cells,
    in_care,
    in_proportion,
    is_open,
    some,
)
from readiness.synthetic.world import World

_KNOWN, _OTHERS, _FEWEST = 20, 90, 12
_AT_HOME, _CHECKED, _NEVER = 0.7, 0.8, 0.05
_LATELY, _LONG_AGO = (1, 175), (190, 500)


def items(world: World) -> Items:
    """Of school age; the others' cases are closed, or they were never in need."""
    dice = Dice(world.seed, "educated_elsewhere")
    of_age = aged(world, 5, 15)
    pupils = [child for child in world.children if of_age(child) and not in_care(child)]
    known = [child for child in pupils if is_open(child)]
    others = [child for child in pupils if not is_open(child)]
    for is_known, children, per_thousand in (("yes", known, _KNOWN), ("no", others, _OTHERS)):
        for child in some(dice, children, in_proportion(world, per_thousand, _FEWEST)):
            checked = weekday(ago(world, dice, *(_LATELY if dice.yes(_CHECKED) else _LONG_AGO)))
            yield cells(
                child_id=child.id,
                kind=ELSEWHERE[0 if dice.yes(_AT_HOME) else 1],
                known_to_social_care=is_known,
                checked=None if dice.yes(_NEVER) else checked,
            )
