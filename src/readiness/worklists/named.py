"""The children a file names: an earlier worklist, or text with an identifier a line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from readiness.assessment import locate
from readiness.errors import InputError
from readiness.intake.annex_a.workbook import read_workbook
from readiness.worklists.team_sheets import ABOUT

_HEADINGS = frozenset({"child", "child id", "child unique id"})
_TEXT = frozenset({".csv", ".txt"})


def children_in(file: str | Path) -> tuple[str, ...]:
    """The identifiers under the heading "Child" of a workbook's sheets, or first in each line of text.

    Each once, as written and in their order. Raises InputError where the file is not there, cannot
    be read or names nobody.
    """
    place = locate(file)
    found = _of_text(place) if place.suffix.lower() in _TEXT else _of_workbook(place)
    children = tuple(dict.fromkeys(one for one in found if one))
    if not children:
        raise InputError(
            f"The file '{file}' names no children; give a worklist, or a .txt or .csv file with an "
            "identifier a line."
        )
    return children


def _of_workbook(place: Path) -> Iterator[str]:
    for sheet in read_workbook(place):
        for column in sheet.columns if sheet.title != ABOUT else ():
            texts = [str(one or "").strip() for one in column.to_pylist()]
            yield from _below(texts, next((n for n, one in enumerate(texts) if _heads(one)), None))


def _of_text(place: Path) -> Iterator[str]:
    try:
        with place.open(encoding="utf-8-sig", newline="") as lines:
            first = [row[0].strip() for row in csv.reader(lines) if row]
    except (OSError, ValueError, csv.Error):
        raise InputError(
            f"The file '{place}' is not text that can be read; save it again."
        ) from None
    yield from _below(first, 0 if first and _heads(first[0]) else -1)


def _below(texts: Sequence[str], heading: int | None) -> Sequence[str]:
    return () if heading is None else texts[heading + 1 :]


def _heads(text: str) -> bool:
    return text.casefold().replace("_", " ") in _HEADINGS
