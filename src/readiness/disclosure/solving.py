"""Sums of whole numbers, and whether a count that is hidden in them can be but one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from readiness.disclosure.flows import ANY

Cell = tuple[int, str, int]  # which table, which column, which row
Sum = tuple[dict[Cell, int], int, int]
Solution = Mapping[Cell, int]

NEAR_ENOUGH = 0.5
"""Any other solution will do, so none needs to be the furthest there is."""

MOST_NODES = 5_000
"""Where none is found in so many steps the count is taken to be told. Steps, for seconds would make
what is hidden depend on the machine."""


@dataclass
class Sums:
    """Least and most of every cell, what it is in truth, and sums of cells (sign by cell).

    A cell that is another by definition is known by the other's name (`same`).
    """

    low: dict[Cell, int] = field(default_factory=dict)
    high: dict[Cell, int] = field(default_factory=dict)
    truth: dict[Cell, int] = field(default_factory=dict)
    secret: set[Cell] = field(default_factory=set)
    rows: list[Sum] = field(default_factory=list)
    same: dict[Cell, Cell] = field(default_factory=dict)

    def identify(self, cell: Cell, other: Cell) -> None:
        """Takes the two to be one, before anything is known of either."""
        old, new = self.same.get(cell, cell), self.same.get(other, other)
        if old != new:
            for name in (old, *(one for one, name in self.same.items() if name == old)):
                self.same[name] = new

    def know(self, cell: Cell, value: int, ends: tuple[int, int], secret: bool) -> None:
        name = self.same.get(cell, cell)
        self.low[name] = max(ends[0], self.low.get(name, 0))
        self.high[name] = min(ends[1], self.high.get(name, ANY))
        self.truth[name] = value
        if secret:
            self.secret.add(name)

    def add(self, signs: Mapping[Cell, int], least: int, most: int) -> None:
        found: dict[Cell, int] = defaultdict(int)
        for cell, sign in signs.items():
            found[self.same.get(cell, cell)] += sign
        if any(found.values()):
            self.rows.append(({c: s for c, s in found.items() if s}, least, most))

    def name(self) -> Any:
        """What tells these sums from others."""
        rows = tuple((tuple(signs.items()), least, most) for signs, least, most in self.rows)
        numbers = zip(self.low.items(), self.high.values(), self.truth.values(), strict=True)
        return tuple(numbers), frozenset(self.secret), rows

    def free(self, cell: Cell) -> bool:
        return self.low[cell] < self.high[cell]


def certain(sums: Sums, safe: set[Any]) -> Cell | None:
    """A secret cell for which there is no other solution, if there is one.

    `safe`: parts of sums in which there was none, so that nothing is solved twice; added to.
    """
    for cell in sums.low:
        if cell in sums.secret and not sums.free(cell):
            return cell
    for part in _parts(sums):
        if (name := part.name()) in safe:
            continue
        left = [cell for cell in part.truth if cell in sums.secret]
        solve = _solver(part)
        for way in (1, -1):
            if left:
                left = _unmet(part, solve(dict.fromkeys(left, way), None), left)
        while left:
            cell, before = left[0], len(left)
            for way in (1, -1):
                if len(left) == before:
                    left = _unmet(part, solve({}, (cell, way)), left)
            if cell in left:
                return cell
        safe.add(name)
    return None


def is_certain(sums: Sums, cell: Cell) -> bool:
    """Whether there is no other solution for one cell."""
    name = sums.same.get(cell, cell)
    only = replace(sums, secret={name})
    for part in _parts(only):
        solve = _solver(part)
        return all(_unmet(part, solve({}, (name, way)), [name]) for way in (1, -1))
    return not sums.free(name)


def _unmet(sums: Sums, found: Solution, cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if found[cell] == sums.truth[cell]]


def _parts(sums: Sums) -> Iterator[Sums]:
    """The cells that are not known, in sets that no sum joins, where a set holds a secret."""
    rows = [row for row in map(_free_part(sums), sums.rows) if row[0]]
    parent = {cell: cell for cell in sums.low if sums.free(cell)}

    def root(cell: Cell) -> Cell:
        while parent[cell] != cell:
            parent[cell] = cell = parent[parent[cell]]
        return cell

    for signs, _, _ in rows:
        first, *others = signs
        for other in others:
            parent[root(other)] = root(first)
    with_secrets = [root(cell) for cell in parent if cell in sums.secret]
    found = {name: Sums() for name in with_secrets}
    for cell in parent:
        if part := found.get(root(cell)):
            ends = sums.low[cell], sums.high[cell]
            part.know(cell, sums.truth[cell], ends, cell in sums.secret)
    for row in rows:
        if part := found.get(root(next(iter(row[0])))):
            part.rows.append(row)
    yield from found.values()


def _free_part(sums: Sums) -> Callable[[Sum], Sum]:
    def free_part(row: Sum) -> Sum:
        signs, least, most = row
        free = {cell: sign for cell, sign in signs.items() if sums.free(cell)}
        known = sum(sign * sums.low[cell] for cell, sign in signs.items() if cell not in free)
        return free, least - known, most - known

    return free_part


def _solver(sums: Sums) -> Callable[[Mapping[Cell, int], tuple[Cell, int] | None], Solution]:
    """A function that finds numbers that fit all sums: as many `wanted` cells as far one way as
    may be, and one cell (`moved`) more or less than it is. Where none do, the truth."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    place = {cell: i for i, cell in enumerate(sums.low)}
    entries = [
        (sign, r, place[cell])
        for r, (signs, _, _) in enumerate(sums.rows)
        for cell, sign in signs.items()
    ]
    known = None
    if entries:
        values, rows, columns = zip(*entries, strict=True)
        matrix = csr_array((values, (rows, columns)), shape=(len(sums.rows), len(place)))
        least, most = (np.array([row[i] for row in sums.rows], dtype=float) for i in (1, 2))
        known = LinearConstraint(matrix, np.where(least <= -ANY // 2, -np.inf, least), most)
    top = 4 * max(sums.truth.values()) + 100
    low = np.array([*sums.low.values()], dtype=float)
    high = np.array([min(most, top) for most in sums.high.values()], dtype=float)
    whole = np.ones(len(place))

    def solve(wanted: Mapping[Cell, int], moved: tuple[Cell, int] | None) -> Solution:
        goal, ends = np.zeros(len(place)), (low.copy(), high.copy())
        for cell, way in wanted.items():
            goal[place[cell]] = way
        if moved:
            cell, way = moved
            ends[way < 0][place[cell]] = sums.truth[cell] + way
            if ends[0][place[cell]] > ends[1][place[cell]]:
                return sums.truth
        found = milp(
            goal,
            integrality=whole,
            bounds=Bounds(*ends),
            constraints=known,
            options={"mip_rel_gap": NEAR_ENOUGH, "node_limit": MOST_NODES},
        )
        if found.x is None:
            return sums.truth
        return {cell: round(found.x[i]) for cell, i in place.items()}

    return solve
