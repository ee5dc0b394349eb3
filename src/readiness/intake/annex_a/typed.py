"""One list, from the place it was found in to typed rows, with everything to be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.intake.annex_a import cells, messages
from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.columns import (
    Encoded,
    Read,
    Readers,
    categories,
    encode,
    series,
    written,
)
from readiness.intake.annex_a.headings import suggestion, tidy
from readiness.intake.annex_a.places import Place
from readiness.intake.annex_a.rows import Rows, sort_rows
from readiness.model import ChildList, Issue, ListSummary


@dataclass(frozen=True, eq=False)
class TypedList:
    """A list read, with its summary and issues."""

    list: ChildList
    summary: ListSummary
    issues: tuple[Issue, ...]


def type_list(place: Place, readers: Readers) -> TypedList:
    """Reads every row below the heading of one list."""
    columns = _read_columns(place, readers)
    unheaded = _unheaded(place)
    rows = _rows(place, columns, unheaded)
    issues = (
        *_heading_issues(place, unheaded),
        *_row_issues(place, rows),
        *_cell_issues(place, columns, rows),
    )
    return TypedList(_child_list(place, columns, rows), _summary(place, rows), issues)


def _start(place: Place) -> int:
    return place.heading_row + 1


def _encoded(place: Place, position: int) -> Encoded:
    sheet = place.sheet
    return encode(sheet.columns[position], _start(place), sheet.faults.get(position))


def _read_columns(place: Place, readers: Readers) -> dict[str, Read]:
    positions = place.matched.positions
    return {
        column.id: readers.read(column, _encoded(place, positions[column.id]))
        for column in place.spec.columns
        if column.id in positions
    }


def _headings(place: Place) -> list[str | None]:
    return [column[place.heading_row].as_py() for column in place.sheet.columns]


def _unread(place: Place) -> list[int]:
    read = set(place.matched.positions.values())
    return [position for position in range(len(place.sheet.columns)) if position not in read]


def _unheaded(place: Place) -> list[int]:
    """Positions of columns with cells but no heading."""
    headings = _headings(place)
    empty = [p for p in _unread(place) if cells.is_blank(headings[p] or "")]
    return [p for p in empty if not all(map(cells.is_blank, _encoded(place, p).texts))]


def _rows(place: Place, columns: dict[str, Read], unheaded: list[int]) -> Rows:
    headings = _headings(place)
    named = {name: headings[p] or "" for name, p in place.matched.positions.items()}
    unread = (p for p in _unread(place) if headings[p] or p in unheaded)
    return sort_rows(
        max(place.sheet.height - _start(place), 0),
        columns,
        place.spec.identifier.id,
        named,
        [_encoded(place, position) for position in unread],
    )


def _numbers(place: Place, mask: NDArray[np.bool_]) -> list[int]:
    """Row numbers as a person sees them."""
    return (np.flatnonzero(mask) + _start(place) + 1).tolist()


def _heading_issues(place: Place, unheaded: list[int]) -> Iterator[Issue]:
    spec = place.spec
    missing = [c for c in spec.columns if c.id not in place.matched.positions]
    yield from (messages.missing_column(spec, column) for column in missing)
    for id_, headings in place.matched.twice.items():
        yield messages.column_twice(spec, spec.column(id_), headings)
    for heading in place.matched.unknown:
        yield messages.unknown_column(spec, heading[:80], suggestion(heading, missing))
    yield from (messages.unheaded_column(spec, _letter(position)) for position in unheaded)


def _letter(position: int) -> str:
    """0 is A, 26 is AA."""
    first, last = divmod(position, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def _row_issues(place: Place, rows: Rows) -> Iterator[Issue]:
    if not (rows.used | rows.reported).any():
        yield messages.empty_list(place.spec)
    for mask, issue in (
        (rows.no_identifier, messages.no_identifier),
        (rows.notes, messages.notes),
        (rows.only_unknown, messages.only_unknown),
    ):
        if mask.any():
            yield issue(place.spec, _numbers(place, mask))


def _cell_issues(place: Place, columns: dict[str, Read], rows: Rows) -> Iterator[Issue]:
    for read in columns.values():
        for problem, mask in read.problems().items():
            wrong = mask & rows.used
            if wrong.any():
                where = _numbers(place, wrong)
                different = read.different(wrong)
                yield messages.cells(place.spec, read.column, problem, where, different)
        if read.column.required:
            blank = rows.used & ~read.filled()
            if blank.any():
                yield messages.blank(place.spec, read.column, _numbers(place, blank))


def _child_list(place: Place, columns: dict[str, Read], rows: Rows) -> ChildList:
    used: NDArray[np.bool_] | slice = slice(None) if rows.used.all() else rows.used
    frame = {name: values for read in columns.values() for name, values in series(read, used)}
    numbers = np.flatnonzero(rows.used).astype(np.int32) + np.int32(_start(place) + 1)
    sheet = categories([place.sheet.title], np.zeros(len(numbers), dtype=np.int32))
    return ChildList(
        place.spec.name,
        pd.DataFrame({**frame, "source_sheet": sheet, "source_row": numbers}, copy=False),
        {name: mask for name, read in columns.items() if (mask := _unusable(read, used)).any()},
        {name: written(read, used) for name, read in columns.items() if read.column.kind == "code"},
    )


def _unusable(read: Read, used: NDArray[np.bool_] | slice) -> NDArray[np.bool_]:
    """Cells that held something unreadable; a placeholder only says that nothing is known."""
    mask = np.zeros(len(read.encoded.which), dtype=bool)
    for problem, where in read.problems().items():
        if problem is not Problem.PLACEHOLDER:
            mask |= where
    return mask[used]


def _summary(place: Place, rows: Rows) -> ListSummary:
    spec, positions = place.spec, place.matched.positions
    headings = _headings(place)
    used, reported = int(rows.used.sum()), int(rows.reported.sum())
    renamed = {
        tidy(headings[positions[c.id]] or ""): c.heading for c in spec.columns if c.id in positions
    }
    return ListSummary(
        spec.key,
        place.sheet.title,
        _start(place),
        used + reported,
        used,
        reported,
        tuple(c.heading for c in spec.columns if c.id not in positions),
        place.matched.unknown,
        {found: official for found, official in renamed.items() if found != official},
    )
