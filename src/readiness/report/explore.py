"""Where an analyst starts: the tidy table that may be shown, and a few ways to look at it."""

from __future__ import annotations

import math
from collections import Counter

import pandas as pd

from readiness.errors import UnknownName
from readiness.framework import area_title
from readiness.model import Area, Polarity, Published, State
from readiness.nearest import hint
from readiness.report import charts, tables
from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, join, paragraph
from readiness.supplied import list_name, made_of
from readiness.views import Figure, View, breakdown, titles, views
from readiness.words import amount, capital, count, day, listed, number_word, sentence

NOT_RANKED = frozenset({"team", "role", "experience"})
"""Groups of the people who work here, of which none is called the highest or the lowest."""


def results(published: Published) -> pd.DataFrame:
    """The published results, a row a measure, breakdown and group, with each measure's title.

    A copy: change it as you like. Where `state` is not `shown` the numbers are missing.
    """
    frame = published.results.copy()
    frame.insert(1, "title", frame["measure"].astype(str).map(titles(published)))
    return frame


def comparisons(published: Published) -> pd.DataFrame:
    """Published figures beside the local ones, a row a measure and comparator. A copy."""
    return published.comparisons.copy()


def issues_table(published: Published) -> Html:
    """What was wrong, or looked odd, in the lists: where it is and what to do."""
    found = [
        (
            capital(list_name(_text(row["list"])) or "all"),
            _text(row["column"]).replace("_", " ") or "all",
            str(row["severity"]),
            sentence(str(row["message"])),
        )
        for row in published.issues.to_dict("records")
    ]
    # What each year's file of a return is told is told once, with how many files told it.
    told = sorted(Counter(found).items(), key=lambda pair: pair[0][2] != "error")
    rows = [
        [*places, said if many == 1 else f"{said} Told {count(many, 'time')}."]
        for (*places, said), many in told
    ]
    headings = ("List", "Column", "Severity", "What was found")
    note = "An error must be put right; a query must be looked into, and may be right as it is."
    return grid("Errors and queries in the lists", headings, rows, note=note)


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)


def coverage_chart(published: Published) -> Html:
    """How many measures of each area could be shown, and why the others could not."""
    names = tables.STATES
    found = pd.DataFrame(
        [(area_title(view.area), names[view.local.state]) for view in views(published)],
        columns=["area", "state"],
    )
    areas = [area_title(area) for area in Area if area_title(area) in set(found["area"])]
    if not areas:
        return paragraph("There are no measures.")
    table = pd.crosstab(found["area"], found["state"])
    table = table.reindex(index=areas, columns=list(names.values()), fill_value=0)
    shown = int(table[names[State.SHOWN]].sum())
    headline = f"{capital(number_word(shown))} of {count(len(found), 'measure')} can be shown."
    caption = "Measures by area and state"
    rows = [[area, *(str(n) for n in table.loc[area])] for area in areas]
    words = charts.Words(
        headline=headline,
        alt=charts.alt_text(f"Stacked bar chart of measures by area and state. {headline}"),
        description="Each bar is one judgement area; its parts are the states of its measures.",
        source=f"Everything supplied, as at {day(published.as_at)}.",
        method=published.rules,
        table=anchor(caption),
    )
    made = grid(caption, ["Area", *table.columns], rows, numeric=list(table.columns))
    return join(charts.show(charts.states(table), words), made)


def breakdown_chart(published: Published, measure: str = "", by: str = "age") -> Html:
    """One measure by group with 95% intervals, and the same figures as a table.

    Args:
        measure: an id from the catalogue; empty for the one whose groups lie furthest apart.
        by: age, sex, ethnicity, disability or team.

    Raises InputError where there is no such measure or breakdown.
    """
    view = _chosen(published, measure, by)
    if view is None:
        return paragraph(f"No measure can be shown by {by}.")
    found = breakdown(published, view.id, by)
    shown = _shown(published, view, by)
    if not shown:
        return paragraph(f"“{view.title}” cannot be shown by {by}.")
    picture = charts.groups(
        [name for name, _ in shown],
        [(figure.value or 0.0, figure.lower, figure.upper) for _, figure in shown],
        view.unit,
    )
    caption = f"{view.title}, by {by}"
    words = _breakdown_words(published, view, by, shown, len(found), caption)
    rows: list[list[Content]] = [[name, tables.figure(one, view.unit)] for name, one in found]
    return join(charts.show(picture, words), grid(caption, ("Group", "Figure"), rows))


def _chosen(published: Published, measure: str, by: str) -> View | None:
    if by not in tables.BREAKDOWNS:
        known = f"choose {listed(list(tables.BREAKDOWNS), 'or')}."
        raise UnknownName(f"There is no breakdown by '{by}'; {hint(by, tables.BREAKDOWNS, known)}")
    found = {view.id: view for view in views(published)}
    if measure and measure not in found:
        every = "the catalogue lists those there are."
        raise UnknownName(f"There is no measure '{measure}'; {hint(measure, found, every)}")
    if measure:
        return found[measure]
    apart = {v.id: _apart(_shown(published, v, by)) for v in found.values()}
    able = [v for v in found.values() if _shown(published, v, by)]
    # Where neither direction is better, groups often differ because their work does.
    judged = [v for v in able if v.polarity is not Polarity.NEUTRAL]
    return max(judged or able, key=lambda v: apart[v.id], default=None)


def _shown(published: Published, view: View, by: str) -> list[tuple[str, Figure]]:
    return [(n, one) for n, one in breakdown(published, view.id, by) if one.value is not None]


def _apart(shown: list[tuple[str, Figure]]) -> float:
    """How far the lowest group's interval lies below the highest's, beside the highest's figure."""
    if len(shown) < 2:
        return -math.inf
    low, high = _ends(shown)
    if low[1].upper is None or high[1].lower is None:
        return -math.inf
    return (high[1].lower - low[1].upper) / max(high[1].value or 0.0, 1.0)


def _ends(shown: list[tuple[str, Figure]]) -> tuple[tuple[str, Figure], tuple[str, Figure]]:
    """The groups with the lowest and the highest figure."""
    return (
        min(shown, key=lambda pair: pair[1].value or 0.0),
        max(shown, key=lambda pair: pair[1].value or 0.0),
    )


def _breakdown_words(
    published: Published,
    view: View,
    by: str,
    shown: list[tuple[str, Figure]],
    groups: int,
    caption: str,
) -> charts.Words:
    headline = _differ(view, by, shown)
    alt = f"Dot plot of one measure by {by}, {count(len(shown), 'group')}. {headline}"
    return charts.Words(
        headline=headline,
        alt=charts.alt_text(alt),
        description=f"{capital(number_word(len(shown)))} of {count(groups, 'group')} can be shown.",
        source=f"{capital(made_of([view]))} as at {day(published.as_at)}.",
        method="Bars are 95% intervals: groups whose bars overlap may not differ.",
        table=anchor(caption),
    )


def _differ(view: View, by: str, shown: list[tuple[str, Figure]]) -> str:
    """A difference is claimed only where the highest and lowest groups' intervals lie apart."""
    if len(shown) < 2:
        return f"“{view.title}” can be shown for one group only."
    (low_name, low), (high_name, high) = _ends(shown)
    apart = low.upper is not None and high.lower is not None and low.upper < high.lower
    if not apart:
        return f"“{view.title}” does not clearly differ by {by}."
    if by in NOT_RANKED:
        return f"“{view.title}” differs by {by}; why, is a question for each."
    values = f"{amount(high.value or 0.0, view.unit)}) to {low_name} ({amount(low.value or 0.0, view.unit)}"
    return f"“{view.title}” differs by {by}, from {high_name} ({values})."
