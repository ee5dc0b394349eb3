"""Three years of case audits, of which the last is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from readiness.intake.evidence.declaration import AREAS, GRADES
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, teams_of, weekday
from readiness.synthetic.world import World

THEMES = (
    "visits and direct work",
    "plans",
    "supervision and oversight",
    "assessment",
    "permanence",
    "risk and safety planning",
    "recording",
)

HALF = 90
"""Audits in a half-year, fifteen a month."""
_KINDER = 0.18
_AREAS = dict(zip(AREAS, (40, 26, 14, 10), strict=True))
_GRADES = (
    (6, 24, 31, 29),
    (6, 25, 31, 28),
    (6, 27, 31, 26),
    (7, 29, 33, 21),
    (8, 31, 38, 13),
    (9, 36, 38, 7),
)
"""How many of a half-year's audits are of each area and, half-year by half-year, of each grade: an
authority getting better, outstanding to inadequate."""

_DAYS = 3 * 365

_SERVICES = {
    AREAS[0]: ("assessment", "safeguarding", "disability"),
    AREAS[1]: ("care",),
    AREAS[2]: ("leaving",),
    AREAS[3]: ("front_door", "safeguarding", "care"),
}
_VOICE_USED = {"outstanding": 1.0, "good": 0.9, GRADES[2]: 0.6, "inadequate": 0.2}


def items(world: World) -> Items:
    """Six half-years of audits in date order, the last to a few days before the day."""
    dice = Dice(world.seed, "audits")
    by_service = defaultdict(list)
    for service, team in teams_of(world):
        by_service[service].append(team.name)
    every = [
        pair
        for counts in _GRADES
        for pair in zip(
            _shuffled(dice, _AREAS),
            _shuffled(dice, dict(zip(GRADES, counts, strict=True))),
            strict=True,
        )
    ]
    for number, (area, grade) in enumerate(every):
        ago = 3 + (len(every) - 1 - number) * _DAYS // len(every)
        names = [name for service in _SERVICES[area] for name in by_service[service]]
        actions = dice.between(0 if grade in GRADES[:2] else 2, 6)
        yield {
            "date": weekday(world.as_at - timedelta(days=ago)),
            "area": area,
            "moderated_grade": grade,
            "first_grade": _first(grade, Dice(world.seed, "first grades", number)),
            "theme": THEMES[dice.between(0, len(THEMES) - 1)],
            "team": names[dice.between(0, len(names) - 1)],
            "actions": actions,
            "actions_closed": dice.between(actions // 3, actions),
            "voice_used": "yes" if dice.yes(_VOICE_USED[grade]) else "no",
        }


def _first(moderated: str, dice: Dice) -> str:
    """What the auditor thought: mostly the same, and sometimes kinder."""
    kinder = dice.yes(_KINDER) and moderated != GRADES[0]
    return GRADES[GRADES.index(moderated) - kinder]


def _shuffled(dice: Dice, counts: Mapping[str, int]) -> list[str]:
    """Each thing as often as its count says, in chance order."""
    every = [thing for thing, count in counts.items() for _ in range(count)]
    dice.rng.shuffle(every)
    return every
