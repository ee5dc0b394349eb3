"""A measure's examples: small tables that are at once its test and its documentation.

    child_id | started    | authorised | denominator | numerator | unusable | kind
    A        | 2025-06-02 | 2025-08-04 | yes         | yes       | no       | boundary: day 45
    B        | ?          | 2025-08-04 | no          | no        | yes      | unusable: no start

A cell left empty is blank; `?` is something written that nobody could read. Dates are ISO, codes
are official keys. `denominator` and `numerator` (or, for a count, `counted`) and `unusable` say
what the measure must find in the row; `kind` starts with typical, boundary, not counted or
unusable. Only the list whose rows are judged has these columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.errors import ConfigurationError
from readiness.model import ChildList, Lists, Measure

if TYPE_CHECKING:
    from readiness.intake.annex_a import Column
    from readiness.model import Mask

AS_AT = date(2025, 9, 30)
"""The date every example is as at, and so a window of 1 April to 30 September 2025."""

OUTCOMES = ("denominator", "numerator", "counted", "unusable")
KINDS = ("typical", "boundary", "not counted", "unusable")

_UNREADABLE = "?"


@dataclass(frozen=True, eq=False)
class Example:
    """The lists of one example, and the rows of the first that must be found in each outcome."""

    lists: Lists
    expected: Mapping[str, Mask]
    kinds: tuple[str, ...]


def examples(measure: Measure) -> tuple[Example, ...]:
    """The measure's examples as typed lists. Raises ConfigurationError for a table that is wrong."""
    return tuple(_example(measure, tables) for tables in measure.examples)


def _example(measure: Measure, tables: Mapping[str, str]) -> Example:
    if set(tables) != set(measure.lists):
        raise ConfigurationError(f"The examples of '{measure.id}' must show the lists it reads.")
    parsed = {name: table(text, f"{measure.id}: {name}") for name, text in tables.items()}
    judged = parsed[measure.lists[0]]
    expected = {name: (judged[name] == "yes").to_numpy() for name in OUTCOMES if name in judged}
    lists = {name: typed(name, cells) for name, cells in parsed.items()}
    return Example(lists, expected, tuple(judged.get("kind", pd.Series(dtype=str))))


def table(text: str, where: str) -> pd.DataFrame:
    """The cells of a table as text, a row a record; ragged rows raise ConfigurationError."""
    lines = [line.split("|") for line in text.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line] for line in lines]
    if any(len(row) != len(cells[0]) for row in cells):
        raise ConfigurationError(f"A row of the example '{where}' has too few or too many cells.")
    return pd.DataFrame(cells[1:], columns=cells[0], dtype="str")


def typed(list_name: str, cells: pd.DataFrame) -> ChildList:
    """The table as `intake` would hand it over; outcome columns are left out."""
    from readiness.intake.annex_a import list_spec

    spec = list_spec(list_name)
    frame: dict[str, pd.Series] = {}
    unusable = {}
    for name in cells.columns.difference([*OUTCOMES, "kind"], sort=False):
        unusable[name] = (cells[name] == _UNREADABLE).to_numpy()
        frame |= _column(spec.column(name), cells[name].where(~cells[name].isin(["", "?"])))
    rows = np.arange(len(cells), dtype=np.int32)
    sheet = pd.Series(pd.Categorical([list_name] * len(cells)))
    frame |= {"source_sheet": sheet, "source_row": pd.Series(rows + 2, dtype="int32")}
    return ChildList(list_name, pd.DataFrame(frame), unusable)


def _column(column: Column, cells: pd.Series) -> dict[str, pd.Series]:
    if column.kind == "date":
        return {column.id: pd.to_datetime(cells, format="%Y-%m-%d").astype("datetime64[s]")}
    if column.kind in ("count", "age"):
        return {column.id: cells.astype("float64")}
    if column.kind == "code" and column.codes:
        return _coded(column.id, column.codes, cells)
    if column.id in ("team", "worker"):
        return {column.id: cells.astype("category")}
    return {column.id: cells}


def _coded(name: str, codes: str, cells: pd.Series) -> dict[str, pd.Series]:
    from readiness.intake.annex_a.codes import code_set

    groups = {code.key: code.group for code in code_set(codes).codes}
    if strangers := set(cells.dropna()) - set(groups):
        raise ConfigurationError(f"'{name}' has no code {', '.join(sorted(strangers))}.")
    return {
        name: cells.astype(pd.CategoricalDtype(list(groups))),
        f"{name}_group": cells.map(groups).astype("category"),
    }
