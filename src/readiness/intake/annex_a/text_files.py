"""Reads a folder of csv files into text sheets: one file, one list."""

from __future__ import annotations

import csv
from itertools import zip_longest
from pathlib import Path

from readiness.errors import InputError
from readiness.intake.annex_a.raw import RawSheet, text_column

_DELIMITERS = ",;\t|"
_LOOKED_AT = 10


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
    lines = _text(file).splitlines(keepends=True)
    try:
        rows = list(csv.reader(lines, delimiter=_delimiter(lines)))
    except csv.Error:
        raise InputError(
            f"'{file.name}' is not a csv file that can be read; export it again as csv (UTF-8)."
        ) from None
    columns = zip_longest(*rows) if rows else ()
    return RawSheet(file.stem, tuple(text_column(list(cells)) for cells in columns))


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except OSError:
        raise InputError(
            f"'{file.name}' could not be opened; close it in other programs and check that you "
            "may read it."
        ) from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel's own "CSV" on Windows; the few bytes it leaves undefined become a marker.
        return content.decode("cp1252", errors="replace")


def _delimiter(lines: list[str]) -> str:
    """The candidate seen most in the fullest of the first lines; a comma where none is."""
    top = lines[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in top), default=0))
