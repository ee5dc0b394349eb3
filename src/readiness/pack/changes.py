"""Each change that was made, kept small: which rows of a column, and which of its texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from readiness.pack.certain import CORRECTIONS, Kind

MOST_LISTED = 1_000_000
"""A sheet of Excel has 1,048,576 rows; more changes than this are counted and not listed."""

HEADINGS = ("List", "Source sheet", "Source row", "Column", "Kind of change", "Before", "After")
COUNTED = ("List", "Column", "Kind of change", "Before", "After", "Cells")

Line = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Changed:
    """The changes of one kind in one column of a list.

    rows: rows in the source, as a person sees them. which: for each, the position of its text in
    `before`, which `after` is aligned to.
    """

    list: str
    sheet: str
    column: str
    kind: Kind
    rows: Sequence[int]
    which: Sequence[int]
    before: Sequence[Any]
    after: Sequence[Any]

    def __len__(self) -> int:
        return len(self.rows)

    def lines(self) -> Iterator[Line]:
        for row, text in zip(self.rows, self.which, strict=True):
            before, after = self.before[text], self.after[text]
            yield (self.list, self.sheet, row, self.column, str(self.kind), before, shown(after))

    def counted(self) -> Iterator[Line]:
        """A line for each different before and after, the most frequent first."""
        found = np.bincount(np.frombuffer(array("q", self.which), dtype=np.int64))
        for text in np.argsort(-found, kind="stable"):
            if found[text]:
                before, after = self.before[text], shown(self.after[text])
                yield (self.list, self.column, str(self.kind), before, after, int(found[text]))


def once(
    list_: str, sheet: str, row: int, column: str, kind: Kind, before: Any, after: Any
) -> Changed:
    """A change of one cell."""
    return Changed(list_, sheet, column, kind, (row,), (0,), (before,), (after,))


def shown(value: Any) -> Any:
    """A value as it is listed: a day as people write it."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def total(changes: Iterable[Changed]) -> int:
    return sum(map(len, changes))


def put_right(changes: Iterable[Changed]) -> list[Changed]:
    """Those that correct a cell; the others say what the copy cannot hold as it was."""
    return [one for one in changes if one.kind in CORRECTIONS]


def by_kind(changes: Iterable[Changed]) -> dict[str, Counter[Kind]]:
    """For each list, how many cells of each kind of correction."""
    found: dict[str, Counter[Kind]] = {}
    for one in put_right(changes):
        found.setdefault(one.list, Counter())[one.kind] += len(one)
    return found


def counted(changes: Iterable[Changed]) -> Iterator[Line]:
    """A line for each different before and after of a column, with how many cells."""
    found: Counter[Line] = Counter()
    for one in changes:
        for *line, count in one.counted():
            found[tuple(line)] += count
    return ((*line, count) for line, count in found.items())
