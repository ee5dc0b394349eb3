"""Tables made of the lists before measures read them: completeness, and who holds which cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.errors import ColumnNotSupplied
from readiness.intake.annex_a.completeness import ADVISERS, WORKERS, completeness
from readiness.measures.answers import Answer, answer
from readiness.measures.questions import case_open, names_somebody
from readiness.model import ChildList, Lists

if TYPE_CHECKING:
    from numpy.typing import NDArray


def with_derived(lists: Lists, as_at: date) -> Lists:
    """The tables supplied and those made of them; one that cannot be made is not supplied."""
    return {**dict(_derived(lists, as_at)), **lists}


def _derived(lists: Lists, as_at: date) -> Iterator[tuple[str, ChildList]]:
    cells = completeness(lists)
    if len(cells):
        yield cells.name, cells
    try:
        need = lists["children_in_need"]
        yield WORKERS.name, held(WORKERS.name, need, "worker", case_open(need, as_at))
    except (KeyError, ColumnNotSupplied):
        pass
    try:
        leavers = lists["care_leavers"]
        everyone = answer(np.ones(len(leavers), dtype=bool), np.zeros(len(leavers), dtype=bool))
        yield ADVISERS.name, held(ADVISERS.name, leavers, "personal_adviser", everyone)
    except (KeyError, ColumnNotSupplied):
        pass


def held(name: str, rows: ChildList, column: str, counted: Answer) -> ChildList:
    """A row a worker named in the column: how many of the rows counted they hold.

    A worker any of whose rows may or may not be counted has an unusable number. The team is the one
    most of their rows have. Rows that name nobody, or say `unallocated` or the like, are nobody's.
    """
    somebody = names_somebody(rows, column).yes
    named = pd.DataFrame(
        {
            "worker": rows[column].astype("str"),
            "team": rows["team"].astype("str"),
            "yes": counted.yes,
            "unknown": counted.unknown,
        }
    )[somebody & (counted.yes | counted.unknown)]
    by = named.groupby("worker", sort=True)
    totals = by[["yes", "unknown"]].sum()
    frame = pd.DataFrame(
        {
            "worker": pd.Series(totals.index, dtype="str"),
            "team": _usual_team(named, totals.index),
            "cases": totals["yes"].to_numpy(dtype=np.float64),
            "source_sheet": pd.Categorical([rows.name] * len(totals)),
            "source_row": np.arange(len(totals), dtype=np.int32),
        }
    )
    doubted: NDArray[np.bool_] = totals["unknown"].to_numpy() > 0
    frame["cases"] = frame["cases"].mask(doubted)
    return ChildList(name, frame, {"cases": doubted})


def _usual_team(named: pd.DataFrame, workers: pd.Index) -> pd.Categorical:
    counts = named.groupby(["worker", "team"], sort=True).size().reset_index(name="rows")
    most = counts.sort_values("rows", kind="stable").drop_duplicates("worker", keep="last")
    return pd.Categorical(most.set_index("worker")["team"].reindex(workers).to_numpy(dtype=object))
