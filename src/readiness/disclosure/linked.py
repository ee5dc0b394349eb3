"""Counts that stand in several measures at once, or are part of another's: the children every care
measure is out of, and those of them in care long enough to be owed a health assessment.

Each table may be safe by itself and all together not: what would have to be one more in one would
have to be one less in another. So tables of one list and breakdown are solved together, over whole
numbers. Where one measure's records are no more than another's in any group, they are taken to be
some of them, and all of them where the numbers are the same: the reader may know the definitions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

import numpy as np

from readiness.disclosure.flows import ANY
from readiness.disclosure.profiles import Profile
from readiness.disclosure.tables import Table

Cell = tuple[int, str, int]  # which table, which column, which row


@dataclass
class _Sums:
    """Least and most of every cell, what it is in truth, and sums of cells (sign by cell)."""

    low: dict[Cell, int] = field(default_factory=dict)
    high: dict[Cell, int] = field(default_factory=dict)
    truth: dict[Cell, int] = field(default_factory=dict)
    secret: list[Cell] = field(default_factory=list)
    rows: list[tuple[dict[Cell, int], int, int]] = field(default_factory=list)

    def know(self, cell: Cell, value: int, ends: tuple[int, int], secret: bool) -> None:
        self.low[cell], self.high[cell] = ends
        self.truth[cell] = value
        if secret:
            self.secret.append(cell)


def telling(found: Sequence[Table], keys: Mapping[int, Any], profile: Profile) -> list[Table]:
    """Of each set of tables that together tell a hidden count, the one it is told of.

    `keys`: by row of the results, its list, period, breakdown and group.
    """
    told = []
    for tables in _of_one_list(found, keys):
        if any(table.base and any(table.base.hidden[:-1]) for table in tables):
            certain = _certain(_known(tables, keys, profile))
            told += [tables[certain[0][0]]] if certain else []
    return told


def _of_one_list(found: Sequence[Table], keys: Mapping[int, Any]) -> list[tuple[Table, ...]]:
    together: dict[Any, list[Table]] = defaultdict(list)
    for table in found:
        if table.base and table.breakdown != "all" and not table.withdrawn - {"unusable"}:
            together[keys[table.rows[0]][:3]].append(table)
    return [tuple(tables) for tables in together.values() if len(tables) > 1]


def _known(tables: Sequence[Table], keys: Mapping[int, Any], profile: Profile) -> _Sums:
    sums = _Sums()
    for t, table in enumerate(tables):
        _add_table(sums, t, table, profile)
    sides = [_Side(t, table, keys) for t, table in enumerate(tables)]
    for some, many in permutations(sides, 2):
        both = [group for group in some.places if group in many.places]
        if some.within(many, Table.used):
            sums.rows += [({some.base(g): 1, many.base(g): -1}, -ANY, 0) for g in both]
        elif some.within(many, Table.records):
            for group in both:
                room = many.unusable(group, profile)[1] - some.unusable(group, profile)[0]
                sums.rows.append(({some.base(group): 1, many.base(group): -1}, -ANY, room))
    return sums


class _Side:
    """One table of a set, its rows by the name of their group."""

    def __init__(self, t: int, table: Table, keys: Mapping[int, Any]) -> None:
        self.t, self.table = t, table
        self.places = {keys[row][3]: i for i, row in enumerate(table.rows)}

    def within(self, other: _Side, count: Callable[[Table, int], int]) -> bool:
        """Whether it counts no more than the other in any group."""
        return all(
            count(self.table, i)
            <= (count(other.table, other.places[group]) if group in other.places else 0)
            for group, i in self.places.items()
        )

    def base(self, group: str) -> Cell:
        name = "denominator" if "denominator" in self.table.columns else "numerator"
        return self.t, name, self.places[group]

    def unusable(self, group: str, profile: Profile) -> tuple[int, int]:
        cells, row = self.table.columns.get("unusable"), self.places[group]
        if cells is None:
            return 0, 0
        return (0, ANY) if cells.hidden[row] else profile.span(cells.values[row])


def _add_table(sums: _Sums, t: int, table: Table, profile: Profile) -> None:
    columns = [name for name in ("numerator", "denominator") if name in table.columns]
    for name in columns:
        cells = table.columns[name]
        for i, (value, hidden) in enumerate(zip(cells.values, cells.hidden, strict=True)):
            ends = (1, ANY) if hidden else profile.span(value)
            sums.know((t, name, i), value, ends, hidden and profile.small(value))
        whole = len(cells.values) - 1
        parts: dict[Cell, int] = {(t, name, i): 1 for i in range(whole)}
        sums.rows.append((parts | {(t, name, whole): -1}, 0, 0))
    if len(columns) == 2:
        _add_complements(sums, t, table, profile)


def _add_complements(sums: _Sums, t: int, table: Table, profile: Profile) -> None:
    k, n = table.columns["numerator"], table.columns["denominator"]
    for i, (yes, among) in enumerate(zip(k.values, n.values, strict=True)):
        hidden = k.hidden[i] or n.hidden[i]
        cell = (t, "complement", i)
        sums.know(cell, among - yes, (0, ANY), hidden and profile.small(among - yes))
        sums.rows.append(({(t, "numerator", i): 1, cell: 1, (t, "denominator", i): -1}, 0, 0))


def _certain(sums: _Sums) -> list[Cell]:
    """The secret cells for which there is no other solution; one solution may serve many."""
    left = list(sums.secret)
    certain: list[Cell] = []
    solve = _solver(sums)
    for way in (1.0, -1.0):
        left = _unmet(sums, solve(dict.fromkeys(left, way)), left)
    while left and not certain:
        cell = left[0]
        for way in (1.0, -1.0):
            left = _unmet(sums, solve({cell: way}), left)
        certain += [cell] if cell in left else []
    return certain


def _unmet(sums: _Sums, solution: Mapping[Cell, int], cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if solution[cell] == sums.truth[cell]]


def _solver(sums: _Sums) -> Any:
    from scipy.optimize import Bounds, LinearConstraint, milp

    place = {cell: i for i, cell in enumerate(sums.low)}
    matrix = np.zeros((len(sums.rows), len(place)))
    for row, (signs, _, _) in enumerate(sums.rows):
        for cell, sign in signs.items():
            matrix[row, place[cell]] = sign
    known = LinearConstraint(matrix, [row[1] for row in sums.rows], [row[2] for row in sums.rows])
    top = 4 * max(sums.truth.values()) + 100
    bounds = Bounds(list(sums.low.values()), [min(high, top) for high in sums.high.values()])

    def solve(wanted: Mapping[Cell, float]) -> dict[Cell, int]:
        goal = np.zeros(len(place))
        for cell, way in wanted.items():
            goal[place[cell]] = way
        found = milp(goal, integrality=np.ones(len(place)), bounds=bounds, constraints=known)
        if not found.success:
            return sums.truth
        return {cell: round(found.x[i]) for cell, i in place.items()}

    return solve
