"""The lists held together: which rows, in any list, are of the same child.

Every child has a number, from 0, in all the lists; a row without an identifier has -1. What is
known of children is an array with a place for each and one more, empty, which -1 falls on: so an
array of children, asked with a list's numbers, answers for its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.model import ChildList, Lists
from readiness.quality.rule import Mask

Children = NDArray[np.bool_]
"""True for the children of whom something is so; one place more than there are children."""

ENDS: Mapping[str, str] = {
    "assessments": "authorised",
    "child_protection": "ended",
    "children_in_care": "ceased",
}
"""The date whose absence says that a record is open now."""

_NEVER = np.datetime64("NaT", "D")


class Linked(Mapping[str, ChildList]):
    """The lists by name, with what joins them worked out once."""

    def __init__(self, lists: Lists) -> None:
        self._lists = dict(lists)

    def __getitem__(self, name: str) -> ChildList:
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)

    def have(self, name: str, *columns: str) -> bool:
        """Whether the list was supplied, with a row and with these columns."""
        held = self._lists.get(name)
        return held is not None and len(held) > 0 and all(one in held for one in columns)

    @cached_property
    def _numbered(self) -> tuple[dict[str, NDArray[np.intp]], int]:
        return numbered({n: one["child_id"] for n, one in self.items() if "child_id" in one})

    @property
    def children(self) -> int:
        """How many there are, in all the lists."""
        return self._numbered[1]

    def who(self, name: str) -> NDArray[np.intp]:
        """The number of each row's child. All -1 where the list has no identifiers."""
        found = self._numbered[0].get(name)
        return np.full(len(self[name]), -1, dtype=np.intp) if found is None else found

    def seen(self, name: str, rows: Mask | None = None) -> Children:
        """The children with such a row in the list; none where it was not supplied."""
        found = np.zeros(self.children + 1, dtype=bool)
        if name in self:
            who = self.who(name)
            found[who if rows is None else who[rows]] = True
        found[-1] = False
        return found

    def open_in(self, name: str) -> Children:
        """The children whose record in the list has no end. A column that is missing raises."""
        return self.seen(name, self[name].blank(ENDS[name]) if name in self else None)

    def latest(self, name: str, column: str, rows: Mask | None = None) -> NDArray[np.datetime64]:
        """For each child the latest of a column's dates; NaT where there is none."""
        never = np.iinfo(np.int64).min
        days = self[name][column].to_numpy().astype("datetime64[D]").astype(np.int64)
        found = np.full(self.children + 1, never, dtype=np.int64)
        who = self.who(name)
        if rows is not None:
            who, days = who[rows], days[rows]
        np.maximum.at(found, who, days)
        found[-1] = never
        return found.astype("datetime64[D]")


def linked(lists: Lists) -> Linked:
    """The lists held together; those that are already, as they are."""
    return lists if isinstance(lists, Linked) else Linked(lists)


def numbered(columns: Mapping[str, pd.Series]) -> tuple[dict[str, NDArray[np.intp]], int]:
    """Each column's identifiers as numbers shared by all of them, and how many there are."""
    if not columns:
        return {}, 0
    every = pd.concat(list(columns.values()), ignore_index=True)
    numbers, names = pd.factorize(every)
    ends = np.cumsum([len(column) for column in columns.values()])[:-1]
    return dict(zip(columns, np.split(numbers, ends), strict=True)), len(names)
