"""What the files of evidence share: the invented teams, and days people work on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from readiness.calendar import months_before
from readiness.synthetic.chance import Dice
from readiness.synthetic.workforce import Team, Workforce
from readiness.synthetic.world import World

Items = Iterator[Mapping[str, Any]]


def teams_of(world: World) -> list[tuple[str, Team]]:
    """Every team with its service, as the lists have them."""
    workforce = Workforce(world.size, Dice(world.seed, "workforce"))
    return [(service, team) for service, teams in workforce.teams.items() for team in teams]


def cases_held(world: World) -> dict[str, Counter[str]]:
    """Open episodes of need, and care leavers, by team and worker."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for child in world.children:
        if child.need and child.need[-1].ended is None:
            held[child.need[-1].team][child.need[-1].worker] += 1
        if child.leaving_care is not None:
            held[child.leaving_care.team][child.leaving_care.worker] += 1
    return held


def weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def month_end(as_at: date, months_back: int) -> date:
    """The last day of a month so many back from the as-at date's."""
    first_of_next = months_before(as_at, months_back - 1).replace(day=1)
    return min(as_at, first_of_next - timedelta(days=1))
