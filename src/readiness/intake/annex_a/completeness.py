"""How complete the lists are: a table with a row a list, which measures read like any other.

And what else is made of the lists before measures read it: who is allocated how many children.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from readiness.intake.annex_a.declaration import Column
from readiness.intake.annex_a.lists import list_spec
from readiness.intake.returns.declaration import TableSpec
from readiness.model import LIST_NAMES, ChildList, Lists

CELLS = TableSpec(
    "annex_a_cells",
    "annex_a",
    "Cells of the lists",
    (
        Column("list", "List", "text"),
        Column("cells", "Cells that must be filled", "count"),
        Column("filled", "Of them, filled with something that can be read", "count"),
    ),
)

WORKERS = TableSpec(
    "annex_a_workers",
    "annex_a",
    "Workers named in list 6, and the open cases each holds",
    (
        Column("worker", "Allocated Worker", "text"),
        Column("team", "Allocated Team", "text"),
        Column("cases", "Open cases", "count"),
    ),
)
ADVISERS = TableSpec(
    "annex_a_advisers",
    "annex_a",
    "Personal advisers named in list 9, and the young people each supports",
    (
        Column("worker", "Allocated Personal Advisor", "text"),
        Column("team", "Allocated Team", "text"),
        Column("cases", "Young people", "count"),
    ),
)
DERIVED = (CELLS, WORKERS, ADVISERS)
"""Tables made of the lists: nobody supplies them."""


def completeness(lists: Lists) -> ChildList:
    """CELLS of the lists supplied. A column that is missing has none of its cells filled."""
    names = [name for name in LIST_NAMES if name in lists]
    counts = [_counted(lists[name]) for name in names]
    frame = pd.DataFrame(
        {
            "list": pd.Series(names, dtype="str"),
            "cells": pd.Series([cells for cells, _ in counts], dtype="float64"),
            "filled": pd.Series([filled for _, filled in counts], dtype="float64"),
            "source_sheet": pd.Categorical(names),
            "source_row": np.arange(len(names), dtype=np.int32),
        }
    )
    return ChildList(CELLS.name, frame)


def _counted(rows: ChildList) -> tuple[int, int]:
    """Cells that Ofsted expects to be filled, and those that hold something readable."""
    required = [column.id for column in list_spec(rows.name).columns if column.required]
    there = [name for name in required if name in rows]
    filled = sum(int(_readable(rows, name).sum()) for name in there)
    return len(rows) * len(required), filled


def _readable(rows: ChildList, name: str) -> np.ndarray:
    """A code whose group alone is known is readable."""
    known = rows[name].notna().to_numpy()
    if f"{name}_group" in rows:
        known = known | rows[f"{name}_group"].notna().to_numpy()
    return known & ~rows.unusable(name)
