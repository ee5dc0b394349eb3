"""Which cells the rules leave in doubt, and so which measures they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from readiness.intake.annex_a.lists import LISTS
from readiness.model import ChildList, Issue, Lists
from readiness.quality.check import failing, issue_of
from readiness.quality.linking import linked
from readiness.quality.rule import WHOLE_ROW, Mask, Rule, registry

Reads = Mapping[str, frozenset[str]]
"""For each list a measure reads, the columns it asks for."""


def doubtful_rows(
    lists: Lists, as_at: date | None, previous: Lists | None = None
) -> Mapping[str, Mapping[str, Mask]]:
    """For each list and column, the rows whose cell cannot be relied on, by any rule.

    Only columns with such a row are named. Masks are over the rows of the list, in its order, and
    are not to be changed: several columns may share one.
    """
    return examine(lists, as_at, previous).doubtful


@dataclass(frozen=True, eq=False)
class Examined:
    """What `check` and `doubtful_rows` give, found by asking each rule once."""

    issues: tuple[Issue, ...]
    doubtful: Mapping[str, Mapping[str, Mask]]


def examine(lists: Lists, as_at: date | None, previous: Lists | None = None) -> Examined:
    """Every issue, and the cells in doubt, from one look at the lists."""
    joined = linked(lists)
    issues: list[Issue] = []
    found: dict[str, dict[str, Mask]] = {}
    for rule in registry().values():
        for place in failing(rule, joined, as_at, previous):
            issues.append(issue_of(rule, joined, place))
            if place.list is not None and place.rows is not None:
                held = found.setdefault(place.list, {})
                for column in _columns(rule, joined[place.list], place.column):
                    before = held.get(column)
                    held[column] = place.rows if before is None else before | place.rows
    return Examined(tuple(issues), found)


def _columns(rule: Rule, rows: ChildList, reported: str | None) -> Iterable[str]:
    """The columns the list has, of those a failing row makes doubtful."""
    doubted = rule.doubted(rows.name, reported)
    if WHOLE_ROW in doubted:
        return [one for one in rows.frame.columns if not one.startswith("source_")]
    coded = [name for column in doubted for name in (column, f"{column}_group")]
    return [name for name in coded if name in rows]


def columns_read(measure: Callable[[Lists], object]) -> Reads:
    """What a measure asks of Annex A, found by asking it of empty lists that have every column.

    `measure` is told the lists and makes its figure of them. A list it does not ask for, or asks
    nothing of, is not named.
    """
    asked: dict[str, set[str]] = {}
    measure({spec.name: _Watched(spec.name, asked) for spec in LISTS})
    return {name: frozenset(columns) for name, columns in asked.items()}


def touched(rule: Rule, reads: Mapping[str, Reads]) -> tuple[str, ...]:
    """The measures, of those given by id with what they read, that rest on what the rule doubts.

    A rule that doubts no rows speaks of whole lists: it touches every measure that reads one.
    """
    return tuple(name for name, read in reads.items() if _touches(rule, read))


def _touches(rule: Rule, read: Reads) -> bool:
    if rule.doubts is None:
        return any(name in read for name in rule.lists)
    return any(
        name in read and (WHOLE_ROW in doubted or bool(read[name] & set(doubted)))
        for name in rule.doubts
        for doubted in (rule.doubted(name),)
    )


class _Watched(ChildList):
    """An empty list with every column, that notes what it is asked for."""

    def __init__(self, name: str, asked: dict[str, set[str]]) -> None:
        super().__init__(name, _empty(name))
        self._asked = asked

    def __getitem__(self, column: str) -> pd.Series:
        self._asked.setdefault(self.name, set()).add(column.removesuffix("_group"))
        return super().__getitem__(column)


def _empty(name: str) -> pd.DataFrame:
    spec = next(spec for spec in LISTS if spec.name == name)
    columns: dict[str, pd.Series] = {}
    for column in spec.columns:
        columns[column.id] = pd.Series([], dtype=_TYPES.get(column.kind, "category"))
        if column.kind == "code":
            columns[f"{column.id}_group"] = pd.Series([], dtype="category")
    columns["source_sheet"] = pd.Series([], dtype="category")
    columns["source_row"] = pd.Series(np.empty(0, dtype=np.int32))
    return pd.DataFrame(columns)


_TYPES = {"date": "datetime64[s]", "count": "float64", "age": "float64", "id": "str"}
