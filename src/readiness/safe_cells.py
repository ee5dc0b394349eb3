"""Text that a spreadsheet must not take for a formula.

A cell that begins with = + - or @ is run as a formula by spreadsheet programs, and a formula can
send what the sheet holds elsewhere. Whatever we write into a workbook or a csv file goes through
here unless it is a number or a date of our own making.
"""

from __future__ import annotations

import re
from typing import Any

_FORMULA = re.compile(r"[\s\x00-\x1f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula. A plain negative number is none."""
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None


def as_text(value: object) -> str:
    """The value as text for a csv file: what could be a formula gets an apostrophe before it.

    None is empty text. A spreadsheet shows the apostrophe; it is the price of a file without types.
    """
    text = "" if value is None else str(value)
    return f"'{text}" if is_formula(text) else text


def without_controls(text: str) -> str:
    """The text without control characters and the like, which a workbook cannot hold."""
    return _NOT_IN_XML.sub("", text)


def put_text(cell: Any, value: object) -> None:
    """Writes the value into an openpyxl cell as text, whatever it begins with.

    Control characters and the like, which a workbook cannot hold, are left out.
    """
    text = without_controls("" if value is None else str(value))
    cell.value = text or None
    if text:
        cell.data_type = "s"
    if is_formula(text):
        # So that editing the cell in Excel does not turn it into a formula after all.
        cell.quotePrefix = True
