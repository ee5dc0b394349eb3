"""Writes the folder: a csv file a table, DfE's headings, days as dd/mm/yyyy."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from readiness.story import Child
from readiness.synthetic.returns.ssda903 import (
    adoption,
    episodes,
    header,
    health,
    leavers,
    missing,
    permanence,
    placed,
    reviews,
    unaccompanied,
    workers,
)
from readiness.synthetic.returns.ssda903.view import Cells, View
from readiness.synthetic.returns.year import ReturnYear

Rows = Callable[[Child, View], Iterator[Cells]]

FILES: Mapping[str, tuple[Sequence[str], Rows]] = {
    "header": (header.HEADINGS, header.rows),
    "episodes": (episodes.HEADINGS, episodes.rows),
    "reviews": (reviews.HEADINGS, reviews.rows),
    "oc2": (health.HEADINGS, health.rows),
    "oc3": (leavers.HEADINGS, leavers.rows),
    "missing": (missing.HEADINGS, missing.rows),
    "social_worker": (workers.HEADINGS, workers.rows),
    "ad1": (adoption.HEADINGS, adoption.rows),
    "placed_adoption": (placed.HEADINGS, placed.rows),
    "prev_perm": (permanence.HEADINGS, permanence.rows),
    "uasc": (unaccompanied.HEADINGS, unaccompanied.rows),
}
"""A file's name, its headings after CHILD, and its rows."""

OF_LATEST_YEAR = frozenset({"oc2", "oc3"})
"""What the stories tell of one year only: an earlier year's folder is without these."""

_FIRST_WORKER = 700_001


def write_folder(folder: Path, children: Sequence[Child], year: ReturnYear) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    view = View(year, worker_ids(children))
    shown = _Shown()
    names = files_of(year)
    with ExitStack() as files:
        writers = {}
        for name in names:
            path = folder / f"{name}.csv"
            file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file, lineterminator="\n")
            writers[name].writerow(["CHILD", *FILES[name][0]])
        for child in children:
            if not child.care and not child.leaving_care:
                continue
            for name in names:
                rows = FILES[name][1](child, view)
                writers[name].writerows([child.id, *map(shown.cell, row)] for row in rows)


def files_of(year: ReturnYear) -> list[str]:
    """The files there are of a year, by name."""
    return [name for name in FILES if year.is_latest or name not in OF_LATEST_YEAR]


def worker_ids(children: Sequence[Child]) -> dict[str, str]:
    """A registration for every worker of children in care, in the order of their names."""
    named = {worker for child in children for one in child.care for _, worker in one.workers}
    return {name: f"SW{_FIRST_WORKER + place}" for place, name in enumerate(sorted(named))}


class _Shown:
    """Cells as text, each day's text made once."""

    def __init__(self) -> None:
        self._days: dict[date, str] = {}

    def cell(self, cell: Any) -> Any:
        if isinstance(cell, date):
            return self._days.get(cell) or self._day(cell)
        return cell

    def _day(self, day: date) -> str:
        self._days[day] = text = f"{day.day:02}/{day.month:02}/{day.year}"
        return text
