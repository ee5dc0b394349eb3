"""The last year's case audits."""

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

AUDITS = 90
_KINDER = 0.18
_AREAS = dict(zip(AREAS, (42, 28, 13, 7), strict=True))
_EARLIER = dict(zip(GRADES, (1, 15, 24, 5), strict=True))
_LATER = dict(zip(GRADES, (2, 21, 20, 2), strict=True))
"""How many audits of each area, and of each grade in the first and the second half of the year."""

_SERVICES = {
    AREAS[0]: ("assessment", "safeguarding", "disability"),
    AREAS[1]: ("care",),
    AREAS[2]: ("leaving",),
    AREAS[3]: ("front_door", "safeguarding", "care"),
}
_VOICE_USED = {"outstanding": 1.0, "good": 0.9, GRADES[2]: 0.6, "inadequate": 0.2}


def items(world: World) -> Items:
    """The last year's audits in date order, better in its second half than in its first."""
    dice = Dice(world.seed, "audits")
    by_service = defaultdict(list)
    for service, team in teams_of(world):
        by_service[service].append(team.name)
    areas = _shuffled(dice, _AREAS)
    grades = _shuffled(dice, _EARLIER) + _shuffled(dice, _LATER)
    for number, (area, grade) in enumerate(zip(areas, grades, strict=True)):
        ago = 360 - number * 357 // AUDITS
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
