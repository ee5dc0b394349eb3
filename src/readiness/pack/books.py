"""The workbooks of the pack: marked as it is, and able to hold a formula error as that error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from readiness import marked_books
from readiness.marked_books import Styles, literal
from readiness.pack.marking import IN_PRINT, OPERATIONAL
from readiness.pack.source import Error

__all__ = ["Pen", "Styles", "literal", "mark", "open_book"]


def open_book(path: Path, title: str, *, streamed: bool = False) -> Any:
    """A new workbook of the pack; see `marked_books.open_book`."""
    return marked_books.open_book(path, title, OPERATIONAL, IN_PRINT, streamed=streamed)


def mark(page: Any, *, heading_row: int) -> None:
    """Marks a sheet as the pack's; see `marked_books.mark`."""
    marked_books.mark(page, IN_PRINT, heading_row=heading_row)


class Pen(marked_books.Pen):
    """Writes the errors of the source too."""

    def __init__(self, page: Any, styles: Styles) -> None:
        super().__init__(page, styles)
        self._ways[Error] = self._error

    def _error(self, row: int, column: int, value: Error, changed: bool) -> None:
        style = self._styles.cell("plain", changed)
        self._page.write_formula(row, column, f"={value.shown}", style, value.shown)
