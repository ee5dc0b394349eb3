"""Figures of the reports that went before, as they were published, for what has moved since.

Only of reports made for the same readers: what they were shown before tells them nothing they could
not have read, and disclosure is no worse for it. A report of another profile may have been shown to
nobody of them (the team's own is exact), or holds rounded counts, which no test of exact ones fits.
A figure that was hidden then is not here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from readiness.model import PAST_COLUMNS, Released, State, no_past


def figures_before(previous: Sequence[Released], as_at: date, profile: str) -> pd.DataFrame:
    """PAST_COLUMNS of the whole figures that reports of earlier days showed to readers of this
    profile, oldest first; of several of one day, that which stands last in `previous`."""
    own = (one for one in previous if one.profile == profile and one.as_at < as_at)
    by_day = {one.as_at: one for one in own}
    parts = [_shown(by_day[day]) for day in sorted(by_day)]
    if not parts:
        return no_past()
    kinds = no_past().dtypes
    return pd.concat(parts, ignore_index=True)[list(PAST_COLUMNS)].astype(kinds)


def _shown(one: Released) -> pd.DataFrame:
    rows = one.results
    whole = rows[(rows["breakdown"] == "all") & (rows["state"] == State.SHOWN)]
    return whole[whole["value"].notna()].assign(as_at=pd.Timestamp(one.as_at))
