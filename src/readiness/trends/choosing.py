"""Which chart a series can bear, and by month, quarter or event; or why it can bear none.

The rule is `spc.suitable`'s; here it is put to what is known of a measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from readiness.statistics import spc
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
"""Records the middle of one month's figures needs under it."""

UNDATED = "Not enough activity, and too few single events, or no days of them, for a chart."

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
    """Months where each bears it, else quarters, else the days between rare events, else none.

    `months` are POINT_COLUMNS, oldest first; `events` the days of a count that is rare.
    """
    run = latest_run(months, FEWEST)
    found, left_out = _suitable(run), _left_out(months, run)
    if found.chart and found.grain == MONTH:
        return Chosen(run, MONTH, found.chart, notes=left_out)
    if found.chart and found.grain == QUARTER:
        return Chosen(to_quarters(run), QUARTER, found.chart, notes=left_out)
    if events is not None and len(events[1]) > FEWEST:
        source = "+".join(dict.fromkeys(months["source"]))
        return Chosen(between_events(*events, source), EVENT, "t")
    why = found.reason if not found.chart else UNDATED
    return Chosen(run, MONTH, reason=_clause(why), notes=left_out)


def _suitable(run: pd.DataFrame) -> spc.Suitability:
    if run.empty:
        return spc.Suitability("", reason="no month has anybody to count")
    counted = is_count(run) or is_share(run)
    if not counted and (run["denominator"] < SMALLEST).any():
        return spc.Suitability("", reason="some months rest on too few records")
    return spc.suitable(
        run["numerator" if counted else "value"].to_numpy(dtype=float),
        run["denominator"].to_numpy(dtype=float) if is_share(run) else None,
        period_start=run["period_start"].dt.date.tolist(),
        period_end=run["period_end"].dt.date.tolist(),
        count=counted,
        fewest=FEWEST,
    )


def _clause(sentence: str) -> str:
    """A sentence as the part of another."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _left_out(months: pd.DataFrame, run: pd.DataFrame) -> tuple[str, ...]:
    """What the latest unbroken stretch leaves out."""
    many = len(months) - len(run)
    if not many or run.empty:
        return ()
    cut = "1 month is" if many == 1 else f"{many} months are"
    why = "a gap in what is known" if len(runs(months)) > 1 else "nobody to count in them"
    return (f"{cut} left out, because of {why}",)
