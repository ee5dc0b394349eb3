"""Reads DfE's workbooks of statistical neighbours (the 2021 and 2025 groupings) and area numbers.

Both groupings have one sheet: number, name, number, region, then ten pairs of a neighbour's number
and how close it is. Rows of authorities since replaced stand below the line "Old SNs:".
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.errors import InputError

MODELS: tuple[tuple[int, date, date | None], ...] = (
    (2021, date(2021, 4, 1), date(2025, 5, 30)),
    (2025, date(2025, 5, 31), None),
)
"""Each grouping with the days it was, or is, in use (LAIT replaced its groups in May 2025)."""

PLACES = 10

NEIGHBOUR_COLUMNS: tuple[str, ...] = ("number", "place", "neighbour", "closeness")


def read_neighbours(path: Path) -> pd.DataFrame:
    """NEIGHBOUR_COLUMNS, a row a pair; an authority without neighbours has no row.

    Raises InputError where the workbook cannot be read or is not of that form.
    """
    rows = sheet_rows(path)
    start = next((at for at, row in enumerate(rows) if str(row[0]).strip() == "LA num"), None)
    if start is None or "SN1" not in rows[start]:
        raise InputError(
            f"'{path.name}' is not DfE's workbook of statistical neighbours: no row of headings "
            "starting with 'LA num' and holding 'SN1' was found."
        )
    first = rows[start].index("SN1")
    pairs = [pair for row in rows[start + 1 :] for pair in _pairs(row, first)]
    return pd.DataFrame(pairs, columns=list(NEIGHBOUR_COLUMNS))


def _pairs(row: list[Any], first: int) -> list[tuple[int, int, int, str]]:
    if not isinstance(row[0], int | float):
        return []
    return [
        (int(row[0]), place + 1, int(row[at]), str(row[at + 1]).strip().casefold())
        for place in range(PLACES)
        if isinstance(row[at := first + 2 * place], int | float)
    ]


def read_area_numbers(path: Path) -> pd.DataFrame:
    """DfE's workbook of area numbers: number, name, region, kind (OLB, ILB, MD, UA, SC or NA).

    Raises InputError where the workbook cannot be read or is not of that form.
    """
    rows = sheet_rows(path)
    if [str(cell).strip() for cell in rows[0][:3]] != ["LA Number", "LA Name", "Region"]:
        raise InputError(
            f"'{path.name}' is not DfE's workbook of area numbers: its first row must be "
            "LA Number, LA Name, Region, Type."
        )
    kept = [(int(row[0]), *(str(cell).strip() for cell in row[1:4])) for row in rows[1:] if row[0]]
    return pd.DataFrame(kept, columns=["number", "name", "region", "kind"])


def sheet_rows(path: Path) -> list[list[Any]]:
    """The first sheet's rows. Raises InputError where the workbook cannot be opened."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python()
    except (CalamineError, OSError):
        raise InputError(
            f"'{path.name}' cannot be opened as a workbook; save it as .xlsx and try again."
        ) from None
    if not rows:
        raise InputError(f"The first sheet of '{path.name}' is empty.")
    return rows
