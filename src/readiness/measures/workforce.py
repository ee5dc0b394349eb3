"""From teams and workers to what measures of the workforce ask: the latest count, and cases held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.measures.answers import Answer
from readiness.measures.questions import reached, required_says

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import ChildList


def latest_of_role(caseloads: ChildList, role: str, day: date) -> Answer:
    """The rows of a role that are the latest, by the day, of their team.

    A team with a row that may be the latest is unknown, on that row alone.
    """
    mine = required_says(caseloads, "role", role) & reached(caseloads, "date", day)
    team = caseloads["team"].astype(object).where(caseloads["team"].notna(), "").to_numpy()
    latest = caseloads["date"].where(mine.yes).groupby(team).transform("max")
    newest = (caseloads["date"] == latest).to_numpy() & mine.yes
    return Answer(newest & ~np.isin(team, team[mine.unknown]), mine.unknown)


def cases_of(workers: ChildList, allocated: ChildList) -> NDArray[np.float64]:
    """The cases the lists show each worker to hold; 0 where they name them nowhere, NaN where the
    number is not known. Names are compared without regard to case and spaces."""
    held = pd.Series(allocated["cases"].to_numpy(), index=_folded(allocated["worker"]))
    held = held.groupby(level=0).sum(min_count=1)
    names = _folded(workers["worker"])
    found = held.reindex(names).to_numpy()
    unknown = set(held.index[held.isna()]) | set(
        _folded(allocated["worker"])[allocated.unusable("cases")]
    )
    doubted = names.isin(list(unknown))
    nowhere = ~names.isin(held.index)
    return np.where(doubted, np.nan, np.where(nowhere, 0.0, found))


def _folded(names: pd.Series) -> pd.Index:
    """As they are compared: 'SMITH,  Ann ' and 'Smith, Ann' are one."""
    text = names.astype("str").str.casefold().str.split().str.join(" ")
    return pd.Index(text.fillna(""))
