"""Workbooks that would fill the memory of the machine: refused before they are read.

A reader holds every cell between the first and the last that is filled, so that one stray cell in
the far corner of a sheet is seventeen thousand million of them.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from readiness.errors import InputError

MOST_CELLS = 30_000_000
"""About two gigabytes when read. The largest tab, a million rows of it, has a third of them."""

MOST_BYTES = 1_000_000_000
"""Of one part of the workbook, unpacked."""

_FAR_CELL = re.compile(rb'<c r="([A-Z]{2,3})\d+"[^>/]*>')  # beyond column Z, and not empty
_CELL = re.compile(rb'<c r="[A-Z]+(\d+)"[^>/]*>')


def refuse_sprawling(path: Path) -> None:
    """Raises InputError where a sheet of an xlsx file is too large to be held. Others pass."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [one for one in archive.infolist() if one.filename.startswith("xl/")]
            if any(part.file_size > MOST_BYTES for part in parts):
                raise InputError(
                    f"'{path.name}' is too large to be read; keep the rows of the last two years."
                )
            for part in parts:
                if part.filename.startswith("xl/worksheets/sheet"):
                    _refuse_far_cells(path, archive.read(part))
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return  # the reader of workbooks says what is wrong with it


def _refuse_far_cells(path: Path, part: bytes) -> None:
    columns = max((_number(found[1]) for found in _FAR_CELL.finditer(part)), default=0)
    if not columns:
        return
    rows = max((int(found[1]) for found in _CELL.finditer(part)), default=0)
    if rows * columns > MOST_CELLS:
        raise InputError(
            f"A sheet of '{path.name}' has a cell filled far from the rest; delete the empty-looking "
            "columns and rows beyond each table (Ctrl+End goes to the last), save, and try again."
        )


def _number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
