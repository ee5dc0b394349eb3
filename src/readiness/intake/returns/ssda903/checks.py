"""What is said of a table once its records are known: dates out of order, children not in the header."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from readiness.intake.returns.ssda903 import messages
from readiness.intake.returns.ssda903.joined import Typed
from readiness.model import Issue


def by_file(frame: pd.DataFrame, mask: pd.Series) -> Iterator[tuple[str, list[int]]]:
    """The files that have rows in the mask, with the row numbers a person sees."""
    there = frame.loc[mask.to_numpy(), ["source_sheet", "source_row"]]
    for title, rows in there.groupby("source_sheet", observed=True)["source_row"]:
        yield str(title), rows.tolist()


def date_issues(table: Typed) -> Iterator[Issue]:
    """Dates that come before what they follow, or after the return's year.

    The rows stay as they are: which of two dates is wrong nobody can tell from here.
    """
    frame, spec = table.frame, table.form.spec
    for first, last in table.form.spans:
        if {first, last} <= set(frame.columns):
            for title, rows in by_file(frame, frame[last] < frame[first]):
                yield messages.backwards(spec, title, spec.column(first), spec.column(last), rows)
    if table.year is None:
        return
    ends = np.datetime64(f"{table.year}-03-31")
    for column in spec.columns:
        if column.kind == "date" and not column.future and column.id in frame:
            for title, rows in by_file(frame, frame[column.id] > ends):
                yield messages.after_year(spec, title, column, table.year, rows)
