"""What went before: an earlier row of the same child, and how far back the files of a return reach.

One year's return holds what was going on in the year. What ended before it is in the files of the
years before, so a measure that looks back has to know whether those were given.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.calendar import months_before
from readiness.measures.answers import Answer, answer
from readiness.measures.due import due
from readiness.measures.questions import at_least
from readiness.model import Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import ChildList, Limit, Mask

_MONTHS_OF_A_YEAR = 12


def preceded(
    rows: ChildList, column: str, earlier: str, limit: Limit, *, same_day: bool, doubtful: Mask
) -> Answer:
    """Did a date of another row of the child come before the row's own, no longer ago than the
    limit?

    `doubtful`: the rows whose earlier date cannot be told. They leave another row of the child
    unknown where nothing settles it. So does a row without a date or a child.
    """
    pairs = _pairs(rows, column, earlier, doubtful)
    before = pairs["then"] <= pairs["now"] if same_day else pairs["then"] < pairs["now"]
    lately = pairs["now"] <= due(pairs["then"], limit)
    nobody = rows["child_id"].isna().to_numpy() | rows[column].isna().to_numpy()
    yes = _any_of(rows, pairs["row"][before & lately]) & ~nobody
    return answer(yes, ~yes & (_any_of(rows, pairs["row"][pairs["doubtful"]]) | nobody))


def first_since(rows: ChildList, since: str, column: str) -> Answer:
    """Is the row the first, by the date in the column, of its child's rows with one date since?

    A child with a row that lacks either date is unknown, on what would be the first: the row nobody
    can place may be that. So is a row with no child or no date.
    """
    nobody = rows["child_id"].isna().to_numpy()
    unplaced = rows[since].isna().to_numpy() | rows[column].isna().to_numpy()
    frame = pd.DataFrame(
        {"child": rows["child_id"], "since": rows[since], "day": rows[column], "lost": unplaced}
    )
    in_doubt = frame.groupby("child")["lost"].transform("max").eq(True).to_numpy()
    placed = frame[~unplaced & ~nobody].sort_values("day", kind="stable")
    first = np.zeros(len(rows), dtype=bool)
    first[placed.index[~placed.duplicated(["child", "since"])]] = True
    return answer(first, (first & in_doubt) | unplaced | nobody)


def in_another_file(rows: ChildList, column: str, count: str) -> Answer:
    """Unknown where the child has had more of them before (the count) than the files hold."""
    seen = begun_before(rows, column) >= rows[count].to_numpy()
    missing = ~at_least(rows, count, 1).no & ~seen
    return answer(np.zeros_like(missing), missing)


def begun_before(rows: ChildList, column: str) -> NDArray[np.int64]:
    """How many other rows of the row's child have an earlier date."""
    pairs = _pairs(rows, column, column, np.zeros(len(rows), dtype=bool))
    found = pairs["row"][pairs["then"] < pairs["now"]]
    return np.bincount(found.to_numpy(dtype=np.int64), minlength=len(rows)).astype(np.int64)


def reaches_back_to(rows: ChildList, ended: str, year: Period) -> date:
    """The first day that the files cover: that of the year, or of a year before it.

    A return leaves out what ended before its year. So where something in the table ended in the
    year before, that year's file was given too; and so on, as long as no year is missing.
    """
    first = year.start
    while _any_ended_in(rows, ended, earlier := Period(_year_before(first), _eve(first))):
        first = earlier.start
    return first


def _any_ended_in(rows: ChildList, ended: str, year: Period) -> bool:
    return bool(year.contains(rows[ended]).any())


def _year_before(day: date) -> date:
    return months_before(day, _MONTHS_OF_A_YEAR)


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _pairs(rows: ChildList, column: str, earlier: str, doubtful: Mask) -> pd.DataFrame:
    """Each row (by number, and its date: now) with each other row of its child (then, doubtful)."""
    number = np.arange(len(rows))
    child = rows["child_id"].to_numpy()
    ours = pd.DataFrame({"child": child, "row": number, "now": rows[column].to_numpy()})
    theirs = pd.DataFrame(
        {
            "child": child,
            "other": number,
            "then": rows[earlier].to_numpy(),
            "doubtful": doubtful,
        }
    )
    pairs = ours[rows["child_id"].notna().to_numpy()].merge(theirs, on="child")
    return pairs[pairs["row"] != pairs["other"]].reset_index(drop=True)


def _any_of(rows: ChildList, numbers: pd.Series) -> Mask:
    mask = np.zeros(len(rows), dtype=bool)
    mask[numbers.to_numpy(dtype=np.int64)] = True
    return mask
