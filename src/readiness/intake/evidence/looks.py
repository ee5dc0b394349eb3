"""How the sheets of the template look, and how they print: on A4, each as wide as one page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_A4 = 9
_LINE, _SMALL_LINE = 15.5, 12.5  # heights of a line of 11 and of 9 points, in points
_ROOM = 1.1  # letters of 11 points to a unit of width, with room for another font
_SMALL_ROOM = 1.2
_PRIVATE, _NOT_SHOWN = "C00000", "A6A6A6"
FOOTER = "Keep as private as the Annex A lists"


def lines(text: str, width: float, room: float = _ROOM) -> int:
    """How many lines the text takes in a cell so wide, at least one."""
    return max(1, math.ceil(len(text) / (width * room)))


def height(texts: Sequence[str], widths: Sequence[float], *, small: bool = False) -> float:
    """The height of a row of wrapped texts, in points."""
    room, line = (_SMALL_ROOM, _SMALL_LINE) if small else (_ROOM, _LINE)
    most = max(lines(text, width, room) for text, width in zip(texts, widths, strict=True))
    return most * line + 3


def set_page(sheet: Any, *, repeated: str | None = None, upright: bool = False) -> None:
    """A4, one page wide and as many long as it takes; `repeated` rows stand on each of them."""
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = repeated
    sheet.oddFooter.left.text = FOOTER
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"


def colour_tab(sheet: Any, *, private: bool, shown: bool) -> None:
    """Red where rows are of single children or workers, grey where nothing is made of them yet."""
    if private or not shown:
        sheet.sheet_properties.tabColor = _PRIVATE if private else _NOT_SHOWN
