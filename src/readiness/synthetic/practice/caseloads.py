"""Posts and caseloads of each team on the day."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, cases_held, teams_of
from readiness.synthetic.world import World

LIMIT = {"leaving": 22, "assessment": 20}
USUAL_LIMIT = 18
_VACANT, _AGENCY, _LEFT, _ABSENT = 0.14, 0.17, 0.13, 0.04


def items(world: World) -> Items:
    """Posts, and the cases the lists show each team to hold, on the day."""
    dice = Dice(world.seed, "caseloads")
    held = cases_held(world)
    for service, team in teams_of(world):
        workers = len(team.workers.items)
        limit = LIMIT.get(service, USUAL_LIMIT)
        loads = held[team.name]
        yield {
            "date": world.as_at,
            "team": team.name,
            "role": "personal adviser" if service == "leaving" else "social worker",
            "posts": workers + sum(dice.yes(_VACANT - team.offset) for _ in range(workers)),
            "filled": workers,
            "agency": sum(dice.yes(_AGENCY - team.offset / 2) for _ in range(workers)),
            "cases": sum(loads.values()),
            "caseload_limit": limit,
            "workers_over_limit": sum(load > limit for load in loads.values()),
            "left_in_12_months": sum(dice.yes(_LEFT - team.offset / 2) for _ in range(workers)),
        }
