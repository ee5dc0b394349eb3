"""Whose figures, from where, and in three minutes what they say."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from readiness.framework import area_title, services
from readiness.model import Area, Official
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, join, paragraph
from readiness.report.leaders import pairs
from readiness.report.style import STYLE
from readiness.words import BANDS, as_day, capital, count, day, listed, number, sentence

QUARTER = 0.25
NAMED = 4
"""Figures named in a sentence, at most."""


def official_masthead(official: Official) -> Html:
    """Whose figures, as at when, from what. Brings the styles for a notebook."""
    given: list[tuple[str, Content]] = [
        ("Authority", official.authority.name),
        ("As at", day(official.as_at)),
        ("Region", official.authority.region or "not known"),
        ("Made for", "Anybody: official statistics alone"),
        ("Statistical neighbours", _neighbours(official)),
    ]
    return join(STYLE, pairs(given))


def _neighbours(official: Official) -> str:
    if not official.neighbours:
        return f"There are none in DfE's grouping of {official.grouping}."
    return f"{listed(official.neighbours)} (DfE's grouping of {official.grouping})."


def official_brief(official: Official) -> Html:
    """What a reader of three minutes should know: how many figures stand where, what moved, how old."""
    if official.gone:
        return paragraph(official.gone)
    shown = official.standing[official.standing["state"] == "shown"]
    if shown.empty:
        return paragraph(f"Nothing of {official.authority.name} had been published by this day.")
    said = [_placed(shown), *_moved(shown), _judged(official), _aged(official, shown)]
    return join(bullets(said), _by_area(official))


def _placed(shown: pd.DataFrame) -> str:
    judged = shown[shown["better"].notna()]
    best, worst = (judged["better"] >= 1 - QUARTER).sum(), (judged["better"] <= QUARTER).sum()
    return (
        f"Of {count(len(judged), 'figure')} that are better one way than the other, "
        f"{number(int(best), 0)} are in the best quarter of England and {number(int(worst), 0)} in the worst. "
        "By chance alone a quarter of them would be in each."
    )


def _moved(shown: pd.DataFrame) -> list[str]:
    """What changed more than it did in nine of ten authorities, by way of the change."""
    wide = shown[(shown["change_1"].abs() > shown["usual_1"]) & (shown["direction"] != "neutral")]
    better = (wide["change_1"] > 0) == (wide["direction"] == "high")
    said = []
    for word, rows in (
        ("Better", wide[better]),
        ("Worse", wide[~better]),
    ):
        if len(rows):
            names = [f"“{title}”" for title in rows["title"].head(NAMED)]
            more = len(rows) - len(names)
            also = f" and {count(more, 'other')}" if more else ""
            named = f"{', '.join(names)}{also}" if also else listed(names)
            said.append(f"{word} by more in a year than in nine of ten authorities: {named}.")
    if not said:
        said.append(
            "No figure got better or worse in a year by more than figures do in nine of ten authorities."
        )
    return said


def _judged(official: Official) -> str:
    if not official.grades:
        return "No judgement of Ofsted's before this day is known here."
    last = official.grades[0]
    told = [
        f"{area_title(grade.area).lower()} {BANDS[4 - grade.grade]}" for grade in official.grades
    ]
    out = f", published by {day(last.published)}" if last.published else ""
    return sentence(
        f"Last judged from {day(last.inspected)}{out}: {'; '.join(told)}. {capital(last.source)}"
    )


def _aged(official: Official, shown: pd.DataFrame) -> str:
    by_age = shown.sort_values("months")["period_end"].tolist()
    newest, oldest = as_day(by_age[0]), as_day(by_age[-1])
    middle = number(float(shown["months"].median()), 0)
    return (
        f"The figures are {middle} months old at the median: the newest are of a period to {day(newest)}, the "
        f"oldest to {day(oldest)}. What an authority knows of this month is not in them."
    )


def _by_area(official: Official) -> Html:
    """A row a service: how many figures lie where."""
    rows: list[Sequence[Content]] = []
    for area in Area:
        mine = official.standing[official.standing["area"] == area]
        for code, service in services().items():
            found = mine[mine["service"] == code]
            if len(found):
                rows.append([f"{area_title(area)}: {service.title.lower()}", *_counts(found)])
    headings = (
        "Service",
        "Best quarter",
        "Middle half",
        "Worst quarter",
        "Neither way better",
        "Not published",
    )
    note = "A figure in the worst quarter is a question to ask, and no judgement of practice."
    return grid(
        "Where the figures lie in England",
        headings,
        rows,
        note=note,
        numeric=headings[1:],
        class_="grid counts",
    )


def _counts(found: pd.DataFrame) -> list[Content]:
    shown = found[found["state"] == "shown"]
    best, worst = shown["better"] >= 1 - QUARTER, shown["better"] <= QUARTER
    neither = shown["better"].isna()
    middle = len(shown) - int(best.sum()) - int(worst.sum()) - int(neither.sum())
    numbers = (
        int(best.sum()),
        middle,
        int(worst.sum()),
        int(neither.sum()),
        len(found) - len(shown),
    )
    return [number(one, 0) for one in numbers]
