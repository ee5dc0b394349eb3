"""Several workbooks of one authority as one: the rows of a tab one after another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from readiness.intake.evidence import messages
from readiness.intake.evidence.columns import dtype_of, empty
from readiness.intake.evidence.declaration import Heading
from readiness.intake.evidence.rules import content, keep_rows
from readiness.intake.evidence.table import Table
from readiness.model import Issue


def join(tables: Sequence[Table]) -> tuple[Table, list[Issue]]:
    """The rows of one tab from several workbooks; one that is exactly in an earlier is used once.

    A column only some of them have is unreadable in the rows of the others: nobody said that it is
    blank there.
    """
    if len(tables) == 1:
        return tables[0], []
    tab = tables[0].tab
    columns = [c for c in tab.columns if any(table.has(c.id) for table in tables)]
    full = [_with(table, columns) for table in tables]
    frame = pd.concat([table.frame for table in full], ignore_index=True)
    for column in columns:
        if column.kind in ("text", "choice", "area", "names"):
            texts = frame[column.id].astype("str")
            frame[column.id] = texts.astype(dtype_of(column, texts))
    frame["source_sheet"] = frame["source_sheet"].astype("category")
    masks = {c.id: np.concatenate([table.unusable[c.id] for table in full]) for c in columns}
    joined = Table(tab, frame, masks)
    first = np.repeat(np.arange(len(full)), [len(table.frame) for table in full])
    copies = _in_an_earlier(joined, first)
    issues = list(joined.told(copies, partial(messages.exact_copies_between, tab)))
    keep_rows(joined, ~copies)
    return joined, issues


def _with(table: Table, columns: Sequence[Heading]) -> Table:
    """The same rows with all of the columns, in the tab's order."""
    height = len(table.frame)
    frame, unusable = {}, {}
    for column in columns:
        lacks = not table.has(column.id)
        for name, one in empty(column).items():
            frame[name] = one.reindex(range(height)) if lacks else table.frame[name]
            if name.endswith("_timed") and lacks:
                frame[name] = pd.Series(np.zeros(height, dtype=bool))
        nothing = np.zeros(height, dtype=bool)
        unusable[column.id] = ~nothing if lacks else table.unusable.get(column.id, nothing)
    source = table.frame[["source_sheet", "source_row"]]
    return Table(table.tab, pd.concat([pd.DataFrame(frame), source], axis=1), unusable)


def _in_an_earlier(table: Table, workbook: np.ndarray) -> np.ndarray:
    """Rows exactly as one of an earlier workbook; copies within one workbook are its own affair."""
    rows = content(table)
    keys = [rows[name].astype("str") for name in rows]
    # A row with a blank in it is as much a copy as any other.
    earliest = pd.Series(workbook).groupby(keys, dropna=False).transform("min")
    return earliest.to_numpy() < workbook
