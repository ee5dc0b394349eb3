"""Posts and caseloads of each team on the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, cases_held, teams_of
from readiness.synthetic.world import World

LIMIT = {"leaving": 22, "assessment": 20}
USUAL_LIMIT = 18
OFFICER = 66
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
            "absent": sum(dice.yes(_ABSENT) for _ in range(workers)) / 2,
        }
    yield _reviewing(world)


def _reviewing(world: World) -> Mapping[str, Any]:
    """The reviewing officers, who review every child in care."""
    reviewed = sum(bool(child.care) and child.care[-1].ended is None for child in world.children)
    officers = max(1.0, round(reviewed / OFFICER * 2) / 2)
    return {
        "date": world.as_at,
        "team": "Reviewing officers",
        "role": "reviewing officer",
        "posts": officers + 0.5,
        "filled": officers,
        "agency": 0,
        "cases": reviewed,
        "caseload_limit": OFFICER,
        "workers_over_limit": 0,
        "left_in_12_months": 0,
        "absent": 0,
    }
