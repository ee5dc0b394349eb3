"""Made-up evidence of practice for the invented teams: audits, supervision and caseloads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from readiness.calendar import months_before
from readiness.intake.evidence_tabs import AREAS, GRADES
from readiness.synthetic.chance import Dice
from readiness.synthetic.workforce import Team, Workforce
from readiness.synthetic.world import World

AUDITS = 90
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

_MONTHS_OF_SUPERVISION = 3
_SUPERVISED = 0.86

_LIMIT = {"leaving": 22, "assessment": 20}
_USUAL_LIMIT = 18
_VACANT, _AGENCY, _LEFT = 0.14, 0.17, 0.13


def _teams(world: World) -> list[tuple[str, Team]]:
    """Every team with its service, as the lists have them."""
    workforce = Workforce(world.size, Dice(world.seed, "workforce"))
    return [(service, team) for service, teams in workforce.teams.items() for team in teams]


def audits(world: World, themes: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The last year's audits in date order, better in its second half than in its first."""
    dice = Dice(world.seed, "audits")
    by_service = defaultdict(list)
    for service, team in _teams(world):
        by_service[service].append(team.name)
    areas = _shuffled(dice, _AREAS)
    grades = _shuffled(dice, _EARLIER) + _shuffled(dice, _LATER)
    for number, (area, grade) in enumerate(zip(areas, grades, strict=True)):
        ago = 360 - number * 357 // AUDITS
        names = [name for service in _SERVICES[area] for name in by_service[service]]
        actions = dice.between(0 if grade in GRADES[:2] else 2, 6)
        yield {
            "date": _weekday(world.as_at - timedelta(days=ago)),
            "area": area,
            "moderated_grade": grade,
            "theme": themes[dice.between(0, len(themes) - 1)],
            "team": names[dice.between(0, len(names) - 1)],
            "actions": actions,
            "actions_closed": dice.between(actions // 3, actions),
            "voice_used": "yes" if dice.yes(_VOICE_USED[grade]) else "no",
        }


def _shuffled(dice: Dice, counts: Mapping[str, int]) -> list[str]:
    """Each thing as often as its count says, in chance order."""
    every = [thing for thing, count in counts.items() for _ in range(count)]
    dice.rng.shuffle(every)
    return every


def supervision(world: World) -> Iterator[dict[str, Any]]:
    """Team by team for each of the last months; weaker where the team's practice is."""
    dice = Dice(world.seed, "supervision")
    for back in range(_MONTHS_OF_SUPERVISION - 1, -1, -1):
        for _, team in _teams(world):
            holders = len(team.workers.items)
            chance = _SUPERVISED + team.offset
            sampled = min(4, holders)
            yield {
                "month_ending": _month_end(world.as_at, back),
                "team": team.name,
                "case_holders": holders,
                "supervised_in_date": sum(dice.yes(chance) for _ in range(holders)),
                "sampled": sampled,
                "reflective": sum(dice.yes(0.55 + team.offset) for _ in range(sampled)),
            }


def caseloads(world: World) -> Iterator[dict[str, Any]]:
    """Posts, and the cases the lists show each team to hold, on the day."""
    dice = Dice(world.seed, "caseloads")
    held = _cases(world)
    for service, team in _teams(world):
        workers = len(team.workers.items)
        limit = _LIMIT.get(service, _USUAL_LIMIT)
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


def _cases(world: World) -> dict[str, Counter[str]]:
    """Open episodes of need, and care leavers, by team and worker."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for child in world.children:
        if child.need and child.need[-1].ended is None:
            held[child.need[-1].team][child.need[-1].worker] += 1
        if child.leaving_care is not None:
            held[child.leaving_care.team][child.leaving_care.worker] += 1
    return held


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _month_end(as_at: date, months_back: int) -> date:
    """The last day of a month so many back from the as-at date's."""
    first_of_next = months_before(as_at, months_back - 1).replace(day=1)
    return min(as_at, first_of_next - timedelta(days=1))
