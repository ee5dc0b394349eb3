"""Is it changing? Each measure's own history, and what may be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from readiness.model import Area, Published, Trend
from readiness.report import charts, icons
from readiness.report.control_charts import Event, control_chart, latest
from readiness.report.earlier_figures import earlier_figures
from readiness.report.grid import anchor, grid
from readiness.report.html import Content, Html, element, heading, join, nothing, paragraph
from readiness.report.trend_words import (
    FALSE_SIGNS,
    alt_text,
    description,
    headline,
    level,
    method,
    period_name,
    source,
    value_of,
    verdict,
)
from readiness.views import last_grade, titles
from readiness.words import capital, count, number, sentence

MOST = 6
"""Charts on a page; the others are in the table."""

SUMMARY = "Every measure with limits of its own"
SHORT = "Known by month, and without limits"
Named = tuple[str, Trend]
Row = Mapping[Any, Any]


def trend_charts(published: Published, area: Area | str, most: int = MOST) -> Html:
    """What has changed by more than chance, with the charts that show it; those with something to
    say come first, and all are in the table."""
    wanted = Area(area)
    found = of_area(published, wanted)
    charted = sorted((one for one in found if one[1].chart), key=_telling_first)
    short = [one for one in found if not one[1].chart and len(one[1].points)]
    refused = [one for one in found if not one[1].chart and not len(one[1].points)]
    if not found:
        said = nothing("No measure of this area has a history that was supplied.")
        return join(said, earlier_figures(published, wanted))
    drawn = [one for one in charted if len(one[1].points)][:most]
    return join(
        paragraph(_opening(charted, len(drawn))),
        [_figure(published, wanted, *one) for one in drawn],
        _summary(charted),
        _short(short),
        _refused(refused),
        earlier_figures(published, wanted),
    )


def of_area(published: Published, area: Area) -> list[Named]:
    """The area's trends with their titles, in catalogue order."""
    names, inside = titles(published), {e["id"] for e in published.catalogue if e["area"] == area}
    return [(names[one.measure], one) for one in published.trends if one.measure in inside]


def _telling_first(one: Named) -> tuple[int, bool, bool]:
    """Concern, improvement and change before common; a level missed before one met by chance."""
    order = ["concern", "improvement", "neutral", "common"]
    kind = (one[1].variation or "common").partition("_")[0]
    return order.index(kind), one[1].assurance != "fail", one[1].target is None


def _opening(charted: Sequence[Named], drawn: int) -> str:
    if not charted:
        return (
            "No measure of this area has a history that is long enough for a chart with limits. The "
            "children in need census and the SSDA903 return of the last years give one to many."
        )
    telling = [t for _, t in charted if t.variation not in (None, "common")]
    said = f"{sentence(count(len(charted), 'measure has', 'measures have'))[:-1]} a history long "
    said += "enough to tell change from chance; "
    some = count(len(telling), "of them shows", "of them show")
    said += f"{some if telling else 'none of them shows'} a change now. "
    if drawn < len(charted):
        said += f"{capital(count(drawn, 'chart is', 'charts are'))} drawn; the table has all. "
    return said + FALSE_SIGNS


def _figure(published: Published, area: Area, title: str, trend: Trend) -> Html:
    grade = last_grade(published, area)
    events = [Event(grade.inspected, "inspected")] if grade else []
    caption = f"{title}: the points of the chart"
    words = charts.Words(
        headline=headline(title, trend),
        alt=alt_text(title, trend),
        description=description(trend, grade.inspected if grade else None),
        source=source(trend),
        method=method(trend),
        table=anchor(caption),
    )
    picture = charts.show(control_chart(trend, events), words, beneath=signs(trend))
    table = element("details", element("summary", "The same figures as a table"),
                    _points(caption, trend), class_="folded")  # fmt: skip
    return join(picture, table)


def signs(trend: Trend) -> Html:
    """Both icons with their words."""
    found = [icons.variation(trend.variation), icons.assurance(trend.assurance)]
    return element("p", *found, class_="signs")


def _points(caption: str, trend: Trend) -> Html:
    """The points that are drawn, one a row."""
    shown = latest(trend)
    limits = bool(shown["centre"].notna().any())
    names = ["Period", "Value", *(["Average", "Limits"] if limits else []), "Sign"]
    rows = [_point(row, trend, limits) for row in shown.to_dict("records")]
    return grid(caption, names, rows)


def _point(row: Row, trend: Trend, limits: bool) -> list[Content]:
    cells: list[Content] = [period_name(row["period_end"], trend.grain), _rests(row, trend)]
    if limits:
        cells += [number(row["centre"]), f"{number(row['lower'])} to {number(row['upper'])}"]
    known = row["cause"] not in ("", "common")
    return [*cells, f"{row['cause']}: {RULES.get(row['rule'], row['rule'])}" if known else ""]


RULES = {
    "outside": "outside the limits",
    "shift": "seven or more on one side of the average",
    "trend": "seven or more going one way",
    "two_in_three": "two of three close to a limit",
}


def _rests(row: Row, trend: Trend) -> Content:
    value = value_of(row["value"], trend)
    if pd.isna(row["numerator"]) or pd.isna(row["denominator"]):
        return value
    of = f"{number(row['numerator'], 0)} of {number(row['denominator'], 0)}"
    return join(value, element("span", of, class_="rests"))


def _summary(charted: Sequence[Named]) -> Html | None:
    if not charted:
        return None
    names = ("Measure", "Latest", "Usually between", "Is it changing?", "Expected level")
    rows = [_summary_row(title, trend) for title, trend in charted]
    note = (
        "“Usually between”: the limits of the latest point. c: hidden because numbers are small; what "
        "is said of those, and of what is shown by quarter, is of all their months."
    )
    return grid(SUMMARY, names, rows, note=note, class_="grid measures")


def _summary_row(title: str, trend: Trend) -> list[Content]:
    points = trend.points
    last = points.iloc[-1] if len(points) else None
    latest_value: Content = element("span", "c", class_="missing")
    between = ""
    if last is not None:
        when = period_name(last["period_end"], trend.grain)
        latest_value = join(value_of(last["value"], trend), element("span", when, class_="rests"))
        if pd.notna(last["centre"]):
            between = f"{number(last['lower'])} to {number(last['upper'])}"
    changing = icons.variation(trend.variation, verdict(trend))
    expected = icons.assurance(trend.assurance, f"{level(trend)}: {MET.get(trend.assurance or '')}")
    return [title, latest_value, between, changing, expected]


MET = {
    "pass": "met, whatever chance does",
    "fail": "missed, whatever chance does",
    "inconsistent": "met or missed by chance",
}


def _short(short: Sequence[Named]) -> Html | None:
    if not short:
        return None
    names = ("Measure", "Months", "Latest", "Why there are no limits")
    rows: list[list[Content]] = [
        [
            title,
            number(len(trend.points), 0),
            join(
                value_of(trend.points["value"].iloc[-1], trend),
                element("span", period_name(trend.points["period_end"].iloc[-1], trend.grain),
                        class_="rests"),
            ),
            sentence(trend.reason),
        ]
        for title, trend in short
    ]  # fmt: skip
    return join(heading(3, "Too short, or too few, for limits"), grid(SHORT, names, rows))


def _refused(refused: Sequence[Named]) -> Html | None:
    """What has no months that may be charted or shown, by the reason."""
    if not refused:
        return None
    by: dict[str, list[str]] = {}
    for title, trend in refused:
        by.setdefault(_why(trend), []).append(title)
    said = [element("li", f"{capital(why)}: {'; '.join(names)}.") for why, names in by.items()]
    summary = element("summary", f"No chart is drawn of {count(len(refused), 'other measure')}")
    return element("details", summary, element("ul", said), class_="folded")


def _why(trend: Trend) -> str:
    return trend.reason or "its points are not shown, because of small numbers"
