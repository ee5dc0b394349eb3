"""From rows to children: one row a child, and what is known of a child's other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.measures.answers import Answer, answer
from readiness.measures.due import due
from readiness.model import ChildList, Limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask


def latest_of_each_child(rows: ChildList, column: str, among: Answer) -> Answer:
    """The child's latest row, by the date in the column, of those the answer says yes to.

    Two rows on one day: the later in the file. A child with a row that may be among them is
    unknown, on that one row, for the unread row may be the latest; so is a row with no child id.
    """
    child, nobody = _numbered(rows)
    doubted = _one_each(child, among.unknown & ~nobody, np.arange(len(rows)))
    in_doubt = np.isin(child, child[doubted])
    settled = among.yes & ~nobody & ~in_doubt
    order = np.argsort(rows[column].to_numpy(), kind="stable")
    return Answer(
        _one_each(child, settled, order), doubted | ((among.yes | among.unknown) & nobody)
    )


def rows_of_each_child(rows: ChildList, among: Mask) -> NDArray[np.int64]:
    """For each row, how many of its child's rows are among those given; 0 with no child id."""
    child, nobody = _numbered(rows)
    counted = np.bincount(child[among & ~nobody], minlength=int(child.max(initial=-1)) + 1)
    return np.where(nobody, 0, counted[child] if len(counted) else 0)


def often_in(rows: ChildList, among: Answer, times: int) -> Answer:
    """Has the row's child so many rows among those given? With no child id it is unknown, and so it
    is where the rows that may be among them decide."""
    known = rows_of_each_child(rows, among.yes)
    perhaps = known + rows_of_each_child(rows, among.unknown)
    _, nobody = _numbered(rows)
    return answer(known >= times, ((known < times) & (perhaps >= times)) | nobody)


def also_in(rows: ChildList, others: ChildList, among: Answer) -> Answer:
    """Does the child of each row have a row among those of another list? No child id: unknown."""
    both = pd.concat([rows["child_id"], others["child_id"]], ignore_index=True)
    child, ids = pd.factorize(both)
    here, there = child[: len(rows)], child[len(rows) :]
    yes, perhaps = (_held(there[mask], len(ids))[here] for mask in (among.yes, among.unknown))
    nobody = here < 0
    return Answer(yes & ~nobody, (perhaps & ~yes) | nobody)


def followed(
    rows: ChildList,
    column: str,
    others: ChildList,
    other_column: str,
    among: Answer,
    limit: Limit | None = None,
) -> Answer:
    """Does a date of the row's child, among those of another list, come after the row's own?

    With a limit: on the same day or later, while the limit lasts. Without: on any later day. What
    cannot be known (the row's date, the child, a date of the child's) is unknown unless another
    date settles it.
    """
    found, doubt = _nearest(rows, column, others, other_column, among, same_day=limit is not None)
    last = np.datetime64("9999-12-31") if limit is None else due(rows[column], limit).to_numpy()
    return answer(found <= last, doubt & ~(found <= last))


def follows(
    rows: ChildList,
    column: str,
    others: ChildList,
    other_column: str,
    among: Answer,
    limit: Limit,
) -> Answer:
    """Is the row's date within the limit of a date of its child among those of another list?

    Counted from the nearest of them on or before the row's date; unknown as in `followed`.
    """
    found, doubt = _nearest(rows, column, others, other_column, among, same_day=True, earlier=True)
    within = rows[column].to_numpy() <= due(pd.Series(found), limit).to_numpy()
    return answer(within, doubt & ~within)


def _nearest(
    rows: ChildList,
    column: str,
    others: ChildList,
    other_column: str,
    among: Answer,
    *,
    same_day: bool,
    earlier: bool = False,
) -> tuple[NDArray[np.datetime64], Mask]:
    """For each row the child's nearest date in the other list, later or earlier (NaT where there
    is none); and which rows are in doubt: no date, no child, or a date of the child's unknown."""
    child, ids = pd.factorize(pd.concat([rows["child_id"], others["child_id"]], ignore_index=True))
    here, there = child[: len(rows)], child[len(rows) :]
    dated = rows[column].notna().to_numpy() & (here >= 0)
    told = among.yes & others[other_column].notna().to_numpy() & (there >= 0)
    known = np.sort(_keys(there, others[other_column])[told])
    wanted = _keys(here, rows[column])
    place = np.searchsorted(known, wanted, side="left" if same_day and not earlier else "right")
    place -= earlier
    there_is = dated & (place >= 0) & (place < len(known))
    nearest = known[place[there_is]]
    found = np.full(len(rows), np.datetime64("NaT"), dtype="datetime64[s]")
    found[there_is] = np.where(
        nearest // _DAYS_APART == here[there_is], _dates(nearest), np.datetime64("NaT")
    )
    return found, _held(there[among.unknown], len(ids))[here] | ~dated


_DAYS_APART = 2_000_000
_DAYS_BEFORE_1970 = 1_000_000
"""A child's number and a day make one number, so that a list can be searched by both at once."""


def _keys(child: NDArray[np.int64], days: pd.Series) -> NDArray[np.int64]:
    since_1970 = days.fillna(pd.Timestamp(0)).to_numpy().astype("datetime64[D]").astype(np.int64)
    return child * _DAYS_APART + since_1970 + _DAYS_BEFORE_1970


def _dates(keys: NDArray[np.int64]) -> NDArray[np.datetime64]:
    since_1970 = keys % _DAYS_APART - _DAYS_BEFORE_1970
    return since_1970.astype("datetime64[D]").astype("datetime64[s]")


def _held(children: NDArray[np.int64], size: int) -> Mask:
    """By child's number, whether the child is one of these; the last place is nobody's."""
    held = np.zeros(size + 1, dtype=bool)
    held[children[children >= 0]] = True
    return held


def _numbered(rows: ChildList) -> tuple[NDArray[np.int64], Mask]:
    """A number for each child, -1 where a row has no child id; and which rows those are."""
    child, _ = pd.factorize(rows["child_id"])
    return child, child < 0


def _one_each(child: NDArray[np.int64], among: Mask, order: NDArray[np.int64]) -> Mask:
    """The last row of each child among those given, taking rows in the order given."""
    chosen = order[among[order]]
    last = np.full(int(child.max(initial=-1)) + 1, -1, dtype=np.int64)
    last[child[chosen]] = chosen
    mask = np.zeros(len(child), dtype=bool)
    mask[last[last >= 0]] = True
    return mask
