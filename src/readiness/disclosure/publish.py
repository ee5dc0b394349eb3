"""From an Assessment to what a profile may show of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from readiness import keeping
from readiness.disclosure.accepted import Accepted, of_this_run
from readiness.disclosure.auditor import audit
from readiness.disclosure.earlier import withheld
from readiness.disclosure.figures import show
from readiness.disclosure.methods import methods
from readiness.disclosure.months_before import with_months_before
from readiness.disclosure.past import figures_before
from readiness.disclosure.practice import audits_shown
from readiness.disclosure.profiles import Profile, profile_named
from readiness.disclosure.release import clear
from readiness.disclosure.scores import show_scores
from readiness.disclosure.series import OVER_TIME, hidden, show_trends
from readiness.disclosure.teams import joined
from readiness.disclosure.text import show_issues, show_lists
from readiness.disclosure.windows import points_of, told_over_time
from readiness.errors import DisclosureError
from readiness.model import Assessment, Published, Released, Said, Trend

WINDOWS = "measures told by what was published of other months"


def publish(
    assessment: Assessment,
    profile: str = "leadership",
    *,
    previous: Sequence[Released] | None = None,
    accepted: Sequence[Accepted] = (),
) -> Published:
    """What may leave the team: figures suppressed or rounded, scores to one decimal, no rows.

    profile: operational (exact), leadership (DfE's small-number rule) or public (the NHS rule).
    previous: what was published of this authority before, with which nothing may be worked out.
        None: what was last decided for this assessment, if it was, and otherwise without any.
    accepted: figures that may be worked out all the same, each with who accepted it and why.

    The assessment is left as it was. What is shown of a kept one is kept with it, so that all that
    read it later show the same. Raises InputError where there is no such profile, and
    DisclosureError where a hidden figure could be worked out from what would be published.
    """
    chosen = profile_named(profile)
    name = f"{assessment.key}-{chosen.name}" if assessment.key else None
    told = None if previous is None else [*(one.key for one in previous), *map(repr, accepted)]
    found = keeping.recall(Published, name) if name else None
    if found is None or told not in (None, found.audit.get("decided_with")):
        found = _publish(assessment, chosen, previous or (), accepted, told or [])
        if name:
            keeping.keep(name, found)
            _kept_if_it_matters(name, bool(told))
    return found


def _kept_if_it_matters(name: str, decided: bool) -> None:
    """The pages read what was decided; without it they would decide anew, knowing of no report
    before. Raises DisclosureError where it was not kept."""
    kept = keeping.recall(Published, name) if decided else None
    if decided and (kept is None or not kept.audit.get("decided_with")):
        raise DisclosureError(
            "What may be shown beside earlier reports could not be kept under data/interim, so "
            "nothing was published; make that folder writable and run again."
        )


def _publish(
    assessment: Assessment,
    chosen: Profile,
    previous: Sequence[Released],
    accepted: Sequence[Accepted],
    decided_with: list[str],
) -> Published:
    lists = {entry["id"]: entry["lists"][0] for entry in assessment.catalogue if entry.get("lists")}
    shares = {str(entry["id"]) for entry in assessment.catalogue if entry["unit"] == "%"}
    exact = joined(assessment.results, chosen)
    shown = show(exact, lists, chosen)
    audit(exact, shown.results, chosen)
    allowed = of_this_run(accepted, chosen.name, assessment.authority.name, assessment.as_at)
    cleared = clear(exact, shown.results, lists, shares, chosen, previous, allowed)
    results, trends, over_time = _beside_other_times(
        cleared.results,
        show_trends(assessment.trends, exact, cleared.results, assessment.catalogue, chosen),
        previous,
        chosen,
    )
    return Published(
        profile=chosen.name,
        authority=assessment.authority,
        as_at=assessment.as_at,
        period=assessment.period,
        results=results,
        comparisons=assessment.comparisons.copy(),
        scores=show_scores(assessment, results, chosen),
        grades=assessment.grades,
        lists=show_lists(assessment.lists, _secret(results, exact, lists), chosen),
        issues=show_issues(assessment.issues, assessment.lists, chosen),
        catalogue=assessment.catalogue,
        suppressions={**shown.suppressions, **cleared.suppressions, **over_time},
        rules=_rules(chosen),
        inputs=dict(assessment.inputs),
        versions=dict(assessment.versions),
        settings=dict(assessment.settings),
        acceptance=assessment.acceptance,
        trends=with_months_before(trends, results, previous, assessment.as_at, chosen),
        audit={**cleared.audit, "decided_with": decided_with},
        methods=methods(),
        said=assessment.said if chosen.words else Said(),
        audits=audits_shown(assessment.audits, assessment.as_at, results, chosen),
        past=figures_before(previous, assessment.as_at, chosen.name),
    )


def _beside_other_times(
    results: pd.DataFrame, trends: Sequence[Trend], previous: Sequence[Released], chosen: Profile
) -> tuple[pd.DataFrame, tuple[Trend, ...], dict[str, int]]:
    """Without the charts, and then the figures, that with those before tell of some small months."""
    told = told_over_time(results, points_of(trends), previous, chosen)
    kept = tuple(hidden(one, OVER_TIME) if one.measure in told else one for one in trends)
    still = told_over_time(results, points_of(kept), previous, chosen) if told else set()
    return withheld(results, still), kept, {WINDOWS: len(told)} if told else {}


def _secret(shown: pd.DataFrame, exact: pd.DataFrame, lists: Mapping[str, str]) -> set[str]:
    """The lists of which some measure hides how many records it rests on."""
    whole = [frame[frame["breakdown"] == "all"].set_index("measure") for frame in (exact, shown)]
    ratios = set(whole[0].index[whole[0]["denominator"].notna()])
    counts = set(whole[0].index[whole[0]["numerator"].notna()]) - ratios
    for measures, column in ((ratios, "denominator"), (counts, "numerator")):
        measures -= set(whole[1].index[whole[1][column].notna()])
    return {lists.get(measure, "") for measure in ratios | counts}


def _rules(profile: Profile) -> str:
    return f"{profile.rule}."
