"""What will be late by the day of a visit: a table, and a sentence for what can still be decided."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from readiness.model import LookAhead, Published
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, join, nothing, paragraph
from readiness.words import count, day, listed, number

Row = Mapping[Any, Any]
HEADINGS = (
    "Measure", "Today", "Late now", "Falls due before", "In fieldwork", "Nothing more done",
    "Work as it has gone", "All done", "For the level expected",
)  # fmt: skip
_HIDDEN = "hidden, small"
NOTE = (
    "Nothing more done: the share in time on the day if nothing that is late or falls due is done. "
    "All done: if all of it is. Work as it has gone: if things are done about as soon as they have "
    "been, with a range meant to hold the true share 80 times in 100. It foretells no change: where a "
    "backlog grows or is cleared, it was wrong about half the time when tried. "
    "Shares of finished work count what is late and open as well, so they are lower than the measure. "
    "In fieldwork: due from the day of the visit to five working days after it."
)
WARNING = (
    "These say which work moves a figure, not which child most needs to be seen. Time given to this "
    "list is taken from the rest: look at all that is open beside it."
)
_FEW_MOVE = 0.5
"""Points between floor and ceiling below which a figure cannot be moved any more."""


def outlook_table(published: Published, ahead: LookAhead, only: Collection[str] = ()) -> Html:
    """Every share in time of these catalogue numbers (all if none are given), today and on the day."""
    rows, names = _rows(published, ahead, only), _names(published)
    if not rows:
        return nothing(
            "No share in time of this theme may be shown, or none could be looked ahead."
        )
    caption = f"Between {day(ahead.as_at)} and {day(ahead.visit)}"
    made = grid(caption, HEADINGS, [_cells(row, names) for row in rows], note=NOTE)
    return join(made, _waits(published, ahead, only), _withheld(published, ahead, only))


def outlook_lines(published: Published, ahead: LookAhead, only: Collection[str] = ()) -> Html:
    """A sentence for each share that work until the day can still move, the widest first."""
    rows, names = _rows(published, ahead, only), _names(published)
    movable = [row for row in rows if not pd.isna(row["worst"]) and _width(row) >= _FEW_MOVE]
    lines = [_line(row, names, ahead.visit) for row in sorted(movable, key=_width, reverse=True)]
    if not lines:
        return nothing("No share in time that may be shown can still be moved by the day.")
    return join(bullets(lines), paragraph(WARNING, class_="note"))


def _rows(published: Published, ahead: LookAhead, only: Collection[str]) -> list[Row]:
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    every: list[Row] = list(ahead.rows.to_dict("records"))
    return [
        row
        for row in every
        if row["kind"] != "passing" and (not only or numbers.get(row["measure"]) in only)
    ]


def _names(published: Published) -> dict[str, str]:
    return {str(one["id"]): str(one["title"]) for one in published.catalogue}


def _width(row: Row) -> float:
    return float(row["best"]) - float(row["worst"])


def _cells(row: Row, names: Mapping[str, str]) -> list[Content]:
    return [
        names[row["measure"]],
        _share(row["today"]),
        _count(row["late"]),
        _count(row["falling_due"]),
        _count(row["in_fieldwork"]),
        _share(row["worst"]),
        _expected(row),
        _share(row["best"]),
        _needed(row),
    ]


def _share(value: Any) -> str:
    return _HIDDEN if pd.isna(value) else f"{number(value, 1)}%"


def _count(value: Any) -> str:
    return _HIDDEN if pd.isna(value) else number(int(value), 0)


def _expected(row: Row) -> Content:
    if pd.isna(row["expected"]):
        return _HIDDEN if pd.isna(row["worst"]) else "cannot be told"
    interval = f"{number(row['lower'], 1)} to {number(row['upper'], 1)}%"
    return join(_share(row["expected"]), element("span", interval, class_="rests"))


def _needed(row: Row) -> str:
    if pd.isna(row["target"]):
        return "no level set"
    level = f"{number(row['target'], 0)}%"
    if pd.isna(row["needed"]):
        return f"{level}: {_HIDDEN}"
    return f"{level}: {_takes(row)}"


def _takes(row: Row) -> str:
    needed, there = int(row["needed"]), _open(row)
    if needed == 0:
        return "met whatever is done"
    if needed > there:
        return "out of reach by then"
    return f"{number(needed, 0)} of {number(there, 0)}"


def _open(row: Row) -> int:
    """What can still be done in time: of states that are kept up, also what is late."""
    due = int(row["falling_due"])
    return due + int(row["late"]) if row["kind"] == "kept_up" else due


def _line(row: Row, names: Mapping[str, str], visit: date) -> Html:
    """82% is the ceiling; these 40 decide whether it is 80 or 82."""
    floor, ceiling = (math.floor(row[name] + 1e-9) for name in ("worst", "best"))
    deciding = count(_open(row), "record")
    decide = "decides" if _open(row) == 1 else "decide"
    return join(
        element("strong", f"{names[row['measure']]}: "),
        f"{_share(row['today'])} today. By {day(visit)}, {deciding} {decide} whether it is "
        f"{floor}% or {ceiling}%. {_going(row)}{_asked(row)}",
    )


def _going(row: Row) -> str:
    if pd.isna(row["expected"]):
        return "How work has gone cannot be told, as nothing is in time today."
    return (
        f"If work goes on as it has, about {number(row['expected'], 0)}% "
        f"({number(row['lower'], 0)} to {number(row['upper'], 0)}%)."
    )


def _asked(row: Row) -> str:
    if pd.isna(row["target"]) or pd.isna(row["needed"]):
        return ""
    level = f"the {number(row['target'], 0)}% expected"
    needed, there = int(row["needed"]), _open(row)
    if needed == 0:
        return f" It meets {level} whatever is done."
    if needed > there:
        return f" It cannot reach {level} by then."
    return f" For {level}, {number(needed, 0)} of them must be done by then."


def _waits(published: Published, ahead: LookAhead, only: Collection[str]) -> Html | None:
    """Waits that only end: how many are too long, and how many more become so unless they end."""
    names = _names(published)
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    lines = list(_waiting(ahead, names, numbers, only))
    if not lines:
        return None
    return join(
        paragraph("Waits that only end, and who becomes too long unless theirs has:"),
        bullets(lines),
    )


def _waiting(
    ahead: LookAhead, names: Mapping[str, str], numbers: Mapping[str, str], only: Collection[str]
) -> Iterator[str]:
    rows: list[Row] = list(ahead.rows.to_dict("records"))
    for row in rows:
        if row["kind"] == "passing" and (not only or numbers.get(row["measure"]) in only):
            now = f"{_count(row['late'])} of {_count(row['counted'])} today"
            yield f"{names[row['measure']]}: {now}; more by {day(ahead.visit)}: {_count(row['falling_due'])}."


def _withheld(published: Published, ahead: LookAhead, only: Collection[str]) -> Html | None:
    names = _names(published)
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    gone = [n for n in ahead.withheld if not only or numbers.get(n) in only]
    if not gone:
        return None
    said = listed([f"“{names[name]}”" for name in gone])
    return paragraph(f"Not shown because of small numbers: {said}.", class_="note")
