"""The file as it was handed over: where each list is, and every cell exactly as it stands.

Reading for meaning takes everything as text. A copy needs more: a date as a date, a number as a
number, an error as that error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import fastexcel
import numpy as np
from numpy.typing import NDArray
from python_calamine import CalamineWorkbook

from readiness.intake.annex_a import places
from readiness.intake.annex_a.places import Place
from readiness.intake.annex_a.raw import RawSheet
from readiness.intake.annex_a.text_files import read_folder
from readiness.intake.annex_a.workbook import read_workbook

Row = Sequence[Any]
"""The cells of a row, '' or None where empty."""


@dataclass(frozen=True)
class Error:
    """A cell that holds a formula error (#REF!), or a formula saved without a result (#N/A here)."""

    shown: str
    no_result: bool = False


NO_RESULT = Error("#N/A", no_result=True)
_KIND = re.compile(r"Error\((\w+)\)")
_ERRORS = {
    "Div0": Error("#DIV/0!"),
    "NA": Error("#N/A"),
    "Name": Error("#NAME?"),
    "Null": Error("#NULL!"),
    "Num": Error("#NUM!"),
    "Ref": Error("#REF!"),
    "Value": Error("#VALUE!"),
}


class Source:
    """A workbook, or a folder of csv files (`typed` False: every cell is text)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.typed = not path.is_dir()
        self._sheets = read_workbook(path) if self.typed else read_folder(path)
        self.places: Mapping[str, Place] = places.find(self._sheets).places

    def above(self, place: Place) -> list[Row]:
        """The rows over the headings."""
        return [*place.sheet.top(place.heading_row)]

    def rows(self, place: Place) -> Iterator[Row]:
        """The rows below the headings, up to the last that holds anything."""
        start, end = place.heading_row + 1, last_row(place.sheet)
        exact = self._exact(place) if self.typed else None
        return iter(exact[start:end]) if exact is not None else _texts(place.sheet, start, end)

    def faults(self, place: Place) -> dict[int, dict[int, Error]]:
        """For a column's position, the error in each row (from 0 below the headings) that has one."""
        if not place.sheet.faults:
            return {}
        kinds = self._kinds(place.sheet.title)
        start = place.heading_row + 1
        return {
            column: {int(r) - start: kinds.get((int(r), column), NO_RESULT) for r in rows}
            for column, rows in place.sheet.faults.items()
        }

    @cached_property
    def _book(self) -> Any:
        return CalamineWorkbook.from_path(str(self.path))

    def _exact(self, place: Place) -> list[Row] | None:
        """The sheet's rows in the columns of `place`; None where the readers do not agree."""
        sheet = self._book.get_sheet_by_name(place.sheet.title)
        first = sheet.start[1] if sheet.start else 0
        rows = sheet.to_python(skip_empty_area=False)
        width = len(place.sheet.columns)
        found = [row[first : first + width] for row in rows] if first else rows
        if len(found) < last_row(place.sheet) or not _same_headings(found, place):
            return None
        return found

    def _kinds(self, title: str) -> dict[tuple[int, int], Error]:
        sheet = fastexcel.read_excel(self.path).load_sheet(
            title, header_row=None, skip_rows=0, dtypes="string"
        )
        _, faults = sheet.to_arrow_with_errors()
        found = {}
        for fault in faults.errors if faults else ():
            kind = _KIND.search(fault.detail)
            found[fault.position] = _ERRORS.get(kind[1], NO_RESULT) if kind else NO_RESULT
        return found


def last_row(sheet: RawSheet) -> int:
    """How many rows there are up to the last that holds anything."""
    return max((_filled(column) for column in sheet.columns), default=0) if sheet.columns else 0


def _filled(column: Any) -> int:
    there = np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))
    return int(there[-1]) + 1 if len(there) else 0


def _same_headings(rows: list[Row], place: Place) -> bool:
    row = rows[place.heading_row]
    texts = [column[place.heading_row].as_py() for column in place.sheet.columns]
    return all(
        position < len(row) and (not isinstance(text, str) or str(row[position]) == text)
        for position, text in enumerate(texts)
        if position in place.matched.positions.values()
    )


def _texts(sheet: RawSheet, start: int, end: int) -> Iterator[Row]:
    """Rows of text, some at a time."""
    for first in range(start, end, 10_000):
        last = min(first + 10_000, end)
        yield from zip(*(c[first:last].to_pylist() for c in sheet.columns), strict=True)


def used_rows(place: Place, numbers: NDArray[np.int32], height: int) -> NDArray[np.bool_]:
    """Which of `height` rows below the headings are records; `numbers`: their rows in the file."""
    mask = np.zeros(height, dtype=bool)
    mask[numbers - (place.heading_row + 2)] = True
    return mask
