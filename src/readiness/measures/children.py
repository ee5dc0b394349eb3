"""From rows to children: one row a child, and what is known of a child's other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.measures.answers import Answer
from readiness.model import ChildList

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


def also_in(rows: ChildList, others: ChildList, among: Answer) -> Answer:
    """Does the child of each row have a row among those of another list? No child id: unknown."""
    both = pd.concat([rows["child_id"], others["child_id"]], ignore_index=True)
    child, ids = pd.factorize(both)
    here, there = child[: len(rows)], child[len(rows) :]
    yes, perhaps = (_held(there[mask], len(ids))[here] for mask in (among.yes, among.unknown))
    nobody = here < 0
    return Answer(yes & ~nobody, (perhaps & ~yes) | nobody)


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
