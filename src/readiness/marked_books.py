"""What child-level workbooks share: how they are opened, styled and marked on every sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import NoneType
from typing import Any

from readiness.safe_cells import is_formula

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's bytes must not depend on a clock
_BLUE, _PURPLE = "#12436D", "#801650"


def open_book(path: Path, title: str, marking: str, subject: str, *, streamed: bool = False) -> Any:
    """A new workbook, `marking` and `subject` in its properties. `streamed`: rows are written as
    they come and not held in memory.

    What xlsxwriter sets aside lies beside the file, not in the system's common folder: it is the
    lists themselves.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(path),
        {"constant_memory": streamed, "tmpdir": str(path.parent), "strings_to_urls": False},
    )
    book.set_properties({"title": title, "subject": subject, "comments": marking, "created": _MADE})
    return book


def mark(page: Any, in_print: str, *, heading_row: int) -> None:
    """Marked on paper, landscape, as wide as a page, with the headings on each.

    `in_print`: short enough for the head of a printed page.
    """
    page.set_header(f"&L&8{in_print}&R&8&A")
    page.set_footer(f"&L&8{in_print}&R&8&P / &N")
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, heading_row)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        plain = {"valign": "top", "text_wrap": True}
        head = {**plain, "bold": True, "bottom": 2}
        self._book = book
        self._cells: dict[tuple[str, bool], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14, "font_color": _BLUE})
        self.marking = book.add_format({"bold": True, "font_color": _PURPLE})
        self.heading = book.add_format({**head, "bg_color": "#E8EEF4"})
        self.changed_heading = book.add_format({**head, "bg_color": "#FFE699"})
        self.absent_heading = book.add_format({"bottom": 2, "pattern": 14, "fg_color": "#A6A6A6"})
        self.wrapped = book.add_format(plain)
        self.one_line = book.add_format({"valign": "top"})
        self.to_fill = book.add_format({**plain, "bg_color": "#F3F3F3"})

    def cell(self, kind: str, changed: bool) -> Any:
        """How a cell looks: `kind` of _KINDS, shaded where it was changed."""
        key = kind, changed
        if key not in self._cells:
            shade = {"bg_color": "#FFF2CC"} if changed else {}
            wanted = {**_KINDS[kind], **shade}
            self._cells[key] = self._book.add_format(wanted) if wanted else None
        return self._cells[key]


_KINDS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "quoted": {"quote_prefix": True},  # stays text when a person edits the cell
    "date": {"num_format": "dd/mm/yyyy"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm"},
    "time": {"num_format": "hh:mm:ss"},
    "span": {"num_format": "[h]:mm:ss"},
}


class Pen:
    """Writes cells with their types on one sheet; text is text, whatever it begins with."""

    def __init__(self, page: Any, styles: Styles) -> None:
        self._page, self._styles = page, styles
        self._text: dict[str, tuple[str, str]] = {}  # what each text is written as, and its kind
        self._ways: dict[type, Callable[[int, int, Any, bool], None]] = {
            str: self._string,
            bool: self._boolean,
            int: self._number,
            float: self._number,
            datetime: self._moment,
            date: self._day,
            time: self._time,
            timedelta: self._span,
            NoneType: lambda row, column, value, changed: None,
        }

    def write(self, row: int, column: int, value: Any, changed: bool = False) -> None:
        self._ways[type(value)](row, column, value, changed)

    def _string(self, row: int, column: int, value: str, changed: bool) -> None:
        found = self._text.get(value)
        if found is None:
            kind = "quoted" if is_formula(value) else "plain"
            found = self._text[value] = literal(value), kind
        self._page.write_string(row, column, found[0], self._styles.cell(found[1], changed))

    def _boolean(self, row: int, column: int, value: bool, changed: bool) -> None:
        self._page.write_boolean(row, column, value, self._styles.cell("plain", changed))

    def _number(self, row: int, column: int, value: float, changed: bool) -> None:
        self._page.write_number(row, column, value, self._styles.cell("plain", changed))

    def _day(self, row: int, column: int, value: date, changed: bool) -> None:
        self._page.write_datetime(row, column, value, self._styles.cell("date", changed))

    def _moment(self, row: int, column: int, value: datetime, changed: bool) -> None:
        kind = "date" if value.time() == time() else "moment"
        self._page.write_datetime(row, column, value, self._styles.cell(kind, changed))

    def _time(self, row: int, column: int, value: time, changed: bool) -> None:
        self._page.write_datetime(row, column, value, self._styles.cell("time", changed))

    def _span(self, row: int, column: int, value: timedelta, changed: bool) -> None:
        self._page.write_datetime(row, column, value, self._styles.cell("span", changed))


def literal(text: str) -> str:
    """Text that xlsxwriter cannot take for the marks of formatted text, and so for XML."""
    return f"{text} " if text.startswith("<r>") else text
