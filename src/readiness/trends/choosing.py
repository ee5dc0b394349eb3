"""Which chart a series can bear, and by month, quarter or event; or why it can bear none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from readiness.trends.points import (
    between_events,
    is_count,
    is_share,
    latest_run,
    runs,
    to_quarters,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from readiness.model import Period

    Events = tuple[Period, NDArray[np.datetime64]]

FEWEST = 12
"""Points a chart needs before it may have limits."""

SMALLEST = 10
"""Records a share or a middle of one period needs under it."""

ACTIVITY = 5.0
"""What there must be more of, on average, of either kind a period."""

STEADY = 0.25
"""Denominators within this of their mean are steady: the plain chart will do."""

MONTH, QUARTER, EVENT = "month", "quarter", "event"


@dataclass(frozen=True, eq=False)
class Chosen:
    """The points, what they are of, and the chart; without one, the reason."""

    points: pd.DataFrame
    grain: str = MONTH
    chart: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()


def choose(months: pd.DataFrame, events: Events | None) -> Chosen:
    """Months where each bears it, else the days between rare events, else quarters, else none.

    `months` are POINT_COLUMNS, oldest first; `events` the days of a count that is rare.
    """
    run = latest_run(months, FEWEST)
    left_out = _left_out(months, run)
    if busy(run) and len(run) >= FEWEST:
        return Chosen(run, MONTH, kind_of(run), notes=left_out)
    if events is not None and len(events[1]) > FEWEST:
        source = "+".join(dict.fromkeys(months["source"]))
        return Chosen(between_events(*events, source), EVENT, "t")
    quarters = to_quarters(run) if len(run) >= 3 * FEWEST else run.iloc[0:0]
    if busy(quarters) and len(quarters) >= FEWEST:
        return Chosen(quarters, QUARTER, kind_of(quarters), notes=left_out)
    return Chosen(run, MONTH, reason=_refusal(run), notes=left_out)


def busy(points: pd.DataFrame) -> bool:
    """Whether there is enough of both kinds for chance to be told from change."""
    if points.empty:
        return False
    if is_count(points):
        return float(points["numerator"].mean()) > ACTIVITY
    whole = points["denominator"]
    if (whole < SMALLEST).any():
        return False
    if not is_share(points):
        return True
    part = points["numerator"]
    return float(part.mean()) > ACTIVITY and float((whole - part).mean()) > ACTIVITY


def kind_of(points: pd.DataFrame) -> str:
    """The chart of individual values, or Laney's where a share's denominators vary."""
    if not is_share(points):
        return "xmr"
    whole = points["denominator"].astype("float64")
    steady = ((whole / whole.mean() - 1).abs() <= STEADY).all()
    return "xmr" if steady else "laney_p"


def _refusal(run: pd.DataFrame) -> str:
    if run.empty:
        return "no month has anybody to count"
    many = "one month is" if len(run) == 1 else f"{len(run)} months in a row are"
    known = f"{many} known, and limits need {FEWEST} points"
    if busy(run):
        return known
    if len(run) < FEWEST:
        return f"{known} and more activity"
    if len(run) < 3 * FEWEST:
        return f"its months are too small to chart, and limits need {FEWEST} quarters"
    return "not enough activity, by month or by quarter, to tell change from chance"


def _left_out(months: pd.DataFrame, run: pd.DataFrame) -> tuple[str, ...]:
    """What the longest unbroken stretch leaves out."""
    many = len(months) - len(run)
    if not many or run.empty:
        return ()
    cut = "month is" if many == 1 else "months are"
    parts = len(runs(months))
    why = "a gap in what was supplied" if parts > 1 else "nobody to count in them"
    return (f"{many} {cut} left out, because of {why}",)
