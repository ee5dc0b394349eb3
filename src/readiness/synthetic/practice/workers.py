"""Every worker of the invented teams: experience, hours, limit and last supervision.

`cases_held` is no column of the tab: it is the truth a measure of caseloads is held against.
"""

from __future__ import annotations

from datetime import timedelta

from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.holding import open_cases
from readiness.synthetic.practice.caseloads import LIMIT, USUAL_LIMIT
from readiness.synthetic.practice.teams import Items, teams_of
from readiness.synthetic.world import World

_EXPERIENCE = Choice(
    {"first year": 0.15, "1 to 2 years": 0.2, "2 to 5 years": 0.3, "5 years or more": 0.35}
)
_HOURS = Choice({1.0: 0.8, 0.8: 0.1, 0.6: 0.1})
_AGENCY, _SUPERVISED, _TRAINED = 0.17, 0.84, 0.7
_LIMIT_OF_FIRST_YEAR = 12


def items(world: World) -> Items:
    dice = Dice(world.seed, "workers")
    held = {row["worker"]: row["cases"] for row in open_cases(world)}
    for service, team in teams_of(world):
        for name in team.workers.items:
            experience = dice.pick(_EXPERIENCE)
            usual = LIMIT.get(service, USUAL_LIMIT)
            ago = (
                dice.between(1, 27) if dice.yes(_SUPERVISED + team.offset) else dice.between(29, 70)
            )
            yield {
                "worker": name,
                "team": team.name,
                "role": "personal adviser" if service == "leaving" else "social worker",
                "experience": experience,
                "full_time_equivalent": dice.pick(_HOURS),
                "caseload_limit": _LIMIT_OF_FIRST_YEAR if experience == "first year" else usual,
                "agency": "yes" if dice.yes(_AGENCY) else "no",
                "last_supervision": world.as_at - timedelta(days=ago),
                "trained_in_practice_model": "yes" if dice.yes(_TRAINED) else "no",
                "cases_held": held.get(name, 0),
            }
