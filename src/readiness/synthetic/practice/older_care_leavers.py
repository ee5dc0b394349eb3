"""Care leavers of 21 to 25: those who have a service, and those whose case was closed."""

from __future__ import annotations

from datetime import timedelta

from readiness.calendar import full_years
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, teams_of, weekday
from readiness.synthetic.practice.whom import cells
from readiness.synthetic.world import World

_YOUNGEST, _OLDEST = 21, 25
_CLOSED_FOR_EACH_OPEN = 1.3
_IN_TOUCH, _NEVER = 0.62, 0.08
_LATELY, _LONG_AGO = (10, 360), (370, 1200)


def items(world: World) -> Items:
    """Those on list 9, and, unnamed because no list has them, those closed at 21 or since."""
    dice = Dice(world.seed, "older_care_leavers")
    still_open = 0
    for child in world.children:
        told, born = child.leaving_care, child.born
        if told is None or born is None or told.in_touch == "died":
            continue
        if _YOUNGEST <= (age := full_years(born, world.as_at)) <= _OLDEST:
            still_open += 1
            yield cells(
                child_id=child.id,
                team=told.team,
                age=age,
                open="yes",
                last_contact=told.last_contact,
            )
    teams = [team.name for service, team in teams_of(world) if service == "leaving"]
    for _ in range(max(3, round(_CLOSED_FOR_EACH_OPEN * still_open))):
        ago = dice.between(*(_LATELY if dice.yes(_IN_TOUCH) else _LONG_AGO))
        last = weekday(world.as_at - timedelta(days=ago))
        yield cells(
            team=teams[dice.between(0, len(teams) - 1)],
            age=dice.between(_YOUNGEST, _OLDEST),
            open="no",
            last_contact=None if dice.yes(_NEVER) else last,
        )
