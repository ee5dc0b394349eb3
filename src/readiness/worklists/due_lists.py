"""Who is late and who falls due, child by child, for every measure with a limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.assessment import Files, as_date, found_of, located
from readiness.calendar import add_months
from readiness.errors import InputError
from readiness.intake import annex_a as lists_of
from readiness.intake.evidence import read_evidence
from readiness.measures import masks
from readiness.measures.ahead import FURTHEST, clock_measures, days_left
from readiness.model import Lists, Ratio
from readiness.worklists.kept_back import Rows

HORIZON = 28
COLUMNS: tuple[str, ...] = (
    "measure",
    "title",
    "child_id",
    "team",
    "worker",
    "due",
    "days_over",
    "list",
    "row",
)
"""`due`: the last day in time, None where that was over thirteen months ago or never was; `days_over`:
days past it on the as-at date, 0 where it is not past (to the week beyond a fortnight, to four weeks
beyond a quarter, 400 for more); `row` as seen in the file."""


def due_list(
    annex_a: str | Path,
    *,
    as_at: str | date,
    until: str | date | None = None,
    evidence: Files | None = None,
) -> pd.DataFrame:
    """COLUMNS, a row a child and measure that is late or falls due by `until` (four weeks if not
    given), the longest over first. Operational: it names children and workers, and shows them only to
    `naming_children`.

    Only measures whose first table names children. Raises InputError where a file cannot be used,
    or `until` is not from the as-at date to a year after it.
    """
    day = as_date(as_at)
    last = as_date(until) if until else day + timedelta(days=HORIZON)
    if not day <= last <= add_months(day, 12):
        raise InputError(
            f"The list cannot end on {last}; it must be from the as-at date ({day}) to a year after it."
        )
    told = read_evidence(found_of("evidence", evidence), day) if evidence else None
    tables = {**lists_of.read(located(annex_a)[0], day).lists, **(told.tables if told else {})}
    settings = dict(told.settings) if told else {}
    frames = list(_of_measures(tables, day, last, settings))
    every = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(COLUMNS))
    order = ["days_over", "due", "measure", "child_id"]
    sorted_ = every.sort_values(order, ascending=[False, True, True, True])
    return Rows(sorted_.reset_index(drop=True))


def _of_measures(
    tables: Lists, day: date, last: date, settings: dict[str, int]
) -> Iterator[pd.DataFrame]:
    left = days_left(tables, day, last, settings=settings)
    for measure in clock_measures():
        if measure.id in left and "child_id" in tables.get(measure.lists[0], ()):
            table = tables[measure.lists[0]]
            result = masks(measure, tables, day, settings)
            assert isinstance(result, Ratio)
            waits = left[measure.id]
            asked = waits < (last - day).days + 1
            rows = np.flatnonzero(result.denominator)[asked]
            frame = table.frame.iloc[rows]
            yield pd.DataFrame(
                {
                    "measure": measure.id,
                    "title": measure.title,
                    "child_id": frame["child_id"].astype("object").to_numpy(),
                    "team": _column(frame, "team"),
                    "worker": _column(frame, "worker"),
                    "due": [_due(day, int(one)) for one in waits[asked]],
                    "days_over": np.maximum(-waits[asked], 0),
                    "list": table.name,
                    "row": frame["source_row"].to_numpy(),
                }
            )


def _due(day: date, left: int) -> date | None:
    return None if left <= -FURTHEST else day + timedelta(days=left)


def _column(frame: pd.DataFrame, name: str) -> object:
    return frame[name].astype("object").to_numpy() if name in frame else None
