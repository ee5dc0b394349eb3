"""Who holds which cases in the invented authority: what the tables made of the lists must say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from readiness.synthetic.world import World


def open_cases(world: World) -> Iterator[Mapping[str, Any]]:
    """A row a worker with an open case of need: `worker`, the usual `team`, and `cases`."""
    episodes = (child.need[-1] for child in world.children if child.need)
    return _rows((one.worker, one.team) for one in episodes if one.ended is None)


def advised(world: World) -> Iterator[Mapping[str, Any]]:
    """A row a personal adviser of somebody leaving care."""
    leaving = (child.leaving_care for child in world.children if child.leaving_care)
    return _rows((one.adviser, one.team) for one in leaving if one.adviser)


def _rows(held: Iterator[tuple[str, str]]) -> Iterator[Mapping[str, Any]]:
    teams: dict[str, Counter[str]] = defaultdict(Counter)
    for worker, team in held:
        teams[worker][team] += 1
    for worker, counts in sorted(teams.items()):
        most = max(counts.values())
        usual = max(team for team, count in counts.items() if count == most)
        yield {"worker": worker, "team": usual, "cases": sum(counts.values())}
