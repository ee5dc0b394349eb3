"""corrected_annex_a.xlsx: the lists in Ofsted's layout, what was changed shaded, and each change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from readiness.pack.books import Pen, Styles, literal, mark, open_book
from readiness.pack.certain import Kind
from readiness.pack.changes import COUNTED, HEADINGS, MOST_LISTED, Changed, Line, counted, total
from readiness.pack.corrected import Corrected
from readiness.pack.marking import OPERATIONAL

FILE = "corrected_annex_a.xlsx"
MOST_ROWS = 500_000
"""Of all lists together. A sheet holds 1,048,576 rows, but a workbook long before that takes
minutes to open; more rows are written as csv files."""

LONGEST_TEXT = 32_767
"""Characters in a cell of Excel."""

README, CHANGES, WORDINGS = "Read_me", "Notes_changes", "Notes_wordings"
"""Tabs that are no lists; their names say so to whoever reads the workbook again."""

_TOP = 2  # rows over the records: title and headings
_WIDTH = 16


def fits(lists: Sequence[Corrected]) -> bool:
    """Whether a workbook should hold the lists."""
    rows = sum(one.height for one in lists)
    return rows <= MOST_ROWS and max((one.longest for one in lists), default=0) <= LONGEST_TEXT


def write_lists(path: Path, lists: Sequence[Corrected], absent: Sequence[str]) -> list[Changed]:
    """Writes the workbook; gives the changes made. `absent`: lists the source has not."""
    book = open_book(path, "Annex A, corrected where a correction is certain", streamed=True)
    styles = Styles(book)
    _read_me(book.add_worksheet(README), lists, absent, styles)
    for one in lists:
        _list(book.add_worksheet(one.spec.sheet), one, styles)
    changes = [change for one in lists for change in one.changes()]
    if changes:
        _lines(book.add_worksheet(CHANGES), styles, *listed(changes))
    if worded := [one for one in changes if one.kind in (Kind.HEADING, Kind.CODE)]:
        _lines(book.add_worksheet(WORDINGS), styles, COUNTED, counted(worded))
    book.close()
    return changes


def listed(changes: Sequence[Changed]) -> tuple[Sequence[str], Iterable[Line]]:
    """The headings and lines of every change, or of how many of each where there are too many."""
    if total(changes) > MOST_LISTED:
        return COUNTED, counted(changes)
    return HEADINGS, (line for one in changes for line in one.lines())


def _list(page: Any, one: Corrected, styles: Styles) -> None:
    page.set_column(0, len(one.slots) - 1, _WIDTH)
    page.freeze_panes(_TOP, 1)
    page.autofilter(1, 0, max(one.height + 1, 2), len(one.slots) - 1)
    mark(page, heading_row=1)
    page.write_string(0, 0, one.title, styles.title)
    for position, slot in enumerate(one.slots):
        if position in one.missing:
            page.write_blank(1, position, None, styles.absent_heading)
            page.write_comment(1, position, _not_supplied(one.missing[position]))
        elif slot.heading:
            changed = slot.heading != slot.found
            style = styles.changed_heading if changed else styles.heading
            page.write_string(1, position, literal(slot.heading), style)
    pen = Pen(page, styles)
    for number, row in enumerate(one.rows(), start=_TOP):
        for position, value, changed in row:
            pen.write(number, position, value, changed)


def _not_supplied(heading: str) -> str:
    return (
        f"Not supplied: {heading}. If you have it, write this heading here and fill the column. "
        "It was left without one because blank cells would say that nothing had happened."
    )


def _lines(page: Any, styles: Styles, headings: Sequence[str], lines: Iterable[Line]) -> None:
    widths = {"List": 26, "Column": 36, "Before": 32, "After": 32, "Kind of change": 18}
    for position, heading in enumerate(headings):
        page.set_column(position, position, widths.get(heading, 14))
    page.freeze_panes(1, 0)
    mark(page, heading_row=0)
    for position, heading in enumerate(headings):
        page.write_string(0, position, heading, styles.heading)
    last, pen = 0, Pen(page, styles)
    for number, line in enumerate(lines, start=1):
        for position, value in enumerate(line):
            pen.write(number, position, value)
        last = number
    page.autofilter(0, 0, last, len(headings) - 1)


def _read_me(page: Any, lists: Sequence[Corrected], absent: Sequence[str], styles: Styles) -> None:
    page.set_column(0, 0, 110, styles.wrapped)
    mark(page, heading_row=0)
    page.write_string(0, 0, "Annex A, corrected where a correction is certain", styles.title)
    page.write_string(1, 0, OPERATIONAL, styles.marking)
    for number, said in enumerate(_says(lists, absent), start=3):
        page.write_string(number, 0, said, styles.wrapped)


def _says(lists: Sequence[Corrected], absent: Sequence[str]) -> Iterator[str]:
    yield (
        "Put right: headings, codes, dates that were text, numbers that were text, and the '.0' a "
        "spreadsheet adds to identifiers. Cells put right are shaded, and "
        f"'{CHANGES}' lists each; '{WORDINGS}' says what each wording became, and how often."
    )
    yield (
        "Not touched: whatever could not be read or is not certain stands exactly as it was "
        "written. No value was guessed, filled in or removed. Rows are in their order, those that "
        "could not be used too. Columns that are not Ofsted's are on the right."
    )
    yield (
        "Before it goes to anyone, take off the shading, this tab and the two of notes, and answer "
        "what the page of the pack says remains for a person."
    )
    for name in absent:
        yield f"Not in the file, so not here: {name}."
    for one in lists:
        for heading in one.missing.values():
            yield (
                f"{one.name}: '{heading}' was not supplied; its place is hatched and has no heading."
            )
