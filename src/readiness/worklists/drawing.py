"""How a book of worklists is drawn: a sheet that says what it is, then each team's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any

import pandas as pd

from readiness.marked_books import Pen, Styles, literal, mark
from readiness.worklists.plain_values import plain
from readiness.worklists.sheet_names import LONGEST
from readiness.worklists.team_sheets import ABOUT, TeamSheet

OPERATIONAL = "OPERATIONAL: names children. Only for the team that holds the records"
"""At the top of every sheet and of every printed page."""

HEADING_ROW = 2
"""Of a team's sheet, from 0; the marking and what the sheet is stand over it."""

_WHO = (
    "It names children, workers or both. It is for the team that holds the records: do not publish "
    "it, send it on or put it in a shared place, and give a team its own sheet only."
)
_HEADINGS = {
    "measure": "Measure id",
    "title": "Measure",
    "child_id": "Child",
    "list": "List",
    "row": "Row in the list",
    "row_before": "Row before",
    "row_after": "Row after",
    "full_time_equivalent": "Full time is 1",
}
_COUNTED = (("Sheet", LONGEST + 4), ("Team", 40), ("List", 24), ("Rows", 10))
_LINE = 15  # points
_LEAST, _MOST = 9, 44  # characters of a column's width
_DAY = 11
_MEASURED = 500  # rows looked at for a width


def draw(
    book: Any,
    sheets: Sequence[TeamSheet],
    lists: Mapping[str, int],
    *,
    title: str,
    as_at: date,
    notes: Sequence[str],
) -> None:
    """Fills an open workbook. lists: the rows of each list, 0 where it has nobody."""
    styles = Styles(book)
    said = [f"As at {as_at.day} {as_at:%B %Y}.", *_counts(lists, sheets), *notes, _WHO]
    _about(_page(book, ABOUT, title, styles), said, sheets, styles)
    for sheet in sheets:
        heading = f"{sheet.list}, as at {as_at}: {sheet.team}"
        _rows(_page(book, sheet.name, heading, styles), sheet.rows, styles)


def _counts(lists: Mapping[str, int], sheets: Sequence[TeamSheet]) -> Iterator[str]:
    for name, rows in lists.items():
        over = sum(sheet.list == name for sheet in sheets)
        on = f"{_many(rows, 'row')} on {_many(over, 'sheet')}, one a team"
        yield f"{name}: {on if rows else 'nobody; no row was found'}."


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


def _page(book: Any, name: str, heading: str, styles: Styles) -> Any:
    page = book.add_worksheet(name)
    mark(page, OPERATIONAL, heading_row=1 if name == ABOUT else HEADING_ROW)
    page.write_string(0, 0, OPERATIONAL, styles.marking)
    page.write_string(1, 0, literal(heading), styles.title)
    return page


def _about(page: Any, said: Sequence[str], sheets: Sequence[TeamSheet], styles: Styles) -> None:
    across = sum(width for _, width in _COUNTED)
    for number, line in enumerate(said, start=HEADING_ROW):
        # Joined cells do not grow with their text by themselves.
        page.merge_range(number, 0, number, len(_COUNTED) - 1, "", styles.wrapped)
        page.write_string(number, 0, literal(line), styles.wrapped)
        page.set_row(number, _LINE * ceil(1.2 * len(line) / across))
    top = HEADING_ROW + len(said) + 1
    counted: list[list[Any]] = [[one.name, one.team, one.list, len(one.rows)] for one in sheets]
    counted.append(["All sheets", None, None, sum(len(one.rows) for one in sheets)])
    for position, (heading, width) in enumerate(_COUNTED):
        page.set_column(position, position, width)
        page.write_string(top, position, heading, styles.heading)
    _fill(page, counted, top + 1, styles)


def _rows(page: Any, rows: pd.DataFrame, styles: Styles) -> None:
    headings = [_heading(str(column)) for column in rows.columns]
    values = [[plain(one) for one in row] for row in rows.itertuples(index=False, name=None)]
    page.freeze_panes(HEADING_ROW + 1, 0)
    page.autofilter(HEADING_ROW, 0, HEADING_ROW + len(values), len(headings) - 1)
    for position, heading in enumerate(headings):
        shown = [row[position] for row in values[:_MEASURED]]
        page.set_column(position, position, _width(heading, shown), styles.wrapped)
        page.write_string(HEADING_ROW, position, literal(heading), styles.heading)
    _fill(page, values, HEADING_ROW + 1, styles)


def _fill(page: Any, values: Sequence[Sequence[Any]], top: int, styles: Styles) -> None:
    pen = Pen(page, styles)
    for number, row in enumerate(values, start=top):
        for position, value in enumerate(row):
            pen.write(number, position, value)


def _heading(column: str) -> str:
    return _HEADINGS.get(column) or column.replace("_", " ").capitalize()


def _width(heading: str, values: Sequence[Any]) -> int:
    """Of a column, in characters: its longest value within bounds; a longer one is wrapped."""
    needed = [_DAY if isinstance(one, date) else len(str(one)) for one in values if one is not None]
    return min(max(_LEAST, *needed, len(heading) + 3), _MOST)  # 3: the button of the filter
