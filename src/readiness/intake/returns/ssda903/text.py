"""Reads one csv file as text, and mends what a spreadsheet or a database tool did to its cells.

What is mended is certain: marks that nobody sees, and the ="..." that keeps a spreadsheet from
shortening an identifier. A file that cannot be told apart into cells is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from readiness.errors import InputError
from readiness.intake.annex_a.raw import RawSheet

# One reader of csv text in the house: it settles encoding, delimiter and unclosed quotation marks.
from readiness.intake.annex_a.text_files import _content as content_of
from readiness.intake.annex_a.text_files import _sheet as sheet_of

MOST_COLUMNS = 500
"""No file of the return has more than a few dozen; as many columns would take minutes to read."""

_DELIMITERS = b",;\t|"
_OTHER_FILES = (b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)

_UNSEEN = "\0\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN_BYTES = tuple(mark.encode() for mark in _UNSEEN)
_MENDED = "[" + "".join(rf"\x{{{ord(mark):X}}}" for mark in _UNSEEN) + "]"
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_LEAST = 3


@dataclass(frozen=True, eq=False)
class TextFile:
    """A file that says it is text, as it stands."""

    path: Path
    content: bytes

    @property
    def is_other(self) -> bool:
        """Whether it is no text table, whatever its name: a workbook, a web page, compressed."""
        return self.content.startswith(_OTHER_FILES) or bool(_WEB_PAGE.match(self.content[:512]))

    @property
    def too_wide(self) -> bool:
        """Whether a line has more cells than any table of the return."""
        long = [line for line in self.content.splitlines() if len(line) > MOST_COLUMNS]
        return any(line.count(mark) > MOST_COLUMNS for line in long for mark in _DELIMITERS)

    def cells(self) -> tuple[RawSheet, tuple[int, ...]]:
        """The cells, and the rows (as a person counts them) in which a cell was mended.

        Raises InputError where a quotation mark is not closed.
        """
        sheet = sheet_of(self.path)
        if b'"' in self.content:
            _refuse_swallowed(self.path, sheet)
        plain = self.content.removeprefix(b"\xef\xbb\xbf")
        if b'="' not in plain and not any(mark in plain for mark in _UNSEEN_BYTES):
            return sheet, ()
        mended = [_mended(column) for column in sheet.columns]
        rows = sorted({row + 1 for _, found in mended for row in found})
        return replace(sheet, columns=tuple(column for column, _ in mended)), tuple(rows)


def text_file(path: Path) -> TextFile:
    """Raises InputError where the file cannot be opened."""
    return TextFile(path, content_of(path))


def _mended(column: pa.StringArray) -> tuple[pa.StringArray, list[int]]:
    """The column without such marks, and the rows (from 0) that had them."""
    without = pc.replace_substring_regex(column, _MENDED, "")
    quoted = pc.starts_with(without, '="').fill_null(False)
    if pc.any(quoted).as_py():
        texts = without.to_pylist()
        without = pa.array([t and _KEPT_AS_TEXT.sub(r"\1", t) for t in texts], type=pa.string())
    differs = pc.not_equal(column, without).fill_null(False)
    return without, np.flatnonzero(differs.to_numpy(zero_copy_only=False)).tolist()


def _refuse_swallowed(file: Path, sheet: RawSheet) -> None:
    """A cell that holds a line with half the marks between cells of a row has swallowed a record."""
    enough = max(_LEAST, (len(sheet.columns) - 1) // 2)
    for column in sheet.columns:
        for row in np.flatnonzero(pc.match_substring(column, "\n").fill_null(False)).tolist():
            _, *more = column[row].as_py().split("\n")
            if any(line.count(mark) >= enough for line in more for mark in _DELIMITERS.decode()):
                raise InputError(
                    f"'{file.name}' has a quotation mark in row {row + 1} that is not closed, so "
                    "the rows after it cannot be told apart; correct it or export the file again."
                )
