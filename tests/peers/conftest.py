"""Small invented workbooks, as an authority might send them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from readiness.intake.annex_a.lists import LISTS, list_spec

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def headings() -> Callable[[str], list[str]]:
    """Ofsted's headings of a list."""
    return lambda name: [column.heading for column in list_spec(name).columns]


@pytest.fixture
def record() -> Callable[..., list[Any]]:
    """A row of a list with the given cells by column id, and the rest empty."""

    def make(name: str, **cells: Any) -> list[Any]:
        ids = [column.id for column in list_spec(name).columns]
        assert cells.keys() <= set(ids)
        return [cells.get(id_) for id_ in ids]

    return make


@pytest.fixture
def eleven(headings: Callable[[str], list[str]]) -> dict[str, list[list[Any]]]:
    """The eleven sheets as the official template has them: a title, then headings, no rows."""
    return {s.sheet: [[f"List {s.number}: {s.title}"], headings(s.name)] for s in LISTS}


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[Mapping[str, Rows]], Path]:
    """Writes sheets of rows as an xlsx file and returns its path."""

    def make(sheets: Mapping[str, Rows]) -> Path:
        path = tmp_path / "annex_a.xlsx"
        with xlsxwriter.Workbook(path) as book:
            as_day = book.add_format({"num_format": "dd/mm/yyyy"})
            for title, lines in sheets.items():
                sheet = book.add_worksheet(title)
                for r, line in enumerate(lines):
                    for c, cell in enumerate(line):
                        if isinstance(cell, str):
                            sheet.write_string(r, c, cell)
                        elif isinstance(cell, date):
                            sheet.write_datetime(r, c, cell, as_day)
                        elif cell is not None:
                            sheet.write(r, c, cell)
        return path

    return make
