"""A measure without months of its own, by the figures earlier reports showed of it.

Figures of one state at days close together are of much the same records, and figures of six months
share months: neither are new evidence. So only those are taken that do not overlap and, for a state,
lie a quarter apart, from the inspection outwards on both sides.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.enquiry.improvement import two_periods

if TYPE_CHECKING:
    from readiness.enquiry.improvement.two_periods import Difference
    from readiness.model import Published

APART = 90
"""Days between figures of a state. Reviews and visits are due in six months at most, so of the
records of one day few tell anew of those a quarter before; nearer they would be counted twice."""
MOST = 4
"""Figures a side, the nearest to the inspection before it and the latest since: about a year."""


def figures(published: Published, measure: str) -> pd.DataFrame:
    """period_start, period_end, numerator, denominator and value of the measure in each report to
    this one, oldest first."""
    columns = ["period_start", "period_end", "numerator", "denominator", "value"]
    rows = published.results
    mine = (rows["measure"] == measure) & (rows["breakdown"] == "all") & rows["value"].notna()
    past = published.past[published.past["measure"] == measure][columns]
    now = rows[mine][columns]
    kinds = published.past[columns].dtypes
    return pd.concat([past, now.astype(kinds)], ignore_index=True).drop_duplicates(
        ["period_start", "period_end"], keep="last", ignore_index=True
    )


def sides(found: pd.DataFrame, split: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Those before the day, the nearest to it, and those since, the latest; what holds the day is in
    neither."""
    day = pd.Timestamp(split)
    before = found[found["period_end"] < day]
    after = found[found["period_start"] > day]
    return _apart(before), _apart(after)


def _apart(found: pd.DataFrame) -> pd.DataFrame:
    """From the latest backwards, those that neither overlap nor lie too close."""
    kept: list[int] = []
    edge: pd.Timestamp | None = None
    for at in range(len(found) - 1, -1, -1):
        row = found.iloc[at]
        state = row["period_start"] == row["period_end"]
        limit = None if edge is None else edge - pd.Timedelta(days=APART if state else 1)
        if limit is None or row["period_end"] <= limit:
            kept.append(at)
            edge = row["period_start"]
        if len(kept) == MOST:
            break
    return found.iloc[kept[::-1]]


def difference(before: pd.DataFrame, after: pd.DataFrame) -> Difference | None:
    """Of shares alone: of a median or a rate nothing says how much one figure is worth."""
    rows = pd.concat([before, after])
    if rows.empty or rows[["numerator", "denominator"]].isna().any(axis=None):
        return None
    later = np.arange(len(rows)) >= len(before)
    k, n = (rows[name].to_numpy(dtype=np.float64) for name in ("numerator", "denominator"))
    return two_periods.shares(k, n, later)
