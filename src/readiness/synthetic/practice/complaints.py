"""Complaints of the last year at the statutory procedure's first stage."""

from __future__ import annotations

from datetime import timedelta

from readiness.calendar import add_working_days
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, teams_of, weekday
from readiness.synthetic.world import World

_A_THOUSAND = 24
_IN_TIME, _ANSWERED, _UPHELD = 0.72, 0.94, 0.35
_THEMES = ("communication", "a decision", "delay", "conduct of staff", "quality of care")


def items(world: World) -> Items:
    """In date order; the newest may still be waiting for their answer."""
    dice = Dice(world.seed, "complaints")
    teams = teams_of(world)
    count = max(12, round(_A_THOUSAND * world.size / 1000))
    for number in range(count):
        received = weekday(world.as_at - timedelta(days=3 + (count - 1 - number) * 355 // count))
        _, team = teams[dice.between(0, len(teams) - 1)]
        days = dice.between(2, 10) if dice.yes(_IN_TIME) else dice.between(11, 30)
        answered = add_working_days(received, days)
        row = {
            "received": received,
            "team": team.name,
            "upheld": "yes" if dice.yes(_UPHELD) else "no",
            "theme": _THEMES[dice.between(0, len(_THEMES) - 1)],
        }
        if dice.yes(_ANSWERED) and answered <= world.as_at:
            row["answered"] = answered
        yield row
