"""What each value of the vocabulary says of itself: few words and counts, and no row of anybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.model.shown import Card, area_name, many, plain
from readiness.model.words import Severity, State

if TYPE_CHECKING:
    from datetime import date

    from readiness.model.ahead import LookAhead
    from readiness.model.assessed import Assessment, ListSummary, Published, Released
    from readiness.model.lists import ChildList
    from readiness.model.official import Official
    from readiness.model.said import Said
    from readiness.model.scores import AreaScore
    from readiness.model.tables import History, Trend

CAVEAT = "An evidence position, not a predicted grade."
NONE = "\N{EN DASH}"
_MOST = 6

Fact = tuple[str, str]


def of_assessment(it: Assessment) -> Card:
    """No count of children: the exact ones are in `results`, for those who may see them."""
    kinds = Counter(issue.severity for issue in it.issues)
    supplied = [one.list for one in it.lists]
    return Card(
        title=f"Assessment of {it.authority.name} as at {_day(it.as_at)}",
        facts=[
            ("Measures", _with_figure(it.results, it.catalogue)),
            ("Supplied", _supplied(supplied, it.inputs)),
            (
                "Problems",
                f"{many(kinds[Severity.ERROR], 'error')}, "
                f"{many(kinds[Severity.QUERY], 'query', 'queries')}",
            ),
        ],
        **_positions(it.scores),
        notes=(
            CAVEAT,
            "Its figures are exact, for the team that holds the records: what leaves the team is "
            "made by publish.",
        ),
        next={
            'readiness.publish(assessment, "leadership")': "what leaders may be shown",
            "readiness.weights_used(assessment)": "what each measure weighs, and moves",
            "readiness.what_if(assessment, weights={...})": "what another weight would move",
        },
    )


def of_published(it: Published) -> Card:
    states = it.results["state"] if len(it.results) else pd.Series(dtype="str")
    hidden = int((states == State.SUPPRESSED).sum())
    return Card(
        title=f"{it.authority.name} as at {_day(it.as_at)}, as the profile "
        f"{it.profile!r} may show it",
        facts=[
            ("Measures", _with_figure(it.results, it.catalogue)),
            ("Hidden", f"{many(hidden, 'figure')}, breakdowns and all; hidden is not nought"),
            ("Rule", it.rules),
        ],
        **_positions(it.scores),
        notes=(CAVEAT,),
        next={
            "readiness.measures_in(shown)": "every measure, to look at one by its id",
            "readiness.scores_in(shown)": "the four areas, to look at one",
            "readiness.enquiries_in(shown)": "what inspectors may ask",
            "readiness.results(shown)": "the tidy table, as a pandas frame",
        },
    )


def of_score(it: AreaScore) -> Card:
    """One area. Each channel is its value and the weight it takes."""
    moves = sorted(it.contributions, key=lambda part: -abs(part.contribution))[:_MOST]
    channels = [
        f"{plain(name)} {value:.1f} (weight {weight:.2f})"
        for name, (value, weight) in it.channels.items()
    ]
    facts: list[Fact] = [
        ("Position", place(it)),
        ("Coverage", f"{it.coverage:.0%} of the weight of its measures"),
        ("Confidence", it.confidence),
    ]
    facts += [("Made of", ", ".join(channels))] if channels else []
    facts += [("Limited", limit) for limit in it.limits]
    facts += [("More", f"{many(len(it.reasons), 'reason')} in .reasons")] if it.reasons else []
    return Card(
        title=f"{area_name(it.area)}: {it.wording or it.band or 'no band'}",
        facts=facts,
        caption="What moves the data score most",
        headings=("Measure", "Weight", "Score", "Moves"),
        rows=[
            (p.measure, f"{p.weight:.2f}", f"{p.score:.1f}", f"{p.contribution:+.2f}")
            for p in moves
        ],
        notes=(CAVEAT,),
    )


def place(it: AreaScore) -> str:
    """2.3, from 2.0 to 2.6."""
    if it.position is None:
        return "none: not enough evidence"
    if it.lower is None or it.upper is None:
        return f"{it.position:.1f}"
    return f"{it.position:.1f}, from {it.lower:.1f} to {it.upper:.1f}"


def of_summary(it: ListSummary) -> Card:
    """Headings are somebody's own words, so they are counted."""
    return Card(
        title=f"How the list {plain(it.list)} was read",
        facts=[
            ("Rows", f"{it.rows_in:,} in, {it.rows_used:,} used, {it.rows_reported:,} reported"),
            ("Missing", ", ".join(it.columns_missing) or "no column"),
            ("Not known", many(len(it.columns_unknown), "heading")),
            ("Renamed", many(len(it.columns_renamed), "heading")),
        ],
    )


def of_list(it: ChildList) -> Card:
    columns = [str(name) for name in it.frame.columns]
    return Card(
        title=f"The table {plain(it.name)}: {many(len(it), 'row')}",
        facts=[
            ("Columns", ", ".join(columns)),
            ("Unreadable cells in", ", ".join(it.unusable_columns()) or "no column"),
        ],
        notes=("Its rows are records of single people, and are not shown here.",),
    )


def of_look_ahead(it: LookAhead) -> Card:
    rows = [
        (str(row["measure"]), *(_share(row[name]) for name in ("today", "expected", "target")))
        for row in it.rows.to_dict("records")[:_MOST]
    ]
    return Card(
        title=f"Shares in time from {_day(it.as_at)} to the visit on {_day(it.visit)}",
        facts=[("Measures", f"{len(it.rows):,} shown, {len(it.withheld):,} withheld")],
        caption=f"The first {_MOST} of them" if len(it.rows) > _MOST else "All of them",
        headings=("Measure", "Today %", "Expected %", "Aim %"),
        rows=rows,
    )


def of_official(it: Official) -> Card:
    state = Counter(it.standing["state"])
    return Card(
        title=f"{it.authority.name} as at {_day(it.as_at)}, from official statistics alone",
        facts=[
            ("Measures", f"{state['shown']} shown, {len(it.standing) - state['shown']} without"),
            ("Outlook", it.no_outlook or f"chances of {many(len(it.chances), 'judgement')}"),
            *([("Gone", it.gone)] if it.gone else []),
        ],
        notes=("Chances, and no grade.",),
        next={"readiness.official_outlook(official)": "the chances, with what they rest on"},
    )


def of_trend(it: Trend) -> Card:
    return Card(
        title=f"The chart of {it.measure}",
        facts=[
            ("Chart", it.chart or f"none: {it.reason}"),
            ("Points", f"{len(it.points):,}, by {it.grain}, in {it.unit}"),
            ("Variation", plain(it.variation) if it.variation else "cannot be told"),
            ("Assurance", it.assurance or "cannot be told"),
        ],
    )


def of_history(it: History) -> Card:
    return Card(
        title="What the lists and returns say of the months before",
        facts=[
            ("Measures", f"{it.months['measure'].nunique():,} with months"),
            ("Not told", many(len(it.refused), "measure")),
        ],
    )


def of_said(it: Said) -> Card:
    """How much was written, and none of it."""
    names = ("claims", "focus", "priorities", "points", "actions", "meetings", "visits")
    return Card(
        title="What the authority writes of itself",
        facts=[(plain(name).capitalize(), f"{len(getattr(it, name)):,}") for name in names],
    )


def of_released(it: Released) -> Card:
    return Card(
        title=f"What was published as at {_day(it.as_at)} under the profile {it.profile!r}",
        facts=[("Rows", f"{len(it.results):,} of the tidy table")],
    )


def of_result(it: object) -> Card:
    """How many rows a measure counts; which, is for `children_behind` to say."""
    masks = ("counted", "numerator", "denominator", "included", "unusable")
    held = [(name, getattr(it, name, None)) for name in masks]
    facts = [(name.capitalize(), _true(mask)) for name, mask in held if mask is not None]
    return Card(title=type(it).__name__, facts=facts)


def _positions(scores: Sequence[AreaScore]) -> dict[str, Any]:
    rows = [
        (
            area_name(one.area),
            NONE if one.position is None else f"{one.position:.1f}",
            NONE if one.lower is None or one.upper is None else f"{one.lower:.1f} to {one.upper:.1f}",
            one.band or "not enough evidence",
            f"{one.coverage:.0%}",
            one.confidence,
        )
        for one in scores
    ]  # fmt: skip
    headings = ("Area", "Position", "90% interval", "Band", "Coverage", "Confidence")
    return {"caption": "Where the evidence points", "headings": headings, "rows": rows}


def _with_figure(results: Any, catalogue: Sequence[Mapping[str, Any]]) -> str:
    if results.empty:
        return f"0 of {len(catalogue):,} with a figure"
    whole = results[(results["breakdown"] == "all") & (results["state"] == State.SHOWN)]
    return f"{whole['measure'].nunique():,} of {len(catalogue):,} with a figure"


def _supplied(lists: Sequence[str], inputs: Mapping[str, str]) -> str:
    others = [name for name in inputs if name != "annex_a"]
    return ", ".join([f"{many(len(lists), 'list')} of Annex A", *others])


def _true(mask: Any) -> str:
    return f"{int(np.count_nonzero(mask)):,} of {many(len(mask), 'row')}"


def _share(value: Any) -> str:
    return NONE if value is None or value != value or str(value) == "<NA>" else f"{value:.0f}"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
