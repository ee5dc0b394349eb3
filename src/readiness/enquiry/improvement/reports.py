"""A measure without months of its own, by the figures earlier reports showed of it.

Figures of one state at days close together are of much the same records, and figures of six months
share months: neither are new evidence. So only those are taken that do not overlap and, for a state,
lie a quarter apart: the nearest before the inspection, and the latest since.

A quarter apart the same children may still be there. What a side's figures have in common then does
not show between them, and the interval does not see it. With three a side that does no harm: were
they all alike, and the two sides strangers, chance would still be called a change in 0.8 draws of a
hundred (4.60 / sqrt 3 standard errors of a single figure). With four it could be in 6, so that more
reports do not tell more here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.enquiry.improvement import two_periods
from readiness.model import State

if TYPE_CHECKING:
    from readiness.enquiry.improvement.two_periods import Difference
    from readiness.model import Published

APART = 89
"""Days between figures of a state: the shortest quarter, from the end of January to that of April.
Nearer, the same reviews and visits would be counted twice."""
MOST = two_periods.FEWEST
"""Figures a side: no more than are needed, for why see above."""


def figures(published: Published, measure: str) -> pd.DataFrame:
    """period_start, period_end, numerator, denominator and value of the measure in each report to
    this one, oldest first: those whose counts were shown."""
    columns = ["period_start", "period_end", "numerator", "denominator", "value"]
    rows = published.results
    mine = (rows["measure"] == measure) & (rows["breakdown"] == "all")
    now = rows[mine & (rows["state"] == State.SHOWN)][columns]
    past = published.past[published.past["measure"] == measure][columns]
    every = pd.concat([past, now.astype(past.dtypes)], ignore_index=True).dropna()
    once = every.drop_duplicates(["period_start", "period_end"], keep="last")
    return once.sort_values("period_end", kind="stable", ignore_index=True)


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
    if rows.empty:
        return None
    later = np.arange(len(rows)) >= len(before)
    k, n = (rows[name].to_numpy(dtype=np.float64) for name in ("numerator", "denominator"))
    return two_periods.shares(k, n, later)
