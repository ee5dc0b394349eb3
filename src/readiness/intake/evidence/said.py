"""The authority's own words that are meant to be read, without those that name a child or worker."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from readiness.intake.evidence import messages
from readiness.intake.evidence.facts import frame_of
from readiness.intake.evidence.table import told_by_workbook
from readiness.model import (
    Action,
    Aim,
    Area,
    ChildList,
    Claim,
    ImprovementPoint,
    Issue,
    Met,
    Rebasing,
    Said,
    Visit,
    no_audits,
)

Tables = Mapping[str, ChildList]
Row = Mapping[Any, Any]
One = TypeVar("One")

SHORTEST_ID = 5
"""Characters below which a number in a text is more likely a year or a count than a child's."""
_IDS = ("child_id", "household", "upn", "adopter_id", "family_id", "adopter")
_WORKERS = ("worker", "personal_adviser")
LONGEST_NAME = 6
"""Words of a name or number: more in one are not looked for."""
_TOKENS = re.compile(r"[^\W_]+")
_TABS = ("self_evaluation", "focus_areas", "priorities", "improvement_points", "improvement_actions",
         "governance", "planned_visits")  # fmt: skip


def said(tables: Tables) -> tuple[Said, tuple[Issue, ...]]:
    """What the authority says of itself, from all tables that were supplied: lists, tabs, returns.

    A row whose words hold a child's or household's number, or a worker's name, is left out, and an
    issue says which.
    """
    private = _Private(tables)
    issues: list[Issue] = []

    def rows(tab: str, make: Callable[[Row], One | None]) -> tuple[One, ...]:
        frame = frame_of(tables, tab)
        records = frame.to_dict("records")
        named = np.array([private.named_in(row) for row in records], dtype=bool)
        issues.extend(told_by_workbook(frame, named, partial(messages.not_printed, tab)))
        made = (make(row) for row, out in zip(records, named, strict=True) if not out)
        return tuple(one for one in made if one is not None)

    found = Said(
        claims=rows("self_evaluation", _claim),
        focus=rows("focus_areas", lambda row: _aim(row, area=_area(row))),
        priorities=rows("priorities", lambda row: _aim(row, criteria=_names(row, "criteria"))),
        points=rows("improvement_points", _point),
        actions=rows("improvement_actions", _action),
        meetings=rows("governance", _met),
        visits=rows("planned_visits", _visit),
        supplied=tuple(tab for tab in _TABS if tab in tables),
    )
    return found, tuple(issues)


def without_names(rebases: Sequence[Rebasing], tables: Tables) -> tuple[Rebasing, ...]:
    """Reasons and authors are printed, so those that hold a child's number or worker's name are
    taken out."""
    private = _Private(tables)

    def plain(text: str) -> str:
        return "" if private.named_in({"text": text}) else text

    return tuple(replace(r, reason=plain(r.reason), author=plain(r.author)) for r in rebases)


def audit_counts(tables: Tables, as_at: date) -> pd.DataFrame:
    """AUDIT_COLUMNS of every audit up to the as-at date that has its area, day and grade."""
    full = frame_of(tables, "audits").dropna(subset=["area", "moderated_grade", "date"])
    full = full[full["date"] <= pd.Timestamp(as_at)]
    full = full[full["area"].isin([area.value for area in Area])]
    if full.empty:
        return no_audits()
    counted = pd.DataFrame(
        {
            "area": full["area"].astype("str"),
            "month": (full["date"] + pd.offsets.MonthEnd(0)).astype("datetime64[s]"),
            "first": full["first_grade"].fillna(0).astype("int64"),
            "moderated": full["moderated_grade"].astype("int64"),
        }
    )
    made = counted.groupby(list(counted.columns), as_index=False).size()
    return made.rename(columns={"size": "audits"}).astype(no_audits().dtypes)


class _Private:
    """Whose numbers and names may not be printed, as their words in small letters."""

    def __init__(self, tables: Tables) -> None:
        ids = _spoken(tables, _IDS)
        workers = _spoken(tables, _WORKERS)
        self._known = {one for one in ids if len(one) >= SHORTEST_ID and _has_digit(one)}
        # One word alone may be a place, a team or "Unallocated".
        self._known |= {way for name in workers if " " in name for way in _ways(name)}

    def named_in(self, row: Row) -> bool:
        words = [v for k, v in row.items() if isinstance(v, str) and not k.startswith("source_")]
        return any(not self._known.isdisjoint(_phrases(text)) for text in words)


def _ways(name: str) -> tuple[str, ...]:
    """Smith Ann is Ann Smith."""
    first, *rest = name.split()
    *before, last = name.split()
    return name, " ".join([*rest, first]), " ".join([last, *before])


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _spoken(tables: Tables, columns: Collection[str]) -> set[str]:
    found = chain.from_iterable(_values(tables, column) for column in columns)
    return {" ".join(_TOKENS.findall(value)) for value in found}


def _phrases(text: str) -> set[str]:
    """Every run of up to so many words."""
    words = _TOKENS.findall(text.casefold())
    return {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1)
    }


def _values(tables: Tables, column: str) -> Iterator[str]:
    for table in tables.values():
        if column in table:
            for value in table[column].dropna().unique():
                yield str(value).casefold().strip()


def _claim(row: Row) -> Claim | None:
    text = _text(row, "claim")
    grade = _number(row, "self_grade")
    return (text and Claim(text, _area(row), grade, _text(row, "evidence"), _day(row))) or None


def _aim(row: Row, area: Area | None = None, criteria: Collection[str] = ()) -> Aim | None:
    text = _text(row, "text")
    return Aim(text, area, tuple(criteria)) if text else None


def _point(row: Row) -> ImprovementPoint | None:
    text, criteria = _text(row, "text"), _names(row, "criteria")
    return ImprovementPoint(text, _number(row, "number"), _area(row), criteria) if text else None


def _action(row: Row) -> Action | None:
    text = _text(row, "action")
    if not text:
        return None
    return Action(
        text=text,
        number=_number(row, "number"),
        area=_area(row),
        owner=_text(row, "owner"),
        due=_day(row, "due"),
        progress=_text(row, "progress"),
        completed=_day(row, "completed"),
        measure=_text(row, "measure"),
        point=_number(row, "improvement_point"),
    )


def _met(row: Row) -> Met | None:
    meeting, day = _text(row, "meeting"), _day(row)
    return (
        Met(meeting, day, _text(row, "frequency"), _text(row, "chair")) if meeting and day else None
    )


def _visit(row: Row) -> Visit | None:
    day = _day(row)
    return (day and Visit(day, _text(row, "kind"), _text(row, "theme"), _text(row, "note"))) or None


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None or pd.isna(value) else str(value)


def _names(row: Row, column: str) -> tuple[str, ...]:
    return tuple(name for name in _text(row, column).split("; ") if name)


def _number(row: Row, column: str) -> int | None:
    value = row.get(column)
    whole = value is not None and not pd.isna(value) and float(value).is_integer()
    return int(value) if whole else None


def _day(row: Row, column: str = "date") -> date | None:
    value = row.get(column)
    return None if value is None or pd.isna(value) else value.date()


def _area(row: Row) -> Area | None:
    name = _text(row, "area")
    return Area(name) if name in set(Area) else None
