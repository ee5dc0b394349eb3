"""A column of text cells as typed values, each distinct text read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.intake.annex_a.cells import is_blank
from readiness.intake.annex_a.columns import Encoded
from readiness.intake.evidence.cells import Problem, read_cell
from readiness.intake.evidence.declaration import Heading
from readiness.intake.evidence.judgements import JOINT, OVERALL_KEY
from readiness.model import Area

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask

_CATEGORIES = frozenset({"team", "worker", "theme"})
"""Text that repeats itself, and that figures are broken down by."""

_AREAS = (*(area.value for area in Area), JOINT, OVERALL_KEY)
_REAL = frozenset({"number", "percent", "grade"})


@dataclass(frozen=True, eq=False)
class Column:
    """A column read: for each row a value or None, and which rows have which problem.

    `unclear`: percentages that may be of 1 or of 100, which have no value.
    """

    heading: Heading
    encoded: Encoded
    values: Sequence[Any]
    found: Sequence[Problem | None]
    unclear: Mask

    @property
    def filled(self) -> Mask:
        """Rows whose cell holds something, readable or not."""
        something = [not is_blank(text) for text in self.encoded.texts]
        mask = self.encoded.rows(something)
        mask[self.encoded.faults] = True
        return mask

    @property
    def unusable(self) -> Mask:
        """Rows whose cell held something that could not be read."""
        bad = [problem not in (None, Problem.PLACEHOLDER) for problem in self.found]
        mask = self.encoded.rows(bad) | self.unclear
        mask[self.encoded.faults] = True
        return mask

    def problems(self) -> Iterator[tuple[Problem, Mask]]:
        """Row masks by what is wrong; only what occurs."""
        there = {problem for problem in self.found if problem is not None}
        if len(self.encoded.faults):
            there.add(Problem.FORMULA_ERROR)
        for problem in sorted(there):
            mask = self.encoded.rows([one is problem for one in self.found])
            if problem is Problem.FORMULA_ERROR:
                mask[self.encoded.faults] = True
            yield problem, mask


def read_column(heading: Heading, encoded: Encoded) -> Column:
    read = [read_cell(heading, text) for text in encoded.texts]
    found = [one if isinstance(one, Problem) else None for one in read]
    values = [None if isinstance(one, Problem) else one for one in read]
    unclear = np.zeros(len(encoded.which), dtype=bool)
    if heading.kind == "percent":
        values, doubtful = of_a_hundred(values)
        unclear = encoded.rows(doubtful)
    return Column(heading, encoded, values, found, unclear)


def of_a_hundred(
    read: Sequence[tuple[float, bool] | None],
) -> tuple[list[float | None], list[bool]]:
    """Percentages of 100, decided for the whole column, and which of them are doubtful.

    A cell with a % sign says itself what it is. The others are fractions of 1 (which is what a cell
    formatted as a percentage holds) if none is more than 1 and one lies between 0 and 1; else they
    stand as they are, but for those above 0 and up to 1: they are doubtful, and none is guessed.
    """
    bare = [one[0] for one in read if one is not None and not one[1]]
    fractions = all(number <= 1 for number in bare) and any(0 < number < 1 for number in bare)
    values: list[float | None] = []
    doubtful = []
    for one in read:
        number, signed = one if one is not None else (None, True)
        unclear = number is not None and not signed and not fractions and 0 < number <= 1
        doubtful.append(unclear)
        if number is None or unclear:
            values.append(None)
        else:
            values.append(round(number * 100, 10) if fractions and not signed else number)
    return values, doubtful


def series(column: Column) -> dict[str, pd.Series]:
    """The column by its id, typed as `model.ChildList` says; a moment with `<id>_timed` beside it."""
    which, kind, name = column.encoded.which, column.heading.kind, column.heading.id
    if kind == "date":
        return {name: _days(column.values, which)}
    if kind == "moment":
        days = [None if one is None else one[0] for one in column.values]
        timed = np.array([one is not None and one[1] for one in column.values] + [False])[which]
        return {name: _days(days, which), f"{name}_timed": pd.Series(timed, dtype=bool)}
    if kind in _REAL:
        numbers = [np.nan if one is None else float(one) for one in column.values]
        return {name: pd.Series(np.array([*numbers, np.nan])[which], dtype="float64")}
    texts = pd.Series(np.array([*column.values, None], dtype=object)[which], dtype="str")
    return {name: texts.astype(dtype_of(column.heading, texts))}


def dtype_of(heading: Heading, texts: pd.Series) -> Any:
    """The type of a column of text: the same whatever the rows where the words are declared."""
    if heading.kind == "choice":
        return pd.CategoricalDtype(list(heading.choices))
    if heading.kind == "area":
        return pd.CategoricalDtype(list(_AREAS))
    if heading.id in _CATEGORIES:
        return pd.CategoricalDtype(sorted(texts.dropna().unique()))
    return "str"


def empty(heading: Heading) -> dict[str, pd.Series]:
    """The column without a row, typed alike."""
    nothing = Encoded([], np.empty(0, dtype=np.int32), np.empty(0, dtype=np.intp))
    return series(Column(heading, nothing, [], [], np.empty(0, dtype=bool)))


def _days(values: Sequence[Any], which: NDArray[np.int32]) -> pd.Series:
    days = np.array([*(np.datetime64(one or "NaT", "s") for one in values), np.datetime64("NaT")])
    return pd.Series(days.astype("datetime64[s]")[which])
