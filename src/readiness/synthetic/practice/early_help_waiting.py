"""Families asked for or offered early help in the last half year or so, and those still waiting."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, teams_of
from readiness.synthetic.practice.whom import ago, cells, in_proportion, worked
from readiness.synthetic.world import World

_FAMILIES, _FEWEST = 60, 24
_SOON, _SLOW = (2, 18), (19, 60)
_HELPED_SOON = 0.7


def items(world: World) -> Items:
    dice = Dice(world.seed, "early_help_waiting")
    teams = [team.name for service, team in teams_of(world) if service == "front_door"]
    for _ in range(in_proportion(world, _FAMILIES, _FEWEST)):
        asked = ago(world, dice, 1, 110)
        wait = _SOON if dice.yes(_HELPED_SOON) else _SLOW
        yield cells(
            asked=asked,
            started=worked(dice, asked, wait, world.as_at),
            team=teams[dice.between(0, len(teams) - 1)],
        )
