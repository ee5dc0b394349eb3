"""What the pack leaves for a person, and what that person is to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from readiness.pack.asked import Question
from readiness.pack.certain import Kind
from readiness.pack.changes import Changed


def remains(
    questions: Iterable[Question], changes: Iterable[Changed], as_at: date | None
) -> Iterator[str]:
    """A line for each kind of thing left, with how many and what to do."""
    cells, places = Counter[str](), Counter[str]()
    for one in questions:
        cells[one.title] += len(one.rows)
        places[one.title] += 1
    for title, (what, do) in _LEFT.items():
        if places[title]:
            yield f"{what}: {cells[title] or places[title]:,}. {do}"
    kinds = Counter[Kind]()
    for change in changes:
        kinds[change.kind] += len(change)
    yield from (
        f"{what}: {kinds[kind]:,}. {do}" for kind, (what, do) in _NOTED.items() if kinds[kind]
    )
    if as_at is None:
        yield "The day the data are as at: give it with --as-at and make the pack again."
    yield "Whether what the lists say is true. Only the record can tell."


_LEFT: Mapping[str, tuple[str, str]] = {
    "List not supplied": ("Lists not supplied", "Find each and add it, if there is one."),
    "Column not supplied": (
        "Columns not supplied",
        "Each keeps its place in the copy without a heading; add it if you have it.",
    ),
    "Column that is not used": (
        "Columns that are not Ofsted's",
        "They stand on the right of the copy, as they were; rename or remove them.",
    ),
    "Sheet that is none of the lists": (
        "Sheets that are none of the lists",
        "They are not in the copy; check that nothing in them was asked for.",
    ),
    "Not laid out as Ofsted asks": (
        "Lists that may not be whole",
        "See the question on each.",
    ),
    "Rows that could not be used": (
        "Rows without an identifier",
        "They were copied as they stand; give each the identifier of its record.",
    ),
    "Rows or cells set aside": (
        "Rows or cells set aside (notes, totals, placeholders for no date and the like)",
        "They were copied as they stand; remove what is not a record.",
    ),
    "Cells that cannot be read": (
        "Cells nobody could read",
        "They stand exactly as they were written; correct them in the record.",
    ),
    "Wording that is only like a code": (
        "Cells read as the code their wording is most like",
        "They stand as they were written; choose the code.",
    ),
    "Wording that tells only the group of codes": (
        "Cells that tell only the group of codes",
        "They stand as they were written; choose the code.",
    ),
    "Dates that may be month first": (
        "Dates that may be day or month first",
        "They stand as they were written; export the column as real dates.",
    ),
    "Blank cells": ("Blank cells where Ofsted expects a value", "Fill in what is known."),
}
"""What stays of each kind of question, and what to do; the rules' own are in the workbook."""

_NOTED: Mapping[Kind, tuple[str, str]] = {
    Kind.ABOVE: (
        "Rows above the headings that Ofsted's layout has no place for",
        "The list of changes holds what they said.",
    ),
    Kind.FORMULA: (
        "Formulas saved without a result",
        "#N/A stands in their place; open the file in Excel, save it and make the pack again.",
    ),
    Kind.SAFE: (
        "Cells that a spreadsheet could run as a formula",
        "An apostrophe was put before each; check what they are.",
    ),
}
