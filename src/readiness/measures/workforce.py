"""From teams and workers to what measures of the workforce ask: the latest count, and cases held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.calendar import twelve_months_to
from readiness.measures.answers import Answer, answer
from readiness.measures.questions import required_between, required_says

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import ChildList


def latest_of_role(caseloads: ChildList, role: str, day: date) -> Answer:
    """The rows of a role that are the latest of their team, in the twelve months to the day.

    A team not counted for a year is no longer there, or has another name. A team with a row that
    may be the latest is unknown, on that row alone.
    """
    lately = required_between(caseloads, "date", twelve_months_to(day))
    mine = required_says(caseloads, "role", role) & lately
    team = caseloads["team"].astype(object).where(caseloads["team"].notna(), "").to_numpy()
    latest = caseloads["date"].where(mine.yes).groupby(team).transform("max")
    newest = (caseloads["date"] == latest).to_numpy() & mine.yes
    return Answer(newest & ~np.isin(team, team[mine.unknown]), mine.unknown)


def cases_of(workers: ChildList, allocated: ChildList) -> NDArray[np.float64]:
    """The cases the lists show each worker to hold; 0 where they name them nowhere, NaN where the
    number is not known, or the worker has two rows. Names are compared without regard to case and
    spaces."""
    held = pd.Series(allocated["cases"].to_numpy(), index=folded(allocated["worker"]))
    held = held.groupby(level=0).sum(min_count=1)
    names = folded(workers["worker"])
    found = held.reindex(names).to_numpy()
    unknown = set(held.index[held.isna()]) | set(
        folded(allocated["worker"])[allocated.unusable("cases")]
    )
    doubted = names.isin(list(unknown)) | names.duplicated(keep=False)
    nowhere = ~names.isin(held.index)
    return np.where(doubted, np.nan, np.where(nowhere, 0.0, found))


def holds_cases(cases: NDArray[np.float64]) -> Answer:
    """Does the worker hold any case? One the lists name nowhere holds none, or is written there
    under another name: a nought made of that would flatter, so measures leave them out."""
    return answer(cases > 0, np.isnan(cases))


def folded(names: pd.Series) -> pd.Index:
    """As they are compared: 'SMITH,  Ann ' and 'Smith, Ann' are one."""
    text = names.astype("str").str.casefold().str.split().str.join(" ")
    return pd.Index(text.fillna(""))
