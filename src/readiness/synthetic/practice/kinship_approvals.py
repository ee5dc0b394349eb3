"""Relatives and friends with whom children were placed before they were approved to foster."""

from __future__ import annotations

from datetime import timedelta

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.cared import looked_after, marked
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import cells
from readiness.synthetic.world import World

_WITH_RELATIVES = frozenset({"U1", "U3"})
_GIVEN_WITHIN = timedelta(days=380)
_IN_TIME = timedelta(weeks=16)
_NOT_DONE = 0.3
_DAYS = (90, 112)


def items(world: World) -> Items:
    """Children placed with relatives or friends in the last year or so. Most assessments were done
    within 16 weeks; of the rest the approval goes on."""
    dice = Dice(world.seed, "kinship_approvals")
    placed = [
        (child, care, home)
        for child, care in looked_after(world)
        if (home := care.placements[-1]).kind in _WITH_RELATIVES
        and world.as_at - home.started < _GIVEN_WITHIN
    ]
    past = [child.id for child, _, home in placed if world.as_at - home.started > _IN_TIME]
    not_done = dict(zip(past, marked(dice, len(past), _NOT_DONE), strict=True))
    for child, care, home in placed:
        done = home.started + timedelta(days=dice.between(*_DAYS))
        goes_on = not_done.get(child.id, False) or done > world.as_at
        yield cells(
            child_id=child.id,
            team=care.team,
            approved=home.started,
            ended=None if goes_on else done,
        )
