"""The points of a series: months, quarters made of them, or the days between events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.model import TREND_COLUMNS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Period

PER_CENT = 100.0
POINT_COLUMNS = TREND_COLUMNS[:6]
"""period_start, period_end, numerator, denominator, value, source: a point before it has limits."""

_QUARTER = 3


def of_months(rows: pd.DataFrame) -> pd.DataFrame:
    """POINT_COLUMNS of one measure's rows of HISTORY_COLUMNS."""
    ends = pd.to_datetime(rows["month"])
    frame = rows.assign(period_start=ends.dt.to_period("M").dt.start_time, period_end=ends)
    return typed(frame[list(POINT_COLUMNS)])


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """TREND_COLUMNS that are there, each of its kind, numbered from 0."""
    kinds = {
        "period_start": "datetime64[s]",
        "period_end": "datetime64[s]",
        "numerator": "Int64",
        "denominator": "Int64",
        "value": "float64",
        "source": "str",
    }
    return frame.astype(kinds).reset_index(drop=True)


def is_share(points: pd.DataFrame) -> bool:
    return bool(points["numerator"].notna().any() and points["denominator"].notna().any())


def is_count(points: pd.DataFrame) -> bool:
    return bool(points["denominator"].isna().all())


def runs(points: pd.DataFrame) -> list[pd.DataFrame]:
    """The stretches without a gap, the oldest first. A month with nobody in a share is a gap."""
    there = points[points["value"].notna()]
    if there.empty:
        return []
    gap = there["period_start"] != there["period_end"].shift() + pd.Timedelta(days=1)
    return [run.reset_index(drop=True) for _, run in there.groupby(gap.cumsum())]


def latest_run(points: pd.DataFrame, enough: int) -> pd.DataFrame:
    """The latest stretch that is long enough for limits; the latest of all where none is."""
    found = runs(points)
    long = [run for run in found if len(run) >= enough]
    if not found:
        return points.iloc[0:0]
    return (long or found)[-1]


def to_quarters(points: pd.DataFrame) -> pd.DataFrame:
    """Whole calendar quarters of counts or shares; no rows for a figure that cannot be added up."""
    if not (is_share(points) or is_count(points)):
        return points.iloc[0:0]
    groups = points.groupby(points["period_end"].dt.to_period("Q"), sort=True)
    found = groups.agg(
        period_start=("period_start", "first"),
        period_end=("period_end", "last"),
        first=("source", "first"),
        last=("source", "last"),
    ).join(groups[["numerator", "denominator"]].sum(min_count=1))
    found = found[(groups.size() == _QUARTER).to_numpy()]
    part, whole = (found[name].astype("Float64") for name in ("numerator", "denominator"))
    value = part if is_count(points) else PER_CENT * part / whole
    both = found["first"] + "+" + found["last"]
    source = found["first"].where(found["first"] == found["last"], both)
    return typed(found.assign(value=value, source=source)[list(POINT_COLUMNS)])


def between_events(covered: Period, days: NDArray[np.datetime64], source: str) -> pd.DataFrame:
    """A point an event: the days since the one before. The first event has nothing before it."""
    gaps = np.diff(days).astype("timedelta64[D]").astype(np.float64)
    frame = pd.DataFrame(
        {
            "period_start": pd.Series(days[:-1].astype("datetime64[s]")),
            "period_end": pd.Series(days[1:].astype("datetime64[s]")),
            "value": gaps,
            "numerator": pd.array([pd.NA] * len(gaps), dtype="Int64"),
            "denominator": pd.array([pd.NA] * len(gaps), dtype="Int64"),
            "source": [source] * len(gaps),
        }
    )
    return typed(frame[list(POINT_COLUMNS)])
