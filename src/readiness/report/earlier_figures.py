"""What earlier reports showed of measures that have no months to chart: a table, and no limits.

Only reports for the same readers are here (`Published.past`), and only figures of as long a time as
today's: six months are not set beside twelve, nor either beside a state on one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from readiness.model import Area, Published
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element
from readiness.views import View, of_area
from readiness.words import MISSING, amount, as_day, count, day

CAPTION, NAME = "In earlier reports", "As earlier reports gave them"
MOST = 4
"""Figures of a measure, the latest; `readiness.history` has them all."""

NOTE = (
    "As each report gave them, by the definitions and the records of its day. No limits are drawn: "
    "states of single days leave gaps between them, and months that two figures share are no new "
    "evidence. c: hidden today because numbers are small."
)
_MONTH = 365.25 / 12


def earlier_figures(published: Published, area: Area) -> Html | None:
    """The table of an area; None where no report before showed any of its measures without months."""
    rows = [row for view in of_area(published, area) if (row := _row(published, view))]
    if not rows:
        return None
    names = ("Measure", CAPTION, "Now")
    summary = element(
        "summary", f"What earlier reports showed of {count(len(rows), 'measure')} without months"
    )
    return element("details", summary, grid(NAME, names, rows, note=NOTE), class_="folded")


def _row(published: Published, view: View) -> list[Content]:
    if view.trend is not None and len(view.trend.points):
        return []
    shown = figures(published, view.id).tail(MOST)
    if shown.empty:
        return []
    said = [_said(row, view.unit) for row in reversed(shown.to_dict("records"))]
    return [view.title, element("ul", [element("li", one) for one in said]), _now(view)]


def _now(view: View) -> Content:
    if view.local.value is not None:
        return amount(view.local.value, view.unit)
    return element("span", MISSING.get(view.local.state, "no rate"), class_="missing")


def figures(published: Published, measure: str) -> pd.DataFrame:
    """PAST_COLUMNS of the measure in reports of earlier days, oldest first: figures of as long a time as
    today's, and of each time the latest that was said."""
    rows = published.results
    mine = rows[(rows["measure"] == measure) & (rows["breakdown"] == "all")]
    past = published.past[published.past["measure"] == measure]
    if mine.empty or past.empty:
        return past.iloc[0:0]
    today = mine.iloc[[0]]
    alike = past[_months(past) == _months(today).iloc[0]]
    other = alike["period_end"] != pd.Timestamp(today["period_end"].iloc[0])
    return alike[other].drop_duplicates("period_end", keep="last").sort_values("period_end")


def _months(rows: pd.DataFrame) -> pd.Series:
    """Nought of a state on one day."""
    start, end = (pd.to_datetime(rows[name]) for name in ("period_start", "period_end"))
    return ((end - start).dt.days / _MONTH).round()


def _said(row: dict[Any, Any], unit: str) -> str:
    last = as_day(row["period_end"])
    when = f"at {day(last)}" if row["period_start"] == row["period_end"] else f"to {day(last)}"
    return f"{amount(float(row['value']), unit)} {when}"


__all__: Sequence[str] = ("earlier_figures", "figures")
