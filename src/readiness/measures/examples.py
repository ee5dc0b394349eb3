"""A measure's examples: small tables that are at once its test and its documentation.

    child_id | started    | authorised | denominator | numerator | unusable | kind
    A        | 2025-06-02 | 2025-08-04 | yes         | yes       | no       | boundary: day 45
    B        | ?          | 2025-08-04 | no          | no        | yes      | unusable: no start

A cell left empty is blank; `?` is something written that nobody could read. Dates are ISO (a moment
has a time after it), codes are official keys. `denominator` and `numerator` and `unusable` say what
the measure must find in the row; a count has `counted`, a median or mean `included` and `value`,
amounts `included`, `part` and `whole`. `kind` starts with typical, boundary, not counted or
unusable. Only the table whose rows are judged has these columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.calendar import return_year_to
from readiness.errors import ConfigurationError
from readiness.intake.tables import ANNEX_A, EVIDENCE, table_sources, table_spec
from readiness.model import ChildList, Lists, Measure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask

AS_AT = date(2025, 9, 30)
"""The date every example is as at, so a window of 1 April to 30 September 2025; a return is of the
year to 31 March 2025."""

OUTCOMES = ("denominator", "numerator", "counted", "included", "unusable")
AMOUNTS = ("value", "part", "whole")
KINDS = ("typical", "boundary", "not counted", "unusable")

_UNREADABLE = "?"
_REAL = ("count", "age", "number", "percent", "grade")


@dataclass(frozen=True, eq=False)
class Example:
    """The tables of one example, and the rows of the first that must be found in each outcome.

    `amounts`: what each included row must hold of value, part and whole, NaN for the others.
    """

    lists: Lists
    expected: Mapping[str, Mask]
    kinds: tuple[str, ...]
    amounts: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)


def examples(measure: Measure) -> tuple[Example, ...]:
    """The measure's examples as typed lists. Raises ConfigurationError for a table that is wrong."""
    return tuple(_example(measure, tables) for tables in measure.examples)


def _example(measure: Measure, tables: Mapping[str, str]) -> Example:
    if set(tables) != set(measure.lists):
        raise ConfigurationError(f"The examples of '{measure.id}' must show the lists it reads.")
    parsed = {name: table(text, f"{measure.id}: {name}") for name, text in tables.items()}
    judged = parsed[measure.lists[0]]
    expected = {name: (judged[name] == "yes").to_numpy() for name in OUTCOMES if name in judged}
    amounts = {
        name: pd.to_numeric(judged[name].replace("", None)).to_numpy(dtype=np.float64)
        for name in AMOUNTS
        if name in judged
    }
    lists = {name: typed(name, cells) for name, cells in parsed.items()}
    return Example(lists, expected, tuple(judged.get("kind", pd.Series(dtype=str))), amounts)


def table(text: str, where: str) -> pd.DataFrame:
    """The cells of a table as text, a row a record; ragged rows raise ConfigurationError."""
    lines = [line.split("|") for line in text.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line] for line in lines]
    if any(len(row) != len(cells[0]) for row in cells):
        raise ConfigurationError(f"A row of the example '{where}' has too few or too many cells.")
    return pd.DataFrame(cells[1:], columns=cells[0], dtype="str")


def typed(list_name: str, cells: pd.DataFrame) -> ChildList:
    """The table as `intake` would hand it over; outcome columns are left out."""
    spec = table_spec(list_name)
    of_a_return = table_sources()[list_name] not in (ANNEX_A, EVIDENCE)
    frame: dict[str, pd.Series] = {}
    unusable = {}
    for name in cells.columns.difference([*OUTCOMES, *AMOUNTS, "kind"], sort=False):
        unusable[name] = (cells[name] == _UNREADABLE).to_numpy()
        readable = cells[name].where(~cells[name].isin(["", _UNREADABLE]))
        frame |= _column(spec.column(name), readable, not of_a_return)
    rows = np.arange(len(cells), dtype=np.int32)
    sheet = pd.Series(pd.Categorical([list_name] * len(cells)))
    frame |= {"source_sheet": sheet, "source_row": pd.Series(rows + 2, dtype="int32")}
    period = return_year_to(AS_AT) if of_a_return else None
    return ChildList(list_name, pd.DataFrame(frame), unusable, period=period)


def _column(column: Any, cells: pd.Series, grouped: bool) -> dict[str, pd.Series]:
    if column.kind == "date":
        return {column.id: pd.to_datetime(cells, format="%Y-%m-%d").astype("datetime64[s]")}
    if column.kind == "moment":
        return _moment(column.id, cells)
    if column.kind in _REAL:
        return {column.id: cells.astype("float64")}
    if column.kind == "code" and column.codes and grouped:
        return _coded(column.id, column.codes, cells)
    if column.kind in ("code", "choice", "area") or column.id in ("team", "worker"):
        return {column.id: cells.astype("category")}
    return {column.id: cells}


def _moment(name: str, cells: pd.Series) -> dict[str, pd.Series]:
    """The moment, and whether its time of day is known."""
    timed = cells.str.contains(":", na=False)
    return {
        name: pd.to_datetime(cells, format="mixed").astype("datetime64[s]"),
        f"{name}_timed": timed.astype(bool),
    }


def _coded(name: str, codes: str, cells: pd.Series) -> dict[str, pd.Series]:
    from readiness.intake.annex_a.codes import code_set

    groups = {code.key: code.group for code in code_set(codes).codes}
    if strangers := set(cells.dropna()) - set(groups):
        raise ConfigurationError(f"'{name}' has no code {', '.join(sorted(strangers))}.")
    return {
        name: cells.astype(pd.CategoricalDtype(list(groups))),
        f"{name}_group": cells.map(groups).astype("category"),
    }
