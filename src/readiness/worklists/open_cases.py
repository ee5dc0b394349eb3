"""The children whose cases are open, each once, with what a sample may be stratified by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.breakdowns import NOT_RECORDED, age_bands, grouping
from readiness.calendar import add_months
from readiness.errors import ColumnNotSupplied
from readiness.framework import area_title
from readiness.measures.questions import case_open, open_on
from readiness.model import Area, ChildList, Lists

if TYPE_CHECKING:
    from readiness.model import Mask

STRATA = ("area", "team", "age", "need", "risk", "length")
PLAN, ENQUIRY, MISSING, NONE = (
    "On a protection plan",
    "Section 47 enquiry in six months",
    "Missing in twelve months",
    "None of these recorded",
)
RISKS = (PLAN, ENQUIRY, MISSING, NONE)
LENGTHS = ("Under 3 months", "3 to 12 months", "1 to 2 years", "Over 2 years")
_ENDS = (3, 12, 24)
CASES = ("child_id", *STRATA, "worker", "list", "row")
"""`team` and `worker` are None where nobody wrote them; the other strata say "Not recorded"."""


def open_cases(lists: Lists, as_at: date) -> pd.DataFrame:
    """CASES, a row a child: in care (list 8), else on a protection plan (list 7), else in need (list
    6), else a care leaver (list 9); the first of these that is open is the child's.

    `need` is list 6's primary need, or else why the child came into care; `risk` the first of RISKS
    that the lists record; `length` since the list's own start date. A case of which it cannot be
    told whether it is open is left out. Lists that were not supplied are not looked at.
    """
    found = list(_each(lists, as_at))
    if not found:
        return pd.DataFrame(columns=list(CASES))
    every = pd.concat(found, ignore_index=True).drop_duplicates("child_id", keep="first")
    every["need"] = _needs(lists, every)
    every["risk"] = _risks(lists, every["child_id"], as_at)
    return every[list(CASES)].reset_index(drop=True)


def _each(lists: Lists, as_at: date) -> Iterator[pd.DataFrame]:
    places = (
        ("children_in_care", Area.CHILDREN_IN_CARE),
        ("child_protection", Area.HELP_AND_PROTECTION),
        ("children_in_need", Area.HELP_AND_PROTECTION),
        ("care_leavers", Area.CARE_LEAVERS),
    )
    for name, area in places:
        rows = lists.get(name)
        if rows is None or "child_id" not in rows:
            continue
        try:
            yield _of_list(rows, area, _open(rows, as_at), as_at)
        except ColumnNotSupplied:
            continue


def _open(rows: ChildList, as_at: date) -> Mask:
    if rows.name == "care_leavers":  # list 9 holds those entitled on the day and no others
        return np.ones(len(rows), dtype=bool)
    if rows.name == "children_in_need":
        return case_open(rows, as_at).yes
    ended = "ceased" if rows.name == "children_in_care" else "ended"
    return open_on(rows, "started", ended, as_at).yes


def _of_list(rows: ChildList, area: Area, kept: Mask, as_at: date) -> pd.DataFrame:
    made = pd.DataFrame(
        {
            "child_id": rows["child_id"].astype("object"),
            "area": area_title(area),
            "team": _text(rows, "team"),
            "worker": _text(rows, "worker"),
            "age": _ages(rows, as_at),
            "length": _lengths(rows, as_at),
            "list": rows.name,
            "row": rows.frame["source_row"].to_numpy(),
        }
    )
    return made[kept & rows["child_id"].notna().to_numpy()]


def _text(rows: ChildList, column: str) -> pd.Series | None:
    if column not in rows:
        return None
    text = rows[column].astype("object")
    return text.where(text.notna(), None)


def _ages(rows: ChildList, as_at: date) -> np.ndarray | str:
    found = grouping(rows, "age", as_at)
    return NOT_RECORDED if found is None else np.asarray(found.labels, dtype=object)[found.codes]


def _lengths(rows: ChildList, as_at: date) -> np.ndarray | str:
    if "started" not in rows:
        return NOT_RECORDED
    started = rows["started"].to_numpy()
    ends = [np.datetime64(add_months(as_at, -months)) for months in _ENDS]
    long = sum((started <= end).astype(int) for end in ends)
    known = np.asarray(LENGTHS, dtype=object)[long]
    return np.where(np.isnat(started), NOT_RECORDED, known)


def _needs(lists: Lists, cases: pd.DataFrame) -> pd.Series:
    found = pd.Series(dtype="object")
    for name, column in (
        ("children_in_care", "category_of_need"),
        ("children_in_need", "primary_need"),
    ):
        rows = lists.get(name)
        if rows is not None and column in rows and "child_id" in rows:
            mine = rows.frame[rows[column].notna()].drop_duplicates("child_id", keep="last")
            told = mine.set_index("child_id")[column].astype("object")
            found = pd.concat([found[~found.index.isin(told.index)], told])
    return cases["child_id"].map(found).astype("object").fillna(NOT_RECORDED)


def _risks(lists: Lists, children: pd.Series, as_at: date) -> np.ndarray:
    """The first of RISKS that is recorded of each child."""
    known = {
        PLAN: _of(
            lists, "child_protection", lambda rows: open_on(rows, "started", "ended", as_at).yes
        ),
        ENQUIRY: _of(lists, "section_47", lambda rows: _since(rows, add_months(as_at, -6))),
        MISSING: _of(lists, "children_in_care", _went_missing),
    }
    conditions = [children.isin(ids).to_numpy() for ids in known.values()]
    return np.select(conditions, list(known), default=NONE).astype(object)


def _of(lists: Lists, name: str, which: Callable[[ChildList], Mask]) -> set[str]:
    rows = lists.get(name)
    if rows is None or "child_id" not in rows:
        return set()
    try:
        return set(rows["child_id"][which(rows)].dropna())
    except (ColumnNotSupplied, KeyError):
        return set()


def _since(rows: ChildList, day: date) -> Mask:
    return np.asarray(rows["strategy_discussion"].to_numpy() > np.datetime64(day))


def _went_missing(rows: ChildList) -> Mask:
    return (rows["missing_episodes_in_12_months"] > 0).to_numpy()


def orders(cases: pd.DataFrame, column: str) -> list[str]:
    """The groups of a column in the order to show them: those with an order of their own in it, the
    others by name, and what is not recorded last."""
    own = {
        "area": [area_title(area) for area in Area],
        "age": [*dict.fromkeys((*age_bands("children_in_need"), *age_bands("care_leavers")))],
        "risk": list(RISKS),
        "length": list(LENGTHS),
    }.get(column, [])
    there = {str(value) for value in cases[column].dropna()}
    rest = sorted(there - set(own) - {NOT_RECORDED})
    return [*(one for one in own if one in there and one != NOT_RECORDED), *rest, NOT_RECORDED]
