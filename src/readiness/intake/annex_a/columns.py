"""Turns a column of text into a typed one, by reading each distinct text once.

Lists repeat themselves: a hundred thousand cells hold a few thousand texts. `Readers` remembers
what each text means for the length of one reading, and no longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.codes import Match, classify_all
from readiness.intake.annex_a.declaration import Column

_EXPECTED_BIRTH = 310  # days an expected birth may lie ahead
_NOTHING = frozenset({"none", "not applicable"})  # a blank, unless the code set reads it


@dataclass(frozen=True, eq=False)
class Encoded:
    """A column as the distinct texts in it and, for each row, which (-1: an empty cell)."""

    texts: list[str]
    which: NDArray[np.int32]
    faults: NDArray[np.intp]

    def rows(self, flags: Sequence[bool] | NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Row mask of the texts flagged; an empty cell is not."""
        return np.append(np.asarray(flags, dtype=bool), False)[self.which]


def encode(column: pa.StringArray, start: int, faults: NDArray[np.intp] | None) -> Encoded:
    """The cells of a column from row `start` (from 0)."""
    coded = column[start:].dictionary_encode()
    which = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    below = np.empty(0, dtype=np.intp) if faults is None else faults[faults >= start] - start
    return Encoded(coded.dictionary.to_pylist(), which, below)


@dataclass(frozen=True, eq=False)
class Read:
    """A column read: for each distinct text a value, or None where blank or unusable.

    `problems_at`: the positions of the texts that have each problem.
    """

    column: Column
    encoded: Encoded
    values: list[Any]
    problems_at: dict[Problem, list[int]]

    def filled(self) -> NDArray[np.bool_]:
        """Row mask of cells that hold something, readable or not."""
        flags = np.array([value is not None for value in self.values], dtype=bool)
        for places in self.problems_at.values():
            flags[places] = True
        mask = self.encoded.rows(flags)
        mask[self.encoded.faults] = True
        return mask

    def readable(self) -> NDArray[np.bool_]:
        return self.encoded.rows([value is not None for value in self.values])

    def problems(self) -> dict[Problem, NDArray[np.bool_]]:
        """Row masks by what is wrong; only what occurs."""
        masks = {kind: self._rows_at(places) for kind, places in self.problems_at.items()}
        if len(self.encoded.faults):
            masks.setdefault(Problem.FORMULA_ERROR, self._rows_at([]))[self.encoded.faults] = True
        return masks

    def different(self, rows: NDArray[np.bool_]) -> int:
        """How many different texts the rows hold."""
        return len(np.unique(self.encoded.which[rows]))

    def _rows_at(self, places: list[int]) -> NDArray[np.bool_]:
        flags = np.zeros(len(self.values), dtype=bool)
        flags[places] = True
        return self.encoded.rows(flags)


def as_read(column: Column, encoded: Encoded, values: list[Any]) -> Read:
    """Parts what was read from what could not be."""
    problems_at: dict[Problem, list[int]] = defaultdict(list)
    for place in [p for p, value in enumerate(values) if type(value) is Problem]:
        problems_at[values[place]].append(place)
        values[place] = None
    return Read(column, encoded, values, dict(problems_at))


class _Remembered(dict[str, Any]):
    """What each text means to one reader; the same children and days fill list after list."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    def __missing__(self, text: str) -> Any:
        value = self[text] = self._read(text)
        return value

    def all(self, texts: list[str]) -> list[Any]:
        return list(map(self.__getitem__, texts))


class Readers:
    """Reads columns of one file. `as_at`: no event is later, where it is given."""

    def __init__(self, as_at: date | None) -> None:
        latest = born_by = as_at or cells.LATEST
        if as_at:
            born_by = date.fromordinal(as_at.toordinal() + _EXPECTED_BIRTH)
        self._days = _Remembered(lambda text: cells.within(cells.read_day(text), latest))
        self._births = _Remembered(lambda text: cells.within(cells.read_day(text), born_by))
        self._others = {kind: _Remembered(read) for kind, read in _READERS.items()}
        self._codes: dict[str, dict[str, Match]] = {}

    def read(self, column: Column, encoded: Encoded) -> Read:
        return as_read(column, encoded, self._values(column, encoded.texts))

    def _values(self, column: Column, texts: list[str]) -> list[Any]:
        if column.kind == "date":
            return (self._births if column.future else self._days).all(texts)
        if column.kind == "code":
            return self._coded(str(column.codes), texts)
        return self._others[column.kind].all(texts)

    def _coded(self, codes: str, texts: list[str]) -> list[Any]:
        known = self._codes.setdefault(codes, {})
        written = [cells.read_code(text) for text in texts]
        said = [w for w in dict.fromkeys(written) if w is not None and type(w) is not Problem]
        new = [text for text in said if text not in known]
        known.update(zip(new, classify_all(codes, new), strict=True))
        means = {text: _judged(text, known[text]) for text in said}
        return [means.get(w, w) if w is not None else None for w in written]


def _judged(text: str, match: Match) -> Match | Problem | None:
    if match.group is not None:
        return match
    return None if text.casefold() in _NOTHING else Problem.NOT_A_CODE


_READERS: dict[str, Callable[[str], Any]] = {
    "text": cells.read_text,
    "id": cells.read_id,
    "postcode": cells.read_postcode,
    "count": cells.read_count,
    "age": cells.read_age,
}


def series(read: Read, used: NDArray[np.bool_] | slice) -> Iterable[tuple[str, Any]]:
    """The typed column or columns of the rows used, as (id, values) pairs."""
    which = read.encoded.which[used]
    values = read.values
    if read.column.kind == "date":
        days = np.array([*values, None], dtype="datetime64[D]").astype("datetime64[s]")
        return [(read.column.id, days[which])]
    if read.column.kind in ("count", "age"):
        return [(read.column.id, np.array([*values, None], dtype=np.float64)[which])]
    if read.column.kind == "id":
        return [(read.column.id, _strings(values, which))]
    if read.column.kind == "code":
        keys = [match and match.code for match in values]
        groups = [match and match.group for match in values]
        name = read.column.id
        return [(name, categories(keys, which)), (f"{name}_group", categories(groups, which))]
    return [(read.column.id, categories(values, which))]


def written(read: Read, used: NDArray[np.bool_] | slice) -> pd.Series:
    """The coded column as the authority wrote it, tidied of spaces."""
    texts = [cells.plain(text) or None for text in read.encoded.texts]
    return pd.Series(categories(texts, read.encoded.which[used]), name=read.column.id)


def categories(values: Sequence[str | None], which: NDArray[np.int32]) -> pd.Categorical:
    """A category in sorted order, so that the order of rows does not show in it."""
    names = sorted({value for value in values if value is not None})
    place = {name: position for position, name in enumerate(names)}
    codes = np.array([*(-1 if v is None else place[v] for v in values), -1], dtype=np.int32)
    return pd.Categorical.from_codes(codes[which], categories=pd.Index(names, dtype="str"))


def _strings(values: list[str | None], which: NDArray[np.int32]) -> Any:
    texts = pa.array([*values, None], type=pa.large_string())
    rows = np.where(which < 0, len(values), which)
    as_str: Any = pd.StringDtype(na_value=np.nan)
    return as_str.__from_arrow__(texts.take(pa.array(rows)))
