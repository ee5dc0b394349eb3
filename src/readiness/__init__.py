"""Where a children's services authority stands before inspection, from its own data.

The names below are the whole public interface: what notebooks and analysts use. Each is loaded
when first asked for, so that importing `readiness` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_SHOWN = (
    "acceptance_summary",
    "acceptance_table",
    "actions_alone",
    "area_enquiries",
    "area_summary",
    "area_table",
    "area_tiles",
    "audits_over_time",
    "breakdown_chart",
    "breakdown_tables",
    "catalogue_table",
    "claims_accuracy",
    "claims_in_brief",
    "claims_table",
    "comparison_chart",
    "comparisons",
    "contribution_chart",
    "coverage_chart",
    "criteria_table",
    "dates_ahead",
    "doubt_table",
    "funnel_chart",
    "how_sure",
    "inspection_timeline",
    "issues_table",
    "judgements",
    "lists_table",
    "masthead",
    "measure_notes",
    "measures_table",
    "next_inspection",
    "official_areas",
    "official_brief",
    "official_leaning",
    "official_masthead",
    "official_methods",
    "official_outlook",
    "official_trial",
    "outlook_lines",
    "outlook_table",
    "pace_of_improvement",
    "points_tracked",
    "priorities_tracked",
    "questions_by_owner",
    "reasons_to_ask",
    "results",
    "score_map",
    "self_assessment_draft",
    "service_tables",
    "services_summary",
    "standout_chart",
    "table",
    "trend_charts",
    "visit_changes",
    "visit_enquiries",
    "visit_measures",
    "visit_numbers",
    "visit_positions",
    "visit_requests",
    "visit_theme",
    "what_a_position_is",
    "what_drives_it",
    "what_figures_foretell",
    "what_to_ask",
)
_HOMES = {
    "assess": "readiness.assessment",
    "official_figures": "readiness.official",
    "publish": "readiness.disclosure",
    "look_ahead": "readiness.looking_ahead",
    "show_ahead": "readiness.disclosure",
    "audit_sample": "readiness.worklists",
    "caseloads": "readiness.worklists",
    "children_behind": "readiness.worklists",
    "differences": "readiness.worklists",
    "history": "readiness.runs.history",
    "due_list": "readiness.worklists",
    "naming_children": "readiness.worklists",
    "enquiries_in": "readiness.lab",
    "measures_in": "readiness.lab",
    "scores_in": "readiness.lab",
    "try_measure": "readiness.lab",
    "weights_used": "readiness.score.what_if",
    "what_if": "readiness.score.what_if",
    "operational_only": "readiness.worklists",
    "write_book": "readiness.worklists",
    **dict.fromkeys(_SHOWN, "readiness.report"),
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(_absent(name))
    return getattr(import_module(_HOMES[name]), name)


def _absent(name: str) -> str:
    """Which are nearest, or all there are. Jupyter asks for names of its own, which are like none."""
    from readiness.nearest import hint

    every = f"it has: {', '.join(sorted(_HOMES))}."
    return (
        f"readiness has no '{name}'; {every if name.startswith('_') else hint(name, _HOMES, every)}"
    )


def __dir__() -> list[str]:
    return sorted(__all__)
