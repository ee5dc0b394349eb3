"""The workbook, as Ofsted's template lays it out: a sheet a list, title, headings, then records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from readiness.synthetic.files.sheets import Cell, FormulaError, Sheet

_MIDNIGHT = time()
_WIDTH = 16


def open_book(path: Path, as_at: date) -> Any:
    """A new workbook whose bytes depend on nothing but what is written in it."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    )
    book.set_properties({"created": datetime.combine(as_at, _MIDNIGHT)})
    return book


def write_workbook(path: Path, sheets: Iterable[Sheet], as_at: date) -> None:
    """Writes the sheets in the order given, one at a time; dates are real Excel dates."""
    book = open_book(path, as_at)
    bold = book.add_format({"bold": True})
    for each in sheets:
        page = book.add_worksheet(f"List_{each.number}")
        page.set_column(0, len(each.headings) - 1, _WIDTH)
        top: list[list[Cell]] = [*each.above, [each.title], list(each.headings)]
        for number, row in enumerate(top):
            _write_row(page, number, row, bold if number == len(top) - 1 else None)
        for number, row in enumerate(each.rows, start=len(top)):
            _write_row(page, number, row)
    book.close()


def _write_row(page: Any, number: int, row: list[Cell], style: Any = None) -> None:
    for position, cell in enumerate(row):
        if cell is None:
            continue
        if isinstance(cell, str):
            page.write_string(number, position, cell, style)
        elif isinstance(cell, date):
            page.write_datetime(number, position, cell, style)
        elif isinstance(cell, FormulaError):
            page.write_formula(number, position, "=NA()", style, cell.shown)
        else:
            page.write_number(number, position, cell, style)
