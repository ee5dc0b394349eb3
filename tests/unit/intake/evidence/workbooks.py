"""Evidence workbooks for the tests: everything in them is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from readiness.intake.evidence import Evidence
from readiness.intake.evidence.tabs import tab

AS_AT = dt.date(2026, 9, 30)
D = dt.date
Write = Callable[..., Path]
Row = list[Any]


def write_workbook(path: Path, sheets: dict[str, list[Row]]) -> Path:
    """Sheets by name, each its rows, the headings among them; '__' in a name is a space."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    timed = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.replace("__", " "))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.datetime):
                    sheet.write_datetime(at, column, cell, timed)
                elif cell is not None:
                    sheet.write(at, column, cell)
    book.close()
    return path


def rows(name: str, *items: dict[str, Any]) -> list[Row]:
    """The tab's headings and a row an item, keyed by column id."""
    columns = tab(name).columns
    return [list(tab(name).headings), *([item.get(c.id) for c in columns] for item in items)]


def places(evidence: Evidence) -> list[tuple[str | None, tuple[int, ...]]]:
    return [(issue.column, issue.rows) for issue in evidence.issues]


def said(evidence: Evidence) -> str:
    return " ".join(issue.message for issue in evidence.issues)
