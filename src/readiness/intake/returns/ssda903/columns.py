"""Turns a column of the return's text into a typed one, by reading each distinct text once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.columns import Encoded, Read, as_read, categories, series
from readiness.intake.annex_a.declaration import Column
from readiness.intake.returns.ssda903.codes import read_codes

if TYPE_CHECKING:
    from readiness.model import Mask

HIGHEST: Mapping[str, int] = {"sdq_score": 40}
"""The most that can be scored: the strengths and difficulties questionnaire ends at 40."""

# DfE's guide has Z in place of the day, or of day and month, of a permanence long ago.
_PARTLY_KNOWN = re.compile(
    r"(?:[zx?]{2}|\d{1,2})/[zx?]{2}/(?:\d{4}|[zx?]{4})|[zx?]{2}/\d{1,2}/\d{4}"
)
_PLAIN_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", re.ASCII)
_REAL = re.compile(r"\d{1,6}(?:\.\d+)?")


Known = dict[str, dict[str, Any]]
"""What texts mean, by kind of column: the same days and children fill table after table."""


def read_column(column: Column, encoded: Encoded, known: Known | None = None) -> Read:
    """The column's values, and what could not be read. `known`: what was read before, added to."""
    if column.kind == "code":
        return as_read(column, encoded, read_codes(column, encoded.texts))
    values = _meant(str(column.kind), encoded.texts, {} if known is None else known)
    highest = HIGHEST.get(column.id)
    if highest is not None:
        values = [_not_above(highest, value) for value in values]
    return as_read(column, encoded, values)


def _meant(kind: str, texts: Sequence[str], known: Known) -> list[Any]:
    means, read = known.setdefault(kind, {}), _READERS[kind]
    means |= {text: read(text) for text in texts if text not in means}
    return list(map(means.__getitem__, texts))


def _not_above(highest: int, value: Any) -> Any:
    return Problem.NOT_A_NUMBER if type(value) is float and value > highest else value


def _day(text: str) -> Any:
    if _PARTLY_KNOWN.fullmatch(text.strip().casefold()):
        return Problem.PLACEHOLDER
    return cells.within(cells.read_day(text), cells.LATEST)


def _real(text: str) -> float | Problem | None:
    """A number from 0, whole or not; None where blank."""
    plain = cells.plain(text).replace(",", "")
    if cells.is_blank(plain):
        return None
    if cells.is_error(plain):
        return Problem.FORMULA_ERROR
    return float(plain) if _REAL.fullmatch(plain) else Problem.NOT_A_NUMBER


def _postcode(text: str) -> Any:
    return text if _PLAIN_POSTCODE.fullmatch(text) else cells.read_postcode(text)


_READERS: Mapping[str, Callable[[str], Any]] = {
    "date": _day,
    "count": cells.read_count,
    "number": _real,
    "id": cells.read_id,
    "text": cells.read_id,
    "postcode": _postcode,
}


def typed(read: Read) -> Any:
    """The values of every row, in the type `model.ChildList` says."""
    which = read.encoded.which
    if read.column.kind == "code":
        return categories(read.values, which)
    if str(read.column.kind) == "number":
        return np.array([*read.values, None], dtype=np.float64)[which]
    ((_, values),) = series(read, slice(None))
    return values


def as_written(read: Read) -> pd.Series:
    """The coded column as the authority wrote it, tidied of spaces."""
    texts = [cells.plain(text) or None for text in read.encoded.texts]
    return pd.Series(categories(texts, read.encoded.which), name=read.column.id)


def unusable(read: Read) -> Mask:
    """Cells that held something unreadable; a placeholder only says that nothing is known."""
    mask: NDArray[np.bool_] = np.zeros(len(read.encoded.which), dtype=bool)
    for problem, rows in read.problems().items():
        if problem is not Problem.PLACEHOLDER:
            mask |= rows
    return mask
