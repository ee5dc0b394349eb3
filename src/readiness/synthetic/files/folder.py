"""The lists as csv files: list_1.csv to list_11.csv, headings first, days as dd/mm/yyyy."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from readiness.synthetic.files.sheets import Cell, FormulaError, Sheet


def write_folder(folder: Path, sheets: Iterable[Sheet]) -> None:
    """Writes a file a list into the folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = _Shown()
    for each in sheets:
        path = folder / f"list_{each.number}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([list(map(shown.cell, row)) for row in each.above])
            writer.writerow(each.headings)
            writer.writerows([shown.cell(cell) for cell in row] for row in each.rows)


class _Shown:
    """Cells as text, each day's text made once."""

    def __init__(self) -> None:
        self._days: dict[date, str] = {}

    def cell(self, cell: Cell) -> object:
        if isinstance(cell, date):
            return self._days.get(cell) or self._day(cell)
        return cell.shown if isinstance(cell, FormulaError) else cell

    def _day(self, day: date) -> str:
        self._days[day] = text = f"{day.day:02}/{day.month:02}/{day.year}"
        return text
