"""Rows under the headings that are no records: totals, the headings again, and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from readiness.intake.annex_a.cells import is_blank
from readiness.intake.annex_a.columns import Encoded, encode
from readiness.intake.evidence.cells import Problem, read_cell
from readiness.intake.evidence.declaration import Heading
from readiness.intake.evidence.sheets import Place
from readiness.intake.evidence.words import folded

if TYPE_CHECKING:
    from readiness.model import Mask

_PLAIN_TOTAL = re.compile(r"(?:(?:sub|grand)_?)?totals?")
# A team may be called after anything, so a total is told by how it begins or ends.
_TOTAL = re.compile(
    rf"(?:.*_)?{_PLAIN_TOTAL.pattern}|totals?_(?:\d|all|for|in|of|this|to).*|average|mean|sum"
)
_HINT = re.compile("total|average|mean|sum", re.I)
_HAS_TOTALS = frozenset({"choice", "date", "moment", "area"})


@dataclass(frozen=True, eq=False)
class Notes:
    """Masks over the rows of the sheet.

    totals: totals and headings again. asides: what stands by itself beneath the table. lone: rows
    that say whose they are and nothing else, which may be notes and are kept.
    """

    totals: Mask
    asides: Mask
    lone: dict[str, Mask]


def find_notes(place: Place, own: Mask) -> Notes:
    """`own`: the rows with something in a column of the tab, the examples left out."""
    columns = [column for column in place.tab.columns if column.id in place.matched.positions]
    coded = {column.id: _coded(place, place.matched.positions[column.id]) for column in columns}
    totals = own & (_totals(place, columns, coded) | _headings_again(columns, coded, place))
    filled = {c.id: _filled(place, c, coded[c.id]) & own & ~totals for c in columns}
    width = sum((mask.astype(np.int32) for mask in filled.values()), np.zeros(len(own), np.int32))
    full = np.flatnonzero(width > 1)
    asides = np.zeros(len(own), dtype=bool)
    lone: dict[str, Mask] = {}
    if not len(full):
        return Notes(totals, asides, lone)
    apart = _apart(own, int(full[-1]))
    for column in columns:
        alone = filled[column.id] & (width == 1)
        if (alone & apart).any():
            asides |= _may_be_words(place, column, alone & apart)
        if column.is_reference:
            lone[column.id] = alone & ~apart
    return Notes(totals, asides, lone)


def _coded(place: Place, at: int) -> Encoded:
    return encode(place.sheet.columns[at], 0, place.sheet.faults.get(at))


def _filled(place: Place, column: Heading, coded: Encoded) -> Mask:
    mask = coded.rows([not is_blank(text) for text in coded.texts])
    mask[coded.faults] = True
    return mask


def _totals(place: Place, columns: list[Heading], coded: dict[str, Encoded]) -> Mask:
    """Rows with a word for a total where a name, a day or a choice should be, or beside the row."""
    total = np.zeros(place.sheet.height, dtype=bool)
    for column in columns:
        words = _TOTAL if column.is_reference or column.kind in _HAS_TOTALS else _PLAIN_TOTAL
        if column.kind in _HAS_TOTALS | {"text"}:
            total |= _said(words, coded[column.id])
    if place.matched.mark is not None:
        total |= _said(_TOTAL, _coded(place, place.matched.mark))
    return total


def _said(words: re.Pattern[str], coded: Encoded) -> Mask:
    # Folding every text of a long list takes longer than reading it.
    hints = [_HINT.search(text) is not None for text in coded.texts]
    pairs = zip(coded.texts, hints, strict=True)
    return coded.rows([hint and words.fullmatch(folded(text)) is not None for text, hint in pairs])


def _headings_again(columns: list[Heading], coded: dict[str, Encoded], place: Place) -> Mask:
    """Rows that repeat two headings or all."""
    again = np.zeros(place.sheet.height, dtype=np.int32)
    for column in columns:
        heading = folded(column.text)
        each, first = coded[column.id], heading.partition("_")[0]
        again += each.rows(
            [first in text.casefold() and folded(text) == heading for text in each.texts]
        )
    repeated: Mask = again >= min(2, len(columns))
    return repeated


def _apart(own: Mask, last: int) -> Mask:
    """Rows under the last full one that an empty row parts from it."""
    apart = np.zeros(len(own), dtype=bool)
    gaps = np.flatnonzero(~own[last + 1 :])
    if len(gaps):
        apart[last + 1 + int(gaps[0]) :] = True
    return apart


def _may_be_words(place: Place, column: Heading, rows: Mask) -> Mask:
    """Those of the rows whose cell could be a note: a name, or what the column's kind is not."""
    words = rows.copy()
    if not column.is_reference:
        cells = place.sheet.columns[place.matched.positions[column.id]]
        for row in np.flatnonzero(rows):
            words[row] = isinstance(read_cell(column, cells[int(row)].as_py()), Problem)
    return words
