"""questions.xlsx: a row a question, by who answers, with columns for the answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

from readiness.pack.asked import Question
from readiness.pack.books import Styles, literal, mark, open_book
from readiness.pack.marking import OPERATIONAL

FILE = "questions.xlsx"
_LONGEST = 32_000  # characters of row numbers; a cell holds 32,767
_LINE = 15  # points
_COLUMNS: tuple[tuple[str, int], ...] = (
    ("Who answers", 17),
    ("Severity", 9),
    ("List", 22),
    ("Column", 24),
    ("Rule", 26),
    ("What is wrong", 46),
    ("Question", 38),
    ("How many rows", 10),
    ("Row numbers in the source sheet", 28),
    ("Measures touched", 18),
    ("Answer", 40),
    ("Answered by", 16),
    ("Date", 12),
)
_TO_FILL = 3  # the last of them
_HEADING_ROW = 2


def write_questions(path: Path, questions: Sequence[Question], file_name: str) -> None:
    """`file_name`: of the source, whose rows the numbers are."""
    book = open_book(path, "Questions on the lists, and who answers")
    styles = Styles(book)
    page = book.add_worksheet("Questions")
    mark(page, heading_row=_HEADING_ROW)
    page.write_string(0, 0, f"Questions on {literal(file_name)}", styles.title)
    page.write_string(1, 0, OPERATIONAL, styles.marking)
    for position, (heading, width) in enumerate(_COLUMNS):
        page.set_column(position, position, width)
        page.write_string(_HEADING_ROW, position, heading, styles.heading)
    page.freeze_panes(_HEADING_ROW + 1, 0)
    last = _HEADING_ROW + max(len(questions), 1)
    page.autofilter(_HEADING_ROW, 0, last, len(_COLUMNS) - 1)
    for number, one in enumerate(questions, start=_HEADING_ROW + 1):
        _row(page, number, one, styles)
    _answers(page, last)
    book.close()


def _row(page: Any, number: int, one: Question, styles: Styles) -> None:
    values = (
        *(one.owner, str(one.severity), one.where, one.column, one.title, one.wrong, one.question),
        len(one.rows) or None,
        row_numbers(one.rows) if one.rows else "all of it",
        ", ".join(one.measures),
    )
    rows_at = len(values) - 2
    for position, value in enumerate(values):
        # Row numbers may be thousands: they run on in one line and do not stretch the row.
        style = styles.one_line if position == rows_at else styles.wrapped
        if isinstance(value, str):
            page.write_string(number, position, literal(value), style)
        elif value is not None:
            page.write_number(number, position, value, style)
    for position in range(len(_COLUMNS) - _TO_FILL, len(_COLUMNS)):
        page.write_blank(number, position, None, styles.to_fill)
    page.set_row(number, _LINE * _lines(values, skip=rows_at))


def _lines(values: Sequence[Any], skip: int) -> int:
    """How many lines the fullest cell needs in its column's width."""
    needed = (
        ceil(1.1 * len(value) / width)
        for n, (value, (_, width)) in enumerate(zip(values, _COLUMNS, strict=False))
        if n != skip and isinstance(value, str)
    )
    return max(2, *needed)


def _answers(page: Any, last: int) -> None:
    page.data_validation(
        *(_HEADING_ROW + 1, len(_COLUMNS) - 1, last, len(_COLUMNS) - 1),
        {
            "validate": "any",
            "input_title": "Date",
            "input_message": "The day the question was answered, dd/mm/yyyy.",
        },
    )


def row_numbers(rows: Sequence[int]) -> str:
    """'3, 7-9, 12', as many as fit, and how many more."""
    shown: list[str] = []
    used = 0
    parts = [_run(list(group)) for group in _runs(sorted(rows))]
    for number, (part, _) in enumerate(parts):
        if used + len(part) > _LONGEST:
            left = sum(size for _, size in parts[number:])
            return f"{', '.join(shown)} and {left:,} more"
        shown.append(part)
        used += len(part) + 2
    return ", ".join(shown)


def _runs(rows: Sequence[int]) -> list[list[int]]:
    """Rows that follow one another, together."""
    found = groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    return [[row for _, row in group] for _, group in found]


def _run(rows: list[int]) -> tuple[str, int]:
    text = str(rows[0]) if len(rows) == 1 else f"{rows[0]}-{rows[-1]}"
    return text, len(rows)
