"""Small invented files of every kind an authority may send."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from readiness.intake.annex_a import LISTS
from readiness.intake.annex_a.lists import list_spec

Rows = Sequence[Sequence[Any]]
AS_AT = date(2026, 9, 30)


class Error(str):
    """A cell that holds a formula error: Error('#N/A')."""


class Formula(str):
    """A cell that holds a formula whose result is this text."""


@pytest.fixture
def error() -> type[Error]:
    return Error


@pytest.fixture
def formula() -> type[Formula]:
    return Formula


@pytest.fixture
def as_at() -> date:
    return AS_AT


@pytest.fixture
def headings() -> Callable[[str], list[str]]:
    """Ofsted's headings of a list."""
    return lambda name: [column.heading for column in list_spec(name).columns]


@pytest.fixture
def record() -> Callable[..., list[Any]]:
    """A row of a list with the given cells by column id, and the rest empty."""

    def make(name: str, **cells: Any) -> list[Any]:
        ids = [column.id for column in list_spec(name).columns]
        assert cells.keys() <= set(ids)
        return [cells.get(id_) for id_ in ids]

    return make


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes sheets of rows as an xlsx file and returns its path."""

    def make(sheets: Mapping[str, Rows], name: str = "annex_a.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            as_day = book.add_format({"num_format": "dd/mm/yyyy"})
            for title, rows in sheets.items():
                sheet = book.add_worksheet(title)
                for r, row in enumerate(rows):
                    for c, cell in enumerate(row):
                        write_cell(sheet, r, c, cell, as_day)
        return path

    return make


def write_cell(sheet: Any, row: int, column: int, cell: Any, as_day: Any) -> None:
    if isinstance(cell, Error):
        sheet.write_formula(row, column, "=NA()", None, str(cell))
    elif isinstance(cell, Formula):
        sheet.write_formula(row, column, '=""&A1', None, str(cell))
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(row, column, cell, as_day)
    elif cell is not None:
        sheet.write(row, column, cell)


@pytest.fixture
def eleven(headings: Callable[[str], list[str]]) -> dict[str, list[list[Any]]]:
    """The eleven sheets as the official template has them: a title, headings, no rows."""
    return {s.sheet: [[f"List {s.number}: {s.title}"], headings(s.name)] for s in LISTS}


@pytest.fixture
def compound_file() -> Callable[[str, bytes], bytes]:
    """An OLE2 file holding one stream: what old Excel and protected new Excel files are."""
    return make_compound_file


def make_compound_file(stream_name: str, stream: bytes) -> bytes:
    end, free, fat = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    table = [fat, end, *range(3, sectors + 2), end]
    table += [free] * (128 - len(table))
    header = struct.pack(
        "<8s16s5H6s9I", bytes.fromhex("D0CF11E0A1B11AE1"), b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1, 0, 4096, end, 0, end, 0,
    ) + struct.pack("<109I", 0, *[free] * 108)  # fmt: skip

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = (name + "\0").encode("utf-16-le")
        return struct.pack(
            "<64sHBB3I16sI8s8sIQ", text, len(text), kind, 1, free, free, child, b"", 0, b"", b"",
            start, size,
        )  # fmt: skip

    blank = struct.pack(
        "<64sHBB3I16sI8s8sIQ", b"", 0, 0, 0, free, free, free, b"", 0, b"", b"", 0, 0
    )
    directory = entry("Root Entry", 5, 1, end, 0) + entry(stream_name, 2, free, 2, len(stream))
    return header + struct.pack("<128I", *table) + directory + blank * 2 + stream


@pytest.fixture
def old_workbook(tmp_path: Path) -> Callable[[str, Rows], Path]:
    """Writes one sheet of text and numbers as an xls (BIFF8) file."""

    def make(title: str, rows: Rows) -> Path:
        path = tmp_path / "annex_a.xls"
        path.write_bytes(make_compound_file("Workbook", biff(title, rows)))
        return path

    return make


def biff(title: str, rows: Rows) -> bytes:
    def part(kind: int, body: bytes = b"") -> bytes:
        return struct.pack("<2H", kind, len(body)) + body

    def cell(row: int, column: int, value: Any) -> bytes:
        place = struct.pack("<3H", row, column, 0)
        if isinstance(value, str):
            text = value.encode("utf-16-le")
            return part(0x0204, place + struct.pack("<HB", len(value), 1) + text)
        return part(0x0203, place + struct.pack("<d", value))

    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    name = struct.pack("<BB", len(title), 0) + title.encode("ascii")
    start = len(part(0x0809, begin)) + len(part(0x0085, b"\0" * 6 + name)) + 4
    sheet = part(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet += cell(r, c, value) if value is not None else b""
    listed = part(0x0085, struct.pack("<IH", start, 0) + name)
    return part(0x0809, begin) + listed + part(0x000A) + sheet + part(0x000A)
