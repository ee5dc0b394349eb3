"""Reads a folder of csv files into text sheets: one file, one list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path

import pyarrow as pa

from readiness.errors import InputError
from readiness.intake.annex_a.raw import RawSheet, text_column

_DELIMITERS = ",;\t|"
_LOOKED_AT = 10
_AT_ONCE = 20_000  # records turned into columns together: whole files would fill the memory
_MOST_LINES = 30  # in one record: more means that a quotation mark was never closed


def read_folder(folder: Path) -> list[RawSheet]:
    """Every csv file of a folder, by name; InputError where there is none or one is unreadable."""
    files = sorted(f for f in folder.iterdir() if f.is_file() and f.suffix.lower() == ".csv")
    if not files:
        raise InputError(
            f"The folder '{folder.name}' holds no csv files; give the folder with one csv file a "
            "list, or a workbook."
        )
    return [_sheet(file) for file in files]


def _sheet(file: Path) -> RawSheet:
    parts = [
        (len(records), [text_column(list(cells)) for cells in zip_longest(*records)])
        for records in _records(file)
    ]
    width = max((len(columns) for _, columns in parts), default=0)
    return RawSheet(file.stem, tuple(_joined(parts, position) for position in range(width)))


def _joined(parts: list[tuple[int, list[pa.StringArray]]], position: int) -> pa.StringArray:
    """One column of all the parts; null where a part is not so wide."""
    return pa.concat_arrays(
        [
            columns[position] if position < len(columns) else pa.nulls(height, pa.string())
            for height, columns in parts
        ]
    )


def _records(file: Path) -> Iterator[list[list[str]]]:
    """The file's records, some at a time."""
    content = _content(file)
    # The stream breaks lines at line ends only: `splitlines` also would at the form feeds and other
    # marks that stand inside a cell, and tear records apart.
    reader = csv.reader(_lines(content), delimiter=_delimiter(content))
    read = 0
    try:
        while records := list(islice(reader, _AT_ONCE)):
            if reader.line_num > read + len(records) + _MOST_LINES:
                _refuse_unclosed(file, records, read)
            read += len(records)
            yield records
    except csv.Error:
        raise InputError(
            f"'{file.name}' is not a csv file that can be read; export it again as csv (UTF-8)."
        ) from None


def _refuse_unclosed(file: Path, records: list[list[str]], before: int) -> None:
    """A cell that holds many lines has swallowed the records in them."""
    for number, row in enumerate(records, before + 1):
        if any(cell.count("\n") > _MOST_LINES for cell in row):
            raise InputError(
                f"'{file.name}' has a quotation mark in row {number} that is not closed, so the "
                "rows after it cannot be told apart; correct it or export the file again."
            )


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise InputError(
            f"'{file.name}' could not be opened; close it in other programs and check that you "
            "may read it."
        ) from None


def _lines(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BytesIO(content), encoding=_encoding(content), errors="replace", newline=""
    )


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if content[1:2] == b"\0":
        return "utf-16-le"  # as database tools write it, without a mark
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel's own "CSV" on Windows; the few bytes it leaves undefined become a marker.
        return "cp1252"
    return "utf-8-sig"


def _delimiter(content: bytes) -> str:
    """The candidate seen most in the fullest of the first lines; a comma where none is."""
    top = list(islice(_lines(content), _LOOKED_AT))
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in top), default=0))
