"""A whole that is hidden must stay unknown to somebody who holds all its breakdowns together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from readiness.disclosure.flows import can_shift
from readiness.disclosure.profiles import Profile
from readiness.disclosure.tables import Table, edges

Place = tuple[Table, tuple[str, ...]]


def disagreeing(found: Sequence[Table], profile: Profile) -> list[Place]:
    """The tables that keep a hidden whole from moving the one way in which most could move it.

    Every breakdown must let the whole be one more, or every one one less; then there are two
    values of it that fit all that is known.
    """
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for table in found:
        if table.breakdown == "all":
            continue
        for system in table.systems():
            for name in system:
                if table.columns[name].hidden[-1]:
                    places[table.measure, name].append((table, system))
    return [odd for (_, name), group in places.items() for odd in _odd(group, name, profile)]


def _odd(group: Sequence[Place], name: str, profile: Profile) -> list[Place]:
    against = {by: [p for p in group if not _shifts(p, name, by, profile)] for by in (1, -1)}
    return min(against.values(), key=len)


def _shifts(place: Place, name: str, by: int, profile: Profile) -> bool:
    table, system = place
    known = edges(table, system, profile)
    last = len(table.rows) - 1
    whole = next(edge for edge in known if edge.cell == (name, last))
    return can_shift(known, whole, by)
