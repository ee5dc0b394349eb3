"""The gathered records as typed tables, with everything to be said about them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.columns import categories
from readiness.intake.annex_a.declaration import Column
from readiness.intake.returns.cin_census import messages, tables
from readiness.intake.returns.cin_census.gathering import Gatherer, Records
from readiness.intake.returns.cin_census.places import Finder
from readiness.intake.returns.cin_census.values import Meanings, Note
from readiness.intake.returns.declaration import TableSpec
from readiness.model import ChildList, Issue, Period

Mask = NDArray[np.bool_]
Places = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Cells:
    """One column: for each record the place of its value among the meanings, -1 where blank."""

    which: Places
    meanings: Meanings

    def where(self, flags: list[bool]) -> Mask:
        """The records whose text is flagged; a blank is not."""
        return np.array([*flags, False], dtype=bool)[self.which]

    def unusable(self) -> Mask:
        """A placeholder only says that nothing is known."""
        return self.where([p not in (None, Problem.PLACEHOLDER) for p in self.meanings.problems])

    def problems(self) -> Iterator[tuple[Problem, Mask]]:
        for kind in dict.fromkeys(filter(None, self.meanings.problems)):
            yield kind, self.where([one is kind for one in self.meanings.problems])

    def notes(self) -> Iterator[tuple[Note, Mask]]:
        for kind in dict.fromkeys(filter(None, self.meanings.notes)):
            yield kind, self.where([one is kind for one in self.meanings.notes])


class Census:
    """The records of a file, to be made into tables. `source`: what the rows say they come from."""

    def __init__(self, gathered: Gatherer, period: Period | None, source: str) -> None:
        self._records = gathered.records
        self._ids = gathered.ids.all()
        self._named: Mask = self._ids.is_valid().to_numpy(zero_copy_only=False)
        self._period = period
        self._source = source
        self.finder = Finder(_numbers(self._records[tables.CHILDREN.name].line))

    def take(self, spec: TableSpec) -> ChildList:
        """The records used, as a table; they are not kept here, so ask first for all else."""
        made = self._table(spec)
        del self._records[spec.name]
        return made

    def _table(self, spec: TableSpec) -> ChildList:
        records = self._records[spec.name]
        used = self._used(records)
        frame: dict[str, Any] = {"child_id": self._child_ids(records, used)}
        unusable = {}
        for column in spec.columns[1:]:
            cells = self._cells(spec, column)
            cells = Cells(cells.which[used], cells.meanings)
            frame[column.id] = _values(column, cells)
            if (mask := cells.unusable()).any():
                unusable[column.id] = mask
        sheet = categories([self._source], np.zeros(int(used.sum()), dtype=np.int32))
        rows = self._rows(records, used).astype(np.int32)
        whole = pd.DataFrame({**frame, "source_sheet": sheet, "source_row": rows}, copy=False)
        return ChildList(spec.name, whole, unusable, period=self._period)

    def not_used(self, spec: TableSpec) -> int:
        records = self._records[spec.name]
        return len(records) - int(self._used(records).sum())

    def issues(self, spec: TableSpec) -> Iterator[Issue]:
        """What is wrong in the records used, and which were not used."""
        records = self._records[spec.name]
        if not len(records) and len(self._ids):
            yield messages.none(spec)
        named, filled, used = self._named_child(records), _filled(records), self._used(records)
        if not named.all():
            yield messages.no_identifier(spec, self._found(records, ~named))
        if (named & ~filled).any():
            yield messages.empty(spec, self._found(records, named & ~filled))
        if spec is tables.CHILDREN:
            yield from self._repeated(records)
        for column in spec.columns[1:]:
            if tables.origin(spec, column.id) == (spec, column.id):
                yield from self._cell_issues(records, column, used)

    def _cell_issues(self, records: Records, column: Column, used: Mask) -> Iterator[Issue]:
        spec, cells = records.spec, self._cells(records.spec, column)
        for kind, mask in cells.problems():
            if (mask & used).any():
                yield messages.problem(spec, column, kind, self._found(records, mask & used))
        for note, mask in cells.notes():
            if (mask & used).any():
                yield messages.note(spec, column, note, self._found(records, mask & used))
        blank = used & (cells.which < 0)
        if column.required and blank.any():
            yield messages.blank(spec, column, self._found(records, blank))
        if column.kind == "date" and not column.future and self._period:
            late = used & (_days(cells) > np.datetime64(self._period.end))
            if late.any():
                yield messages.after_year(spec, column, self._found(records, late))

    def _repeated(self, records: Records) -> Iterator[Issue]:
        """Children whose identifier an earlier child has."""
        coded = self._ids.combine_chunks().dictionary_encode().indices.fill_null(-1)
        which = coded.to_numpy(zero_copy_only=False)
        first = np.zeros(len(which), dtype=bool)
        first[np.unique(which, return_index=True)[1]] = True
        again = ~first & (which >= 0)
        if again.any():
            yield messages.repeated_child(records.spec, self._found(records, again))

    def _cells(self, spec: TableSpec, column: Column) -> Cells:
        """The column's cells, from the records these are within where it is of those."""
        above, name = tables.origin(spec, column.id)
        which, meanings = self._records[above.name].cells[name]
        return Cells(_numbers(which)[self._place(spec, above)], meanings)

    def _place(self, spec: TableSpec, above: TableSpec) -> Places | slice:
        """For each record of a table, the place of the record of another that it is within."""
        records = self._records[spec.name]
        if spec is above:
            return slice(None)
        if above is tables.CHILDREN:
            return _numbers(records.child)
        parent = tables.PROTECTION_PLANS if spec is tables.REVIEWS else tables.REFERRALS
        within = _numbers(records.parent)
        return within if parent is above else _numbers(self._records[parent.name].parent)[within]

    def _named_child(self, records: Records) -> Mask:
        return self._named[_numbers(records.child)]

    def _used(self, records: Records) -> Mask:
        return self._named_child(records) & _filled(records)

    def _child_ids(self, records: Records, used: Mask) -> Any:
        as_str: Any = pd.StringDtype(na_value=np.nan)
        return as_str.__from_arrow__(self._ids.take(pa.array(_numbers(records.child)[used])))

    def _rows(self, records: Records, mask: Mask) -> NDArray[np.int64]:
        return self.finder.rows(_numbers(records.line)[mask], _numbers(records.child)[mask])

    def _found(self, records: Records, mask: Mask) -> list[int]:
        return np.unique(self._rows(records, mask)).tolist()


def _numbers(kept: array[int]) -> Places:
    return np.frombuffer(kept, dtype=np.int32) if kept else np.empty(0, dtype=np.int32)


def _filled(records: Records) -> Mask:
    return np.array(records.filled, dtype=bool)


def _values(column: Column, cells: Cells) -> Any:
    if column.kind == "date":
        return _days(cells)
    if column.kind == "count":
        return np.array([*cells.meanings.means, None], dtype=np.float64)[cells.which]
    present = np.unique(cells.which)
    values = [None] * len(cells.meanings.means)
    for place in present[present >= 0]:
        values[place] = cells.meanings.means[place]
    return categories(values, cells.which)


def _days(cells: Cells) -> NDArray[np.datetime64]:
    return cells.meanings.days()[cells.which]
