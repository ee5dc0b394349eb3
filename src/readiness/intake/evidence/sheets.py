"""Reads the tabs of the evidence workbook into plain frames, gathering what could not be read.

Headings may stand anywhere in the first ten rows, in any order, case and punctuation. Only the
declared columns are kept: whatever else a sheet holds is left in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.errors import InputError
from readiness.intake.evidence.cells import folded, is_blank, read_cell
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.model import Issue, Severity

HEADINGS_WITHIN = 10
"""In how many rows from the top the headings are looked for."""

Sheet = list[list[Any]]


def open_workbook(path: Path) -> dict[str, Sheet]:
    """Every sheet's rows by its name, from the sheet's first row on.

    Raises InputError where the file cannot be opened as a workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    if not path.is_file():
        raise InputError(f"There is no file '{path.name}' of evidence; check the path.")
    try:
        book = CalamineWorkbook.from_path(str(path))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (CalamineError, OSError):
        raise InputError(
            f"The evidence '{path.name}' cannot be opened as a workbook; save it without a "
            "password as .xlsx and try again."
        ) from None


def read_tabs(sheets: Mapping[str, Sheet]) -> tuple[dict[str, pd.DataFrame], list[Issue]]:
    """A frame a tab (every declared column, and `row`, the row seen in the file) and the issues.

    A tab that is missing or empty is an empty frame, and no issue: evidence may be missing.
    """
    found = {folded(name): rows for name, rows in reversed(list(sheets.items()))}
    issues = list(_unknown_sheets(sheets))
    frames = {}
    for tab in EVIDENCE_TABS:
        frames[tab.name], more = read_tab(tab, found.get(tab.name, []))
        issues.extend(more)
    return frames, issues


def read_tab(tab: Tab, rows: Sheet) -> tuple[pd.DataFrame, list[Issue]]:
    """One tab's frame and issues."""
    if all(is_blank(cell) for row in rows for cell in row):
        return _frame(tab, [], []), []
    top = _heading_row(tab, rows)
    if top is None:
        told = f"The tab '{tab.name}' has no row of headings in its first {HEADINGS_WITHIN} rows"
        what = f"{told}; it was not read. Its headings are {', '.join(tab.headings)}."
        return _frame(tab, [], []), [issue(tab.name, None, (), what)]
    places, issues = _places(tab, rows[top])
    numbers, items = _items(rows, top, list(places.values()))
    issues.extend(_missing_columns(tab, places))
    frame, more = _typed(tab, places, numbers, items)
    return frame, issues + more


def issue(
    tab: str,
    heading: str | None,
    rows: Sequence[int],
    what: str,
    severity: Severity = Severity.ERROR,
) -> Issue:
    """An issue of the evidence: no list, the place as `tab: heading`."""
    place = tab if heading is None else f"{tab}: {heading}"
    return Issue(severity, None, place, tuple(rows), what)


def at_rows(rows: Sequence[int]) -> str:
    """ "row 4" or "rows 4, 7 and 9", cut short after ten."""
    numbers = [str(row) for row in rows[:10]]
    more = f" and {len(rows) - 10} more" if len(rows) > 10 else ""
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    return f"rows {', '.join(numbers)}{more}" if more else _listed(numbers)


def _listed(numbers: Sequence[str]) -> str:
    return f"rows {', '.join(numbers[:-1])} and {numbers[-1]}"


def _unknown_sheets(sheets: Mapping[str, Sheet]) -> Iterator[Issue]:
    known = {tab.name for tab in EVIDENCE_TABS} | {"guidance", "read_me", "readme", "notes"}
    seen: set[str] = set()
    for place, name in enumerate(sheets, start=1):
        if folded(name) not in known:
            what = f"Sheet {place} of the evidence is not a tab this product knows; not read."
            yield issue(f"sheet {place}", None, (), what, Severity.QUERY)
        elif folded(name) in seen:
            what = f"Sheet {place} repeats the tab '{folded(name)}'; only the first was read."
            yield issue(folded(name), None, (), what)
        seen.add(folded(name))


def _heading_row(tab: Tab, rows: Sheet) -> int | None:
    known = {column.id for column in tab.columns} | {folded(text) for text in tab.headings}
    counts = [
        len({folded(cell) for cell in row if not is_blank(cell)} & known)
        for row in rows[:HEADINGS_WITHIN]
    ]
    best = max(counts)
    return counts.index(best) if best else None


def _places(tab: Tab, headings: Sequence[Any]) -> tuple[dict[str, int], list[Issue]]:
    """Where each declared column stands; others and repeats are told by position."""
    known = {folded(column.text): column.id for column in tab.columns}
    known |= {column.id: column.id for column in tab.columns}
    places: dict[str, int] = {}
    unread = []
    for at, cell in enumerate(headings):
        name = known.get(folded(cell))
        if name is not None and name not in places:
            places[name] = at
        elif not is_blank(cell):
            unread.append(at + 1)
    if not unread:
        return places, []
    what = (
        f"Columns {', '.join(map(str, unread))} (counted from the left) of the tab '{tab.name}' "
        "are not among its headings, or repeat one; they were not read."
    )
    return places, [issue(tab.name, None, (), what, Severity.QUERY)]


def _items(rows: Sheet, top: int, places: Sequence[int]) -> tuple[list[int], Sheet]:
    """The filled rows under the headings with their numbers in the file."""
    filled = [
        (number, row)
        for number, row in enumerate(rows[top + 1 :], start=top + 2)
        if any(at < len(row) and not is_blank(row[at]) for at in places)
    ]
    return [number for number, _ in filled], [row for _, row in filled]


def _missing_columns(tab: Tab, places: Mapping[str, int]) -> Iterator[Issue]:
    for column in tab.columns:
        if column.required and column.id not in places:
            what = f"The tab '{tab.name}' has no column '{column.text}'; what needs it is left out."
            yield issue(tab.name, column.text, (), what)


def _typed(
    tab: Tab, places: Mapping[str, int], numbers: Sequence[int], items: Sheet
) -> tuple[pd.DataFrame, list[Issue]]:
    issues: list[Issue] = []
    columns = []
    for column in tab.columns:
        if column.id not in places:
            columns.append([None] * len(items))
            continue
        at = places[column.id]
        cells = [row[at] if at < len(row) else None for row in items]
        values = [read_cell(column, cell) for cell in cells]
        issues.extend(_unread(tab, column, numbers, cells, values))
        columns.append(values)
    return _frame(tab, numbers, columns), issues


def _unread(
    tab: Tab, column: Heading, numbers: Sequence[int], cells: Sequence[Any], values: Sequence[Any]
) -> Iterator[Issue]:
    pairs = list(zip(numbers, cells, values, strict=True))
    bad = [row for row, cell, value in pairs if value is None and not is_blank(cell)]
    empty = [row for row, cell, _ in pairs if column.required and is_blank(cell)]
    place = f"'{column.text}' of the tab '{tab.name}'"
    if bad:
        what = f"In the column {place}, {at_rows(bad)} cannot be read; {_wanted(column)}."
        yield issue(tab.name, column.text, bad, what)
    if empty:
        what = f"In the column {place}, {at_rows(empty)} must be filled and is blank."
        yield issue(tab.name, column.text, empty, what)


def _wanted(column: Heading) -> str:
    if column.choices:
        return f"write one of {', '.join(column.choices)}"
    return {"date": "write a date such as 2026-09-30", "number": "write a number"}.get(
        column.kind, "write plain text"
    )


def _frame(tab: Tab, numbers: Sequence[int], columns: Sequence[Sequence[Any]]) -> pd.DataFrame:
    values = columns or [[] for _ in tab.columns]
    series = {
        column.id: _series(column, cells) for column, cells in zip(tab.columns, values, strict=True)
    }
    return pd.DataFrame({"row": pd.Series(list(numbers), dtype="int64"), **series})


def _series(column: Heading, cells: Sequence[Any]) -> pd.Series:
    if column.kind == "date":
        return pd.to_datetime(pd.Series(list(cells), dtype=object)).astype("datetime64[s]")
    if column.kind in {"number", "grade"}:
        return pd.Series(list(cells), dtype="float64")
    return pd.Series(list(cells), dtype=object if column.kind == "names" else "str")
