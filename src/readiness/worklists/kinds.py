"""The kinds of worklist that can be written as a book: what each is called, holds and says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.assessment import as_date, located
from readiness.worklists.behind import children_behind, named
from readiness.worklists.book import refuse, write_book
from readiness.worklists.by_worker import caseloads
from readiness.worklists.due_lists import due_list
from readiness.worklists.named import children_in
from readiness.worklists.samples import audit_sample
from readiness.worklists.two_files import differences

_ROWS = "Rows are numbered as in the file they come from, where each record can be found."


@dataclass(frozen=True)
class Kind:
    """One kind. In `title` and `notes`, {name} is what was asked for under that name."""

    title: str
    rows: Callable[..., pd.DataFrame]
    notes: tuple[str, ...]


def _sample(
    annex_a: str | Path, *, by: Sequence[str], exclude: str | None = None, **asked: Any
) -> pd.DataFrame:
    """exclude: a file that names children, as `children_in` reads it."""
    left_out = children_in(exclude) if exclude else None
    found = audit_sample(annex_a, by=tuple(by), exclude=left_out, **asked)
    return found.drop(columns="stratum")  # the reason has it


def _behind(annex_a: str | Path, *, measure: str, **asked: Any) -> pd.DataFrame:
    found = children_behind(annex_a, measure, **asked)
    for column in ("counted", "met", "to_look_at"):
        found[column] = found[column].map({True: "yes", False: "no"}, na_action="ignore")
    return found.dropna(axis="columns", how="all") if len(found) else found


def _due(annex_a: str | Path, **asked: Any) -> pd.DataFrame:
    return due_list(annex_a, **asked).drop(columns="measure")  # its title is beside it


def _changes(annex_a: str | Path, *, as_at: date, before: str, before_as_at: str) -> pd.DataFrame:
    days = {"before_as_at": as_date(before_as_at), "after_as_at": as_at}
    return differences(located(before)[0], located(annex_a)[0], **days)


KINDS: Mapping[str, Kind] = {
    "due": Kind(
        "Due list",
        _due,
        (
            "Who is late and who falls due, for every measure with a limit, the longest over "
            "first. Due: the last day in time. Days over: 0 where that day is not past, 400 for "
            "400 or more.",
            _ROWS,
        ),
    ),
    "caseloads": Kind(
        "Caseloads",
        caseloads,
        (
            "Open children of list 6 by worker, the most above their limit first. Limit: the "
            "worker's own, in proportion to hours. Over: cases above it. Blank where not known.",
        ),
    ),
    "sample": Kind(
        "Audit sample",
        _sample,
        (
            "Drawn by chance: {size} asked for, with seed {seed}. The same files, day, size and "
            "seed draw the same children.",
            _ROWS,
        ),
    ),
    "behind": Kind(
        "Children behind {measure}",
        _behind,
        (
            "Every child the measure counted. Met: of a share, whether in its numerator. To look at: "
            "whether it is not as it should be. Not counted: it cannot be judged.",
            _ROWS,
        ),
    ),
    "changes": Kind(
        "What has changed",
        _changes,
        (
            "What differs from the lists as at {before_as_at}, child by child, apart from what the "
            "passing of time does. Entered late: dated by the earlier day and not in its file. Gone: "
            "no longer there, and time does not explain it. Slipped: in time then and late now.",
            _ROWS,
        ),
    ),
}


def make(
    kind: str, out: str | Path, annex_a: str | Path, *, as_at: str | date, **asked: Any
) -> dict[str, int]:
    """Writes the book of a kind; gives the rows of each sheet by its name.

    asked: what the kind's own function takes. Raises InputError as that and `write_book` do, and
    where the book may not be put before anything is read.
    """
    one, day = KINDS[kind], as_date(as_at)
    called = asked | {"measure": named(asked["measure"]).title} if "measure" in asked else asked
    title = one.title.format_map(called)
    refuse(out, title)
    rows = one.rows(annex_a, as_at=day, **asked)
    notes = [note.format_map(asked) for note in one.notes]
    return write_book(rows, out, title=title, as_at=day, notes=notes)
