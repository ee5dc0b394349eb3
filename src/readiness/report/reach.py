"""How much of an area anything here speaks to: its criteria, and the measures still to be made.

Coverage is a share of the measures there are. These say how much that leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.model import Area, Published
from readiness.views import views
from readiness.words import number

if TYPE_CHECKING:
    from readiness.framework.practice import Criterion


def criteria_of(published: Published, area: Area) -> dict[str, Criterion]:
    """The area's criteria in the version of the framework an inspection today would use."""
    from readiness.framework import criteria, known_versions, version

    order = list(known_versions())
    now = order.index(version(published.as_at).key)
    return {
        name: one
        for name, one in criteria().items()
        if one.area is area and (one.since is None or order.index(one.since) <= now)
    }


def measured_by(published: Published, area: Area) -> dict[str, tuple[str, ...]]:
    """Each of the area's criteria with the titles of the measures shown that speak to it.

    A measure of another area may: children coming into care tell of help before it.
    """
    shown = [view for view in views(published) if view.shown]
    return {
        name: tuple(view.title for view in shown if name in view.criteria)
        for name in criteria_of(published, area)
    }


def not_made(published: Published, area: Area) -> tuple[int, int]:
    """How many of the measures planned for the area are not made yet, and how many are planned."""
    from readiness.framework import planned_measures

    made = {entry.get("catalogue") for entry in published.catalogue}
    planned = [name for name, one in planned_measures().items() if one.area is area]
    return sum(name not in made for name in planned), len(planned)


def reach(published: Published, area: Area) -> str:
    """Figures shown speak to 10 of 28 of the area's criteria; 35 of its 50 planned measures are not
    made yet."""
    found = measured_by(published, area)
    spoken = sum(bool(titles) for titles in found.values())
    left, planned = not_made(published, area)
    said = f"Figures shown speak to {_out_of(spoken, len(found))} of the area's criteria"
    if not left:
        return f"{said}; audit, observation and children's own words must speak for the rest."
    return f"{said}; {_out_of(left, planned)} measures planned for it are not made yet."


def _out_of(some: int, every: int) -> str:
    return f"{number(some, 0) if some else 'none'} of {number(every, 0)}"
