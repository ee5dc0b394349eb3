"""How far a share rests on records that a quality rule doubts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.model import ChildList, Lists, Ratio, Result

if TYPE_CHECKING:
    from readiness.model import Mask

Doubtful = Mapping[str, Mapping[str, "Mask"]]
"""List -> column -> rows whose cell cannot be relied on (see `quality.doubtful_rows`)."""

DOUBT_COLUMNS: tuple[str, ...] = ("measure", "doubtful", "credited")
"""A row a share: records in its denominator that are in doubt, and those of them in its numerator."""


class Watched(ChildList):
    """A table that remembers which of its columns were asked for."""

    def __init__(self, told: ChildList) -> None:
        vars(self).update(vars(told))
        self.asked: set[str] = set()

    def __getitem__(self, column: str) -> pd.Series:
        self.asked.add(column)
        return super().__getitem__(column)


def in_doubt(result: Result, read: Mapping[str, Watched], doubtful: Doubtful) -> tuple[int, int]:
    """Records of a share that are in doubt, and how many of them are in its numerator.

    A record is in doubt where a cell the measure read in its row is, or one it read of the same
    child in another list. Nothing but shares is counted.
    """
    if not isinstance(result, Ratio):
        return 0, 0
    first, *others = read.values()
    rows = _rows(first, doubtful)
    for other in others:
        rows = rows | _children(first, other, _rows(other, doubtful))
    return int((rows & result.denominator).sum()), int((rows & result.numerator).sum())


def _rows(table: Watched, doubtful: Doubtful) -> Mask:
    found = np.zeros(len(table), dtype=bool)
    for column, mask in doubtful.get(table.name, {}).items():
        if column in table.asked:
            found = found | mask
    return found


def _children(first: Watched, other: Watched, doubted: Mask) -> Mask:
    """The rows of the children of whom the other list says something doubtful."""
    if not doubted.any() or "child_id" not in first or "child_id" not in other:
        return np.zeros(len(first), dtype=bool)
    ids = set(other["child_id"][doubted].dropna())
    # As objects: pandas looks text up in text by way of a list, at a hundred times the time.
    return first["child_id"].astype(object).isin(ids).to_numpy()


def table_of(found: Iterable[tuple[str, int, int]]) -> pd.DataFrame:
    return pd.DataFrame(list(found), columns=list(DOUBT_COLUMNS)).astype(
        {"measure": "str", "doubtful": "int64", "credited": "int64"}
    )


def of_lists(lists: Lists, names: Iterable[str]) -> dict[str, Watched]:
    return {name: Watched(lists[name]) for name in names}
