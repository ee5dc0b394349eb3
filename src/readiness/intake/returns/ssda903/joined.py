"""One table of the return from the one or more files that hold it: typed, each record once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from readiness.intake.annex_a.columns import Encoded, Read, categories, encode
from readiness.intake.annex_a.rows import Rows, sort_rows
from readiness.intake.returns.declaration import TableSpec
from readiness.intake.returns.ssda903 import messages
from readiness.intake.returns.ssda903.columns import as_written, read_column, typed, unusable
from readiness.intake.returns.ssda903.files import Source
from readiness.intake.returns.ssda903.forms import Form
from readiness.intake.returns.ssda903.tables import CHILD, HEADER
from readiness.model import Issue

if TYPE_CHECKING:
    from readiness.model import Mask

_WORKED_OUT = frozenset({"distance", "location", "placement_authority"})
"""DfE works these out from postcodes, so that most files are without them."""

_FROM_HEADER = frozenset(column.id for column in CHILD[1:])

_NotUsed = Callable[[TableSpec, str, Iterable[int]], Issue]


@dataclass(frozen=True, eq=False)
class Typed:
    """A table's used records, all files together, in the order of years, files and rows.

    `year`: of the latest file, None where it is not known. `not_used`: records found beside these.
    """

    form: Form
    frame: pd.DataFrame
    unusable: Mapping[str, Mask]
    written: Mapping[str, pd.Series]
    year: int | None
    not_used: int


@dataclass(frozen=True, eq=False)
class _Stack:
    """The rows of all files under one another, as they were written."""

    spec: TableSpec
    sources: Sequence[Source]

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
        return {column.id: read_column(column, self._encoded(column.id)) for column in wanted}

    def _encoded(self, column: str) -> Encoded:
        places = [source.matched.positions.get(column) for source in self.sources]
        return encode(pa.concat_arrays(list(map(_part, self.sources, places))), 0, None)

    def without(self, column: str) -> Mask:
        """Rows of files that lack a column another has: it is not known there, and not blank.

        What the header can give is blank until it is given.
        """
        spared = column in _FROM_HEADER and self.spec is not HEADER
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


def join(
    form: Form, sources: Sequence[Source], years: Mapping[Source, int | None]
) -> tuple[Typed, list[Issue]]:
    """The table's files as one; `years`: the return's year of each."""
    in_order = sorted(sources, key=lambda source: (years[source] or 0, source.title))
    stack = _Stack(form.spec, in_order)
    rows = sort_rows(
        len(stack.numbers), stack.columns, "child_id", stack.headings(), stack.unread()
    )
    of_row = np.array([years[source] or 0 for source in in_order])[stack.which]
    frame = _frame(stack)
    drops = _drops(form, frame, _any_unusable(stack), rows.used, of_row)
    kept = rows.used & ~np.logical_or.reduce([mask for _, mask in drops])
    issues = [
        *_heading_issues(stack),
        *_row_issues(stack, rows),
        *_told(stack, drops),
        *_cell_issues(stack, kept),
    ]
    known = [year for source in in_order if (year := years[source])]
    left = int(((rows.used | rows.reported) & ~kept).sum())
    return _typed(form, stack, frame, kept, max(known, default=None), left), issues


def _frame(stack: _Stack) -> pd.DataFrame:
    titles = [source.title for source in stack.sources]
    return pd.DataFrame(
        {
            **{name: typed(read) for name, read in stack.columns.items()},
            "source_sheet": categories(titles, stack.which),
            "source_row": stack.numbers,
        },
        copy=False,
    )


def _typed(
    form: Form, stack: _Stack, frame: pd.DataFrame, kept: Mask, year: int | None, not_used: int
) -> Typed:
    masks = {n: (unusable(r) | stack.without(n))[kept] for n, r in stack.columns.items()}
    coded = {name: read for name, read in stack.columns.items() if read.column.kind == "code"}
    return Typed(
        form,
        frame[kept].reset_index(drop=True),
        {name: mask for name, mask in masks.items() if mask.any()},
        {name: as_written(read)[kept].reset_index(drop=True) for name, read in coded.items()},
        year,
        not_used,
    )


def _any_unusable(stack: _Stack) -> Mask:
    mask = np.zeros(len(stack.numbers), dtype=bool)
    for read in stack.columns.values():
        mask |= unusable(read)
    return mask


def _drops(
    form: Form, frame: pd.DataFrame, doubtful: Mask, used: Mask, of_row: NDArray[np.int_]
) -> list[tuple[_NotUsed, Mask]]:
    """Records that are in the table already, by the sentence they are told in. Each in one only."""
    old = used & (of_row < of_row.max(initial=0)) if form.yearly else np.zeros(len(used), bool)
    left = used & ~old
    # What could not be read may differ, so that such rows are never called the same.
    again = left & ~doubtful & _repeats(frame, left & ~doubtful)
    left &= ~again
    late = left & _in_a_later_year(frame, form.key, left, of_row)
    left &= ~late
    twice = left & _further(frame, left) if form.once else np.zeros(len(used), bool)
    return [
        (messages.earlier_year, old),
        (messages.same_again, again),
        (messages.superseded, late),
        (messages.child_again, twice),
    ]


def _repeats(frame: pd.DataFrame, among: Mask) -> Mask:
    """Rows that another, further down, repeats in every column."""
    mask = np.zeros(len(frame), dtype=bool)
    told = frame.loc[among].drop(columns=["source_sheet", "source_row"])
    mask[among] = told.duplicated(keep="last")
    return mask


def _in_a_later_year(
    frame: pd.DataFrame, key: Sequence[str], among: Mask, of_row: NDArray[np.int_]
) -> Mask:
    """Rows whose record is also in a later year's file: an episode open then and ended since."""
    mask = np.zeros(len(frame), dtype=bool)
    if not key or len(np.unique(of_row)) < 2 or not set(key) <= set(frame.columns):
        return mask
    whole = among & frame[list(key)].notna().all(axis=1).to_numpy()
    keys = frame.loc[whole, list(key)].assign(_year=of_row[whole])
    latest = keys.groupby(list(key), observed=True)["_year"].transform("max")
    mask[whole] = keys["_year"].to_numpy() < latest.to_numpy()
    return mask


def _further(frame: pd.DataFrame, among: Mask) -> Mask:
    """Rows of a child after the first."""
    mask = np.zeros(len(frame), dtype=bool)
    mask[among] = frame.loc[among, "child_id"].duplicated()
    return mask


def _told(stack: _Stack, drops: Iterable[tuple[_NotUsed, Mask]]) -> Iterator[Issue]:
    for issue, mask in drops:
        for title, _, numbers in stack.by_file(mask):
            yield issue(stack.spec, title, numbers)


def _row_issues(stack: _Stack, rows: Rows) -> Iterator[Issue]:
    for place, source in enumerate(stack.sources):
        if not ((rows.used | rows.reported) & (stack.which == place)).any():
            yield messages.no_rows(stack.spec, source.title)
    yield from _told(
        stack,
        [
            (messages.no_identifier, rows.no_identifier),
            (messages.notes, rows.notes),
            (messages.only_unknown, rows.only_unknown),
        ],
    )


def _heading_issues(stack: _Stack) -> Iterator[Issue]:
    spec = stack.spec
    spared = _WORKED_OUT | (frozenset() if spec is HEADER else _FROM_HEADER)
    for source in stack.sources:
        for column in spec.columns:
            if column.id not in source.matched.positions and column.id not in spared:
                yield messages.missing_column(spec, source.title, column)
        for name, headings in source.matched.twice.items():
            yield messages.column_twice(spec, source.title, spec.column(name), headings)
        if source.matched.unknown:
            yield messages.unknown_columns(spec, source.title, source.matched.unknown)


def _cell_issues(stack: _Stack, kept: Mask) -> Iterator[Issue]:
    for read in stack.columns.values():
        column = read.column
        for problem, mask in read.problems().items():
            for title, within, numbers in stack.by_file(mask & kept):
                different = read.different(within)
                yield messages.cells(stack.spec, title, column, problem, numbers, different)
        if column.required:
            for title, _, numbers in stack.by_file(kept & ~read.filled()):
                if column.id in _held(stack, title):
                    yield messages.blank(stack.spec, title, column, numbers)


def _held(stack: _Stack, title: str) -> Iterable[str]:
    return next(s.matched.positions for s in stack.sources if s.title == title)
