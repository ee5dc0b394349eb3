"""Concerns that reviewing officers and conference chairs raised in the last year."""

from __future__ import annotations

from datetime import timedelta

from readiness.intake.evidence.tabs.practice import CHALLENGERS
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.cared import looked_after, offsets, yes_no
from readiness.synthetic.practice.teams import Items, weekday
from readiness.synthetic.practice.whom import by_chance, cells
from readiness.synthetic.world import World

_A_HUNDRED_CHILDREN = 18
_FEWEST = 12
_SETTLED_IN_TIME, _CHANGED = 0.7, 0.55
_IN_TIME, _LATE = (2, 20), (21, 60)
_ABOUT = (
    "delay in the plan", "no permanence plan", "visits missed", "reports late for review",
    "change of worker", "contact not arranged",
)  # fmt: skip


def items(world: World) -> Items:
    """In date order, about children in care and on plans; some are not settled yet."""
    dice = Dice(world.seed, "escalations")
    reviewer, chair = CHALLENGERS
    teams = [(reviewer, care.team) for _, care in looked_after(world)]
    teams += [
        (chair, child.protection[-1].team)
        for child in world.children
        if child.protection and child.protection[-1].ended is None
    ]
    usual = offsets(world)
    count = max(_FEWEST, round(_A_HUNDRED_CHILDREN * len(teams) / 100))
    for number in range(count):
        ago = 1 + (count - 1 - number) * 358 // count
        raised = weekday(world.as_at - timedelta(days=ago))
        by, team = teams[dice.between(0, len(teams) - 1)]
        chance = _SETTLED_IN_TIME + usual.get(team, 0.0)
        resolved = by_chance(dice, chance, raised, _IN_TIME, _LATE, world.as_at)
        yield cells(
            raised=raised,
            by=by,
            resolved=resolved,
            team=team,
            about=_ABOUT[dice.between(0, len(_ABOUT) - 1)],
            changed_the_plan=yes_no(dice.yes(_CHANGED)) if resolved else None,
        )
