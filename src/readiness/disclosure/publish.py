"""From an Assessment to what a profile may show of it."""

from __future__ import annotations

from readiness.disclosure.auditor import audit
from readiness.disclosure.figures import show
from readiness.disclosure.profiles import Profile, profile_named
from readiness.disclosure.scores import show_scores
from readiness.disclosure.text import show_issues, show_lists
from readiness.model import Assessment, Published


def publish(assessment: Assessment, profile: str = "leadership") -> Published:
    """What may leave the team: figures suppressed or rounded, scores to one decimal, no rows.

    profile: operational (exact), leadership (DfE's small-number rule) or public (the NHS rule).

    The assessment is left as it was. Raises InputError where there is no such profile, and
    DisclosureError where a hidden figure could be worked out from what would be published.
    """
    chosen = profile_named(profile)
    lists = {entry["id"]: entry["lists"][0] for entry in assessment.catalogue if entry.get("lists")}
    shown = show(assessment.results, lists, chosen)
    audit(assessment.results, shown.results, chosen)
    return Published(
        profile=chosen.name,
        authority=assessment.authority,
        as_at=assessment.as_at,
        period=assessment.period,
        results=shown.results,
        comparisons=assessment.comparisons.copy(),
        scores=show_scores(assessment, shown.results, chosen),
        grades=assessment.grades,
        lists=show_lists(assessment.lists, chosen),
        issues=show_issues(assessment.issues, chosen),
        catalogue=assessment.catalogue,
        suppressions=dict(shown.suppressions),
        rules=_rules(chosen),
        inputs=dict(assessment.inputs),
        versions=dict(assessment.versions),
        settings=dict(assessment.settings),
    )


def _rules(profile: Profile) -> str:
    return f"{profile.rule}."
