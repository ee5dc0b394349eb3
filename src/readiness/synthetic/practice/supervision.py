"""Supervision in each of the last months."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, month_end, teams_of
from readiness.synthetic.world import World

_MONTHS = 3
_SUPERVISED = 0.86


def items(world: World) -> Items:
    """Team by team for each of the last months; weaker where the team's practice is."""
    dice = Dice(world.seed, "supervision")
    for back in range(_MONTHS - 1, -1, -1):
        for _, team in teams_of(world):
            holders = len(team.workers.items)
            chance = _SUPERVISED + team.offset
            sampled = min(4, holders)
            yield {
                "month_ending": month_end(world.as_at, back),
                "team": team.name,
                "case_holders": holders,
                "supervised_in_date": sum(dice.yes(chance) for _ in range(holders)),
                "sampled": sampled,
                "reflective": sum(dice.yes(0.55 + team.offset) for _ in range(sampled)),
            }
