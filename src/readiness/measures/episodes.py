"""What the episodes of the SSDA903 return say together: who is in care, since when, in one home.

A child has an episode for each change of legal status or placement, so neither the start of care
nor of the home can be read from one row. The reason for the new episode says what changed: L the
legal status, T the placement and U both but with the same carers, P the placement and B both with
new carers; S is a start of care. A return holds the episodes of its own year (and of the years
before, where they are given too): what began before the first of them is known to be earlier, and
no more.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.calendar import age_in_years
from readiness.measures.answers import Answer, answer
from readiness.measures.chain import SHORT_BREAKS, Chain, Starts
from readiness.measures.children import also_in, latest_of_each_child
from readiness.measures.questions import during, filled, open_on, required_says

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import ChildList, Mask, Period

FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")

ADULT = 18


def in_care_on(episodes: ChildList, day: date) -> Answer:
    """Each child in care at the end of the day, on the row of the episode open then.

    Without those in a series of short breaks. Where two are open, the one begun last.
    """
    breaks = required_says(episodes, "legal_status", *SHORT_BREAKS)
    there = open_on(episodes, "started", "ended", day) & ~breaks
    return latest_of_each_child(episodes, "started", there)


def in_care_since(episodes: ChildList, day: date) -> Answer:
    """Had the care the episode is part of begun by the day, and not been broken?"""
    return _begun(Chain(episodes).care, day)


def in_care_all_year(episodes: ChildList, year: Period) -> Answer:
    """Each child in care on every day of the year, on the row of the episode open at its end."""
    return in_care_on(episodes, year.end) & in_care_since(episodes, year.start)


def same_carer_since(episodes: ChildList, day: date) -> Answer:
    """Had the child come by the day to the home of the episode, and the carers in it?

    As DfE has it: an adoptive home and the one before it make one, a move with the same carers is
    none, and neither is a temporary stay from which the child goes back to the same address.
    """
    return _begun(Chain(episodes).home, day)


def workers_in(rows: ChildList, care_workers: ChildList, period: Period, many: int) -> Answer:
    """Had the row's child so many different social workers on days of the period?

    A child for whom none is named is unknown: everybody in care has one.
    """
    held = during(care_workers, "started", "ended", period)
    named = care_workers["worker"].notna().to_numpy()
    told = answer(held.yes, held.unknown | (held.yes & ~named))
    sure = _different(rows, care_workers, told.yes)
    perhaps = _different(rows, care_workers, told.yes | told.unknown)
    return answer(sure >= many, (sure < many) & ((perhaps >= many) | (perhaps == 0)))


def _different(rows: ChildList, care_workers: ChildList, among: Mask) -> NDArray[np.int64]:
    """How many different workers of the row's child are on these rows; one without a name is one
    more."""
    named = care_workers["worker"].astype("object")
    nameless = pd.Series([f"\0{row}" for row in range(len(care_workers))], dtype="object")
    workers = pd.DataFrame(
        {"child": care_workers["child_id"], "worker": named.where(named.notna(), nameless)}
    )
    counts = workers[among].groupby("child")["worker"].nunique()
    return rows["child_id"].map(counts).fillna(0).to_numpy().astype(np.int64)


def fostered_at_18(rows: ChildList, episodes: ChildList) -> Answer:
    """Was the young person of the row in a foster home until their 18th birthday?

    Care that ended on the day before counts, as some systems write it. Unknown for somebody with no
    episode in the files, who left care in a year that they do not cover.
    """
    care = ~required_says(episodes, "legal_status", *SHORT_BREAKS)
    last = latest_of_each_child(episodes, "ended", care & filled(episodes, "ended"))
    born, ended, day = episodes["date_of_birth"], episodes["ended"], pd.Timedelta(days=1)
    was, became = age_in_years(born, ended - day), age_in_years(born, ended + day)
    of_age = (was < ADULT) & (became >= ADULT)
    doubt = episodes.unusable("ended") | (born.isna() & ended.notna()).to_numpy()
    fostered = required_says(episodes, "placement", *FOSTER) & answer(of_age, doubt)
    there = also_in(rows, episodes, answer(~care.no, np.zeros(len(episodes), dtype=bool)))
    found = also_in(rows, episodes, last & fostered)
    return answer(found.yes, found.unknown | ~there.yes)


def _begun(starts: Starts, day: date) -> Answer:
    last = (np.datetime64(day) - np.datetime64("1970-01-01")).astype(int)
    yes = starts.latest <= last
    return answer(yes, (starts.earliest <= last) & ~yes)
