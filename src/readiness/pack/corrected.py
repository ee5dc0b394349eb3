"""One list put right: its cells in Ofsted's order, each as it was or as it certainly should be."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from readiness.intake.annex_a.columns import Encoded, Readers, encode
from readiness.intake.annex_a.places import Place, named
from readiness.model import ChildList
from readiness.pack.certain import Certain, Doubt, Kind, certain, is_kept
from readiness.pack.changes import Changed, once, shown
from readiness.pack.layout import Slot, slots
from readiness.pack.source import Error, Row, Source, last_row, used_rows

Cell = tuple[int, Any, bool]
"""Position in the copy, what to write, and whether it differs from the source's."""


class Corrected:
    """A list as it will be written. Its changes are known once its rows have been taken.

    Rows that were not used as records stand as they were, save that headings repeated among them
    take the new wording, so that they are known for headings again.
    """

    def __init__(self, source: Source, place: Place, rows: ChildList, readers: Readers) -> None:
        self.spec = place.spec
        self.name = f"List {place.spec.number}, {place.spec.title}"
        self.slots = slots(place)
        self.height = max(last_row(place.sheet) - place.heading_row - 1, 0)
        self._source, self._place = source, place
        numbers = rows.frame["source_row"].to_numpy()
        self._used: NDArray[np.bool_] = used_rows(place, numbers, self.height)
        faults = source.faults(place)
        self._columns = {
            position: _Column(slot, *self._read(slot, readers), faults.get(slot.position or 0, {}))
            for position, slot in enumerate(self.slots)
            if slot.position is not None
        }

    def _read(self, slot: Slot, readers: Readers) -> tuple[Encoded, Certain]:
        position = slot.position or 0
        start = self._place.heading_row + 1
        sheet = self._place.sheet
        cells = sheet.columns[position][: start + self.height]
        encoded = encode(cells, start, sheet.faults.get(position))
        if slot.column is None:
            return encoded, Certain(None, [None] * len(encoded.texts))
        return encoded, certain(readers.read(slot.column, encoded), self._source.typed)

    @cached_property
    def title(self) -> str:
        """The title over the headings as it was, if it names the list; else Ofsted's."""
        tops = (row[0] for row in self._source.above(self._place))
        ours = f"List {self.spec.number}: {self.spec.title}"
        return next((top for top in tops if top and named(top) is self.spec), ours)

    @property
    def missing(self) -> dict[int, str]:
        """Places kept for columns that were not supplied, with the headings they would have."""
        return {
            position: slot.column.heading
            for position, slot in enumerate(self.slots)
            if slot.position is None and slot.column
        }

    @property
    def longest(self) -> int:
        """Characters of the longest text."""
        texts = (text for one in self._columns.values() for text in one.encoded.texts)
        return max(map(len, texts), default=0)

    def rows(self) -> Iterator[list[Cell]]:
        """Every row below the headings, in order, as the cells that hold something."""
        columns = [(p, one, one.slot.position or 0) for p, one in self._columns.items()]
        used = self._used.tolist()
        for number, row in enumerate(self._source.rows(self._place)):
            yield list(_cells(columns, number, row, used[number]))

    def texts(self) -> list[pa.Array | None]:
        """The same rows as columns of text, None for a column that was not supplied."""
        typed = self._source.typed
        return [
            self._columns[n].as_texts(self._used, typed) if n in self._columns else None
            for n in range(len(self.slots))
        ]

    def changes(self) -> Iterator[Changed]:
        """What differs from the source, column by column."""
        key, sheet, first = self.name, self._place.sheet.title, self._place.heading_row + 2
        yield from self._above(key, sheet)
        for one in self._columns.values():
            yield from one.changes(key, sheet, first)

    def change(
        self,
        position: int,
        kind: Kind,
        rows: Sequence[int],
        which: Sequence[int],
        before: Sequence[Any],
        after: Sequence[Any],
    ) -> Changed:
        """A further change of a column's cells; rows from 0 below the headings."""
        first = self._place.heading_row + 2
        numbers = [row + first for row in rows]
        name = self.slots[position].heading or ""
        sheet = self._place.sheet.title
        return Changed(self.name, sheet, name, kind, numbers, which, before, after)

    def _above(self, key: str, sheet: str) -> Iterator[Changed]:
        """What stood over the headings beside the title has no place in Ofsted's layout."""
        for number, row in enumerate(self._source.above(self._place), start=1):
            said = [cell for cell in row if cell]
            if said and said != [self.title]:
                yield once(key, sheet, number, "", Kind.ABOVE, " | ".join(said), None)

    def doubts(self) -> Iterator[tuple[Doubt, str, tuple[int, ...]]]:
        """Cells that could be read and were left for a person: why, the column, the source's rows."""
        first = self._place.heading_row + 2
        for one in self._columns.values():
            for doubt, texts in one.made.doubts.items():
                flags = np.zeros(len(one.encoded.texts), dtype=bool)
                flags[texts] = True
                rows = np.flatnonzero(one.encoded.rows(flags) & self._used)
                if len(rows) and one.slot.heading:
                    yield doubt, one.slot.heading, tuple((rows + first).tolist())


class _Column:
    """A column of the copy that the source has, and which of its cells have been changed."""

    def __init__(
        self, slot: Slot, encoded: Encoded, made: Certain, faults: Mapping[int, Error]
    ) -> None:
        self.slot, self.encoded, self.made, self.faults = slot, encoded, made, faults
        self.changed = array("q")
        self.repeated = array("q")  # rows in which the heading stands again
        self.renamed = slot.heading != slot.found

    @cached_property
    def which(self) -> list[int]:
        return self.encoded.which.tolist()

    @cached_property
    def right(self) -> list[Any]:
        """By text, what it should be; None for what stays and, at the end, for an empty cell."""
        return [*self.made.values, None]

    def as_texts(self, used: NDArray[np.bool_], typed: bool) -> pa.Array:
        texts, heading = self.encoded.texts, self.slot.heading
        which = np.where(self.encoded.which < 0, len(texts), self.encoded.which)
        fixed = np.array([value is not None for value in self.right], dtype=bool)[which] & used
        out = np.where(fixed, which + len(texts) + 1, which)
        new = fixed & ~self._only_typed(typed)[which]
        self.changed.extend(np.flatnonzero(new).tolist())
        if self.renamed and self.slot.found in texts:
            again = ~used & (which == texts.index(self.slot.found))
            self.repeated.extend(np.flatnonzero(again).tolist())
            out = np.where(again, 2 * len(texts) + 2, out)
        every = [*texts, None, *map(_as_text, self.right), heading]
        found = pa.array(every, type=pa.string()).take(pa.array(out))
        return self._with_faults(found) if self.faults else found

    def _with_faults(self, column: pa.Array) -> pa.Array:
        cells = column.to_pylist()
        for row, error in self.faults.items():
            cells[row] = error.shown
        return pa.array(cells, type=pa.string())

    def _only_typed(self, typed: bool) -> NDArray[np.bool_]:
        """Texts that need no correction but a type, which text has not."""
        flags = np.zeros(len(self.right), dtype=bool)
        flags[list(self.made.quiet)] = True
        if typed and self.made.keeps:
            for place, (text, value) in enumerate(
                zip(self.encoded.texts, self.made.values, strict=True)
            ):
                flags[place] |= value is not None and text in (f"{value} 00:00:00", _as_text(value))
        return flags

    def changes(self, key: str, sheet: str, first: int) -> Iterator[Changed]:
        name, found = self.slot.heading or "", self.slot.found
        heads = [first - 1] if self.renamed else []
        for row in [*heads, *(row + first for row in self.repeated)]:
            yield once(key, sheet, row, name, Kind.HEADING, found, name)
        for row, error in self.faults.items():
            if error.no_result:
                yield once(key, sheet, row + first, name, Kind.FORMULA, None, error.shown)
        if len(self.changed) and self.made.kind:
            rows = np.asarray(self.changed)
            numbers, which = (rows + first).tolist(), self.encoded.which[rows].tolist()
            texts, values = self.encoded.texts, self.made.values
            yield Changed(key, sheet, name, self.made.kind, numbers, which, texts, values)


def _cells(
    columns: list[tuple[int, _Column, int]], number: int, row: Row, used: bool
) -> Iterator[Cell]:
    for position, column, source in columns:
        value = row[source]
        if used and (right := column.right[(text := column.which[number])]) is not None:
            if is_kept(value, column.made.keeps):
                yield position, value, False
            else:
                noted = text not in column.made.quiet
                if noted:
                    column.changed.append(number)
                yield position, right, noted
        elif value is not None and value != "":
            if column.renamed and not used and value == column.slot.found:
                column.repeated.append(number)
                yield position, column.slot.heading, True
            else:
                yield position, value, False
        elif number in column.faults:
            yield position, column.faults[number], column.faults[number].no_result


def _as_text(value: Any) -> str | None:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return None if value is None else str(shown(value))
