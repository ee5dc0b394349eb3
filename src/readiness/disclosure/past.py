"""Figures of the reports that went before, as they were published, for what has moved since.

Only what the readers of this report may have already: `previous` holds no other, and none of it is
exact. So nothing can be told by it that they could not have read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from readiness.model import PAST_COLUMNS, Released, State, no_past


def figures_before(previous: Sequence[Released], as_at: date, profile: str) -> pd.DataFrame:
    """PAST_COLUMNS of the whole figures that reports of earlier days showed, oldest first; of
    several reports of one day that of the same profile, and of those the one made last."""
    own_last = sorted(previous, key=lambda one: one.profile == profile)
    by_day = {one.as_at: one for one in own_last if one.as_at < as_at}
    parts = [_shown(by_day[day]) for day in sorted(by_day)]
    if not parts:
        return no_past()
    kinds = no_past().dtypes
    return pd.concat(parts, ignore_index=True)[list(PAST_COLUMNS)].astype(kinds)


def _shown(one: Released) -> pd.DataFrame:
    rows = one.results
    whole = rows[(rows["breakdown"] == "all") & (rows["state"] == State.SHOWN)]
    return whole[whole["value"].notna()].assign(as_at=pd.Timestamp(one.as_at))
