"""Which rows of a sheet are records, and what the others are. No row is let go unsaid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.columns import Encoded, Read

Mask = NDArray[np.bool_]

_TOTALS = frozenset({"total", "totals", "grand total", "end", "end of list", "end of report"})


@dataclass(frozen=True, eq=False)
class Rows:
    """Row masks below the heading: used, and the three kinds that are reported instead."""

    used: Mask
    no_identifier: Mask
    notes: Mask
    only_unknown: Mask

    @property
    def reported(self) -> Mask:
        return self.no_identifier | self.notes | self.only_unknown


def sort_rows(
    height: int,
    columns: Mapping[str, Read],
    identifier: str,
    headings: Mapping[str, str],
    unknown: Sequence[Encoded],
) -> Rows:
    """Sorts `height` rows. `headings`: each column's heading as it stands in the sheet."""
    filled = {name: read.filled() for name, read in columns.items()}
    fullness = np.zeros(height, dtype=np.int16)
    for mask in filled.values():
        fullness += mask
    content = fullness > 0
    notes = _headings_again(columns, headings, height)
    no_identifier = np.zeros(height, dtype=bool)
    if identifier in columns:
        notes |= _notes(columns[identifier], fullness)
        no_identifier = content & ~columns[identifier].readable() & ~notes
        alone = no_identifier & (fullness == 1) & ~filled[identifier]
        notes |= alone
        no_identifier &= ~alone
    return Rows(
        used=content & ~notes & ~no_identifier,
        no_identifier=no_identifier,
        notes=notes,
        only_unknown=_any_filled(unknown, ~content),
    )


def _headings_again(columns: Mapping[str, Read], headings: Mapping[str, str], height: int) -> Mask:
    """Rows in which at least two cells repeat their own column's heading."""
    again = np.zeros(height, dtype=np.int16)
    for name, read in columns.items():
        if headings[name] in read.encoded.texts:
            again += read.encoded.rows([text == headings[name] for text in read.encoded.texts])
    return again >= 2


def _notes(identifier: Read, fullness: NDArray[np.int16]) -> Mask:
    """Sparse rows whose identifier reads like words: 'Source: ...', 'Total'."""
    mask = np.zeros(len(fullness), dtype=bool)
    for row in np.flatnonzero((fullness > 0) & (fullness <= 2) & identifier.readable()):
        text = identifier.values[identifier.encoded.which[row]]
        mask[row] = _like_a_note(text, alone=fullness[row] == 1)
    return mask


def _like_a_note(text: str, *, alone: bool) -> bool:
    return text.casefold() in _TOTALS or (alone and (" " in text or ":" in text))


def _any_filled(columns: Sequence[Encoded], among: Mask) -> Mask:
    found = np.zeros(len(among), dtype=bool)
    if among.any():
        for column in columns:
            found |= column.rows([not cells.is_blank(text) for text in column.texts])
            found[column.faults] = True
    return found & among
