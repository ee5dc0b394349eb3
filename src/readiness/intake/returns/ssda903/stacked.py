"""The rows of a table's files under one another: the columns as they were written, and read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from readiness.intake.annex_a.columns import Encoded, Read, encode
from readiness.intake.returns.declaration import TableSpec
from readiness.intake.returns.ssda903.columns import Known, read_column
from readiness.intake.returns.ssda903.files import Source
from readiness.intake.returns.ssda903.tables import FROM_HEADER, HEADER

if TYPE_CHECKING:
    from readiness.model import Mask


@dataclass(frozen=True, eq=False)
class Stack:
    """The rows of all files under one another, as they were written."""

    spec: TableSpec
    sources: Sequence[Source]
    known: Known

    @cached_property
    def which(self) -> NDArray[np.int32]:
        """For each row, its file's place among the sources."""
        heights = [source.height for source in self.sources]
        return np.repeat(np.arange(len(heights), dtype=np.int32), heights)

    @cached_property
    def numbers(self) -> NDArray[np.int32]:
        """For each row, its number as a person sees it in the file."""
        spans = [np.arange(s.start + 1, s.start + 1 + s.height) for s in self.sources]
        return np.concatenate(spans).astype(np.int32)

    @cached_property
    def columns(self) -> dict[str, Read]:
        """The columns that at least one file has; blank in the rows of a file without."""
        held = {name for source in self.sources for name in source.matched.positions}
        wanted = [column for column in self.spec.columns if column.id in held]
        return {
            column.id: read_column(column, self._encoded(column.id), self.known)
            for column in wanted
        }

    def _encoded(self, column: str) -> Encoded:
        places = [source.matched.positions.get(column) for source in self.sources]
        return encode(pa.concat_arrays(list(map(_part, self.sources, places))), 0, None)

    def without(self, column: str) -> Mask:
        """Rows of files that lack a column another has: it is not known there, and not blank.

        What the header can give is blank until it is given.
        """
        spared = column in FROM_HEADER and self.spec is not HEADER
        lacking = [not spared and column not in s.matched.positions for s in self.sources]
        return np.array(lacking, dtype=bool)[self.which]

    def unread(self) -> list[Encoded]:
        """Columns that are not the table's, file by file, padded to the height of all."""
        found = []
        for place, source in enumerate(self.sources):
            known = set(source.matched.positions.values())
            for position in set(range(len(source.sheet.columns))) - known:
                parts = [
                    _part(other, position if number == place else None)
                    for number, other in enumerate(self.sources)
                ]
                found.append(encode(pa.concat_arrays(parts), 0, None))
        return found

    def beyond(self) -> Mask:
        """Rows with something in a column that has no heading."""
        parts = []
        for source in self.sources:
            filled = np.zeros(source.height, dtype=bool)
            for position, heading in enumerate(source.headings):
                if not (heading or "").strip():
                    cells = pc.utf8_trim_whitespace(source.sheet.columns[position][source.start :])
                    filled |= (
                        pc.not_equal(cells, "").fill_null(False).to_numpy(zero_copy_only=False)
                    )
            parts.append(filled)
        return np.concatenate(parts)

    def headings(self) -> dict[str, str]:
        """Each column's heading as it stands in the first file that has it."""
        return {
            name: source.headings[position] or ""
            for source in reversed(self.sources)
            for name, position in source.matched.positions.items()
        }

    def by_file(self, mask: Mask) -> Iterator[tuple[str, Mask, list[int]]]:
        """The files that have rows in the mask: title, the mask within it, its row numbers."""
        for place, source in enumerate(self.sources):
            within = mask & (self.which == place)
            if within.any():
                yield source.title, within, self.numbers[within].tolist()


def _part(source: Source, position: int | None) -> pa.StringArray:
    if position is None:
        return pa.nulls(source.height, pa.string())
    return source.sheet.columns[position][source.start :]
