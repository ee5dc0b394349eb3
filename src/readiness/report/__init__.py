"""What is shown: tables, charts and sentences from published figures, and the pages they fill.

Everything takes a `Published` and nothing that could lead to a child's row. The names are loaded
when first asked for, because charts are slow to import and a page is made without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "area_enquiries": "asked",
    "area_summary": "areas",
    "comparison_chart": "areas",
    "contribution_chart": "areas",
    "breakdown_chart": "explore",
    "comparisons": "explore",
    "coverage_chart": "explore",
    "funnel_chart": "funnels",
    "score_map": "heat",
    "issues_table": "explore",
    "results": "explore",
    "table": "grid",
    "acceptance_summary": "fitness",
    "acceptance_table": "fitness",
    "doubt_table": "fitness",
    "questions_by_owner": "fitness",
    "dates_ahead": "governance",
    "next_inspection": "governance",
    "actions_alone": "improvement",
    "pace_of_improvement": "improvement",
    "points_tracked": "improvement",
    "priorities_tracked": "improvement",
    "what_figures_foretell": "methods",
    "judgements": "methods",
    "reasons_to_ask": "methods",
    "what_a_position_is": "methods",
    "audits_over_time": "self_assessment",
    "claims_accuracy": "self_assessment",
    "claims_in_brief": "self_assessment",
    "claims_table": "self_assessment",
    "self_assessment_draft": "self_draft",
    "service_tables": "services",
    "services_summary": "services",
    "area_tiles": "leaders",
    "how_sure": "leaders",
    "masthead": "leaders",
    "standout_chart": "leaders",
    "what_drives_it": "leaders",
    "what_to_ask": "asked",
    "outlook_lines": "outlook",
    "outlook_table": "outlook",
    "visit_changes": "pack_before",
    "visit_enquiries": "asked",
    "visit_measures": "visit",
    "visit_numbers": "visit",
    "visit_positions": "visit",
    "visit_requests": "visit",
    "visit_theme": "visit",
    "area_table": "tables",
    "breakdown_tables": "tables",
    "catalogue_table": "tables",
    "criteria_table": "tables",
    "lists_table": "tables",
    "measure_notes": "tables",
    "measures_table": "tables",
    "inspection_timeline": "timeline",
    "trend_charts": "trends",
    "official_areas": "official.placed",
    "official_brief": "official.head",
    "official_index": "official.listing",
    "official_leaning": "official.chance",
    "official_masthead": "official.head",
    "official_methods": "official.made",
    "official_outlook": "official.chance",
    "official_trial": "official.tried",
    "batch_index": "batched",
    "find": "finding",
    "index": "landing",
    "page": "pages",
}
EXPORTS: tuple[str, ...] = tuple(
    sorted(set(_HOMES) - {"batch_index", "find", "index", "official_index", "page"})
)
"""What notebooks call, to be offered by `readiness` itself."""

__all__ = ["EXPORTS", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"readiness.report has no '{name}'.")
    return getattr(import_module(f"readiness.report.{_HOMES[name]}"), name)
