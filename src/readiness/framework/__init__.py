"""ILACS as dated data: what is judged, by what limits, when, and how sure we are of each fact.

The facts are TOML files in `data/`, checked when first read; a file that is wrong raises
ConfigurationError naming the file and the key. Importing this package reads nothing. Every fact
carries a confidence (verified | secondary | unconfirmed) and the key of its source; see
`docs/framework.md`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readiness.framework.areas import area_title, area_titles
    from readiness.framework.asked import enquiries
    from readiness.framework.clocks import limit_rules, limits
    from readiness.framework.grades import grade_scale, grade_title, parse_grade
    from readiness.framework.inspections import activities, frequency, routes, team, timeline
    from readiness.framework.meetings import governance
    from readiness.framework.planned import planned_measures
    from readiness.framework.practice import criteria, services, themes
    from readiness.framework.scrutiny import scrutiny_items
    from readiness.framework.sources import source_list
    from readiness.framework.versions import (
        judgements,
        judgements_for_area,
        known_versions,
        match_judgement,
        version,
    )
    from readiness.framework.why_asked import grounds, weighing

_HOMES = {
    "areas": ("area_title", "area_titles"),
    "clocks": ("limit_rules", "limits"),
    "asked": ("enquiries",),
    "grades": ("grade_scale", "grade_title", "parse_grade"),
    "inspections": ("activities", "frequency", "routes", "team", "timeline"),
    "meetings": ("governance",),
    "planned": ("planned_measures",),
    "scrutiny": ("scrutiny_items",),
    "practice": ("criteria", "services", "themes"),
    "sources": ("source_list",),
    "versions": (
        "judgements",
        "judgements_for_area",
        "match_judgement",
        "version",
        "known_versions",
    ),
    "why_asked": ("grounds", "weighing"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "activities",
    "area_title",
    "area_titles",
    "criteria",
    "enquiries",
    "frequency",
    "governance",
    "grade_scale",
    "grade_title",
    "grounds",
    "judgements",
    "judgements_for_area",
    "known_versions",
    "limit_rules",
    "limits",
    "match_judgement",
    "parse_grade",
    "planned_measures",
    "routes",
    "scrutiny_items",
    "services",
    "source_list",
    "team",
    "themes",
    "timeline",
    "version",
    "weighing",
]


def __getattr__(name: str) -> Any:
    """Fetch a function from the module that holds it, so that an import here costs nothing."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'readiness.framework' has no attribute {name!r}")
    return getattr(import_module(f"readiness.framework.{_HOME_OF[name]}"), name)
