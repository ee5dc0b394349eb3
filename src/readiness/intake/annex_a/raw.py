"""What a file holds before anyone asks what it means: sheets of text cells.

Everything is read as text: a reader that guesses types from the first rows loses leading zeros and
turns what it did not expect into blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class RawSheet:
    """A sheet as text, a column an array; null where a cell is empty.

    Row 0 of a column is row 1 of the sheet. `faults`: for a column's position, the rows (from 0)
    whose cell is a formula error (#N/A, #REF!) or a formula without a result, which the columns
    show as null.
    """

    title: str
    columns: tuple[pa.StringArray, ...]
    faults: Mapping[int, NDArray[np.intp]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def with_faults(self, places: Iterable[tuple[int, int]]) -> RawSheet:
        """The same sheet with further cells marked as faults, given as (row, column) from 0."""
        rows = {column: set(found.tolist()) for column, found in self.faults.items()}
        for row, column in places:
            if row < self.height and column < len(self.columns):
                rows.setdefault(column, set()).add(row)
        faults = {c: np.asarray(sorted(found), dtype=np.intp) for c, found in rows.items()}
        return replace(self, faults=faults)

    def top(self, rows: int) -> list[tuple[str | None, ...]]:
        """The first rows, each a tuple with a cell for every column."""
        return list(zip(*(column[:rows].to_pylist() for column in self.columns), strict=True))


def text_column(cells: list[str | None]) -> pa.StringArray:
    return pa.array(cells, type=pa.string())
