"""What a reader with a pencil makes of published counts: sums over whole numbers, solved.

A cell is (what, measure, breakdown, group): what is k (numerator or count), n (denominator) or m
(the complement). The exact counts are one solution; a count is told if there is no other for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from readiness.disclosure.profiles import Profile

Cell = tuple[str, str, str, str]
Sum = tuple[Mapping[Cell, int], float, float]
BIG = 10**5
COLUMNS = {"k": "numerator", "n": "denominator"}
OTHER_TEAMS = "Other teams"


def cells_of(results: pd.DataFrame) -> dict[Cell, int | None]:
    """Every count there could be of the rows, None where it is not shown; the complement only
    where both it is made of are."""
    ratios = set(results.loc[results["denominator"].notna(), "measure"])
    found: dict[Cell, int | None] = {}
    rows = results[results["state"] != "not_supplied"]
    for measure, by, group, k, n in rows[
        ["measure", "breakdown", "group", *COLUMNS.values()]
    ].values:
        found["k", measure, by, group] = None if pd.isna(k) else int(k)
        if measure in ratios:
            found["n", measure, by, group] = None if pd.isna(n) else int(n)
    return found


class Puzzle:
    """Cells with what each may be, and sums they fulfil; `truth` fulfils them all."""

    def __init__(self, shown: pd.DataFrame, exact: pd.DataFrame, profile: Profile) -> None:
        self.profile = profile
        self.truth = _truth(exact, shown)
        self.shown = {c: v for c, v in cells_of(shown).items() if c in self.truth}
        self.low = {c: 1 if v is None else profile.span(v)[0] for c, v in self.shown.items()}
        self.high = {c: BIG if v is None else profile.span(v)[1] for c, v in self.shown.items()}
        for cell in [c for c in self.shown if c[0] == "n" and ("k", *c[1:]) in self.shown]:
            self.low["m", *cell[1:]], self.high["m", *cell[1:]] = 0, BIG
        self.sums: list[Sum] = []

    def with_sums(self, *families: Callable[[Puzzle], Iterable[Sum]]) -> Puzzle:
        for family in families:
            for weights, least, most in family(self):
                total = sum(weight * self.truth[cell] for cell, weight in weights.items())
                assert least <= total <= most, f"no reader could know this: {weights}"
                self.sums.append((weights, least, most))
        return self

    def secret(self, cell: Cell) -> bool:
        return self.profile.small(self.truth[cell])

    def told(self) -> list[Cell]:
        """The small counts that can be nothing else."""
        fixed = [c for c in self.low if self.low[c] == self.high[c] and self.secret(c)]
        return fixed + [c for part in self._parts() for c in self._told_in(*part)]

    def _parts(self) -> Iterator[tuple[list[Cell], list[Sum]]]:
        """Sets of cells that no sum joins."""
        cells = [cell for cell in self.low if self.low[cell] < self.high[cell]]
        place = {cell: i for i, cell in enumerate(cells)}
        pairs = [
            (place[free[0]], place[cell])
            for weights, _, _ in self.sums
            if (free := [cell for cell in weights if cell in place])
            for cell in free
        ]
        rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
        graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(cells), len(cells)))
        _, labels = connected_components(graph, directed=False)
        members: dict[int, list[Cell]] = defaultdict(list)
        joined: dict[int, list[Sum]] = defaultdict(list)
        for cell, label in zip(cells, labels, strict=True):
            members[label].append(cell)
        for one in self.sums:
            first = next((cell for cell in one[0] if cell in place), None)
            if first is not None:
                joined[labels[place[first]]].append(one)
        yield from ((members[label], joined[label]) for label in members)

    def _told_in(self, cells: Sequence[Cell], sums: Sequence[Sum]) -> list[Cell]:
        left = [cell for cell in cells if self.secret(cell)]
        if not left or not sums:
            return []
        solve = self._solver(cells, sums)
        for way in (1, -1):
            left = _as_in(solve(dict.fromkeys(left, way)), self.truth, left)
        for cell in list(left):
            if any(solve({cell: way})[cell] != self.truth[cell] for way in (1, -1)):
                left.remove(cell)
        return left

    def _solver(
        self, cells: Sequence[Cell], sums: Sequence[Sum]
    ) -> Callable[[Mapping[Cell, int]], dict[Cell, int]]:
        place = {cell: i for i, cell in enumerate(cells)}
        matrix = np.zeros((len(sums), len(cells)))
        ends = np.zeros((len(sums), 2))
        for row, (weights, least, most) in enumerate(sums):
            known = sum(w * self.truth[cell] for cell, w in weights.items() if cell not in place)
            ends[row] = least - known, most - known
            for cell in weights.keys() & place.keys():
                matrix[row, place[cell]] = weights[cell]
        limits = LinearConstraint(matrix, ends[:, 0], ends[:, 1])
        bounds = Bounds([self.low[c] for c in cells], [self.high[c] for c in cells])

        def solve(goal: Mapping[Cell, int]) -> dict[Cell, int]:
            aim = np.array([goal.get(cell, 0) for cell in cells], dtype=float)
            found = milp(aim, integrality=np.ones(len(cells)), bounds=bounds, constraints=limits)
            assert found.success, "what was published contradicts itself"
            return dict(zip(cells, map(round, found.x), strict=True))

        return solve


def _as_in(solution: Mapping[Cell, int], truth: Mapping[Cell, int], cells: Collection[Cell]) -> list[Cell]:  # fmt: skip
    return [cell for cell in cells if solution[cell] == truth[cell]]


def _truth(exact: pd.DataFrame, shown: pd.DataFrame) -> dict[Cell, int]:
    """The exact counts; teams that were joined count together."""
    there = {tuple(row) for row in shown[["measure", "breakdown", "group"]].values}
    found: dict[Cell, int] = {}
    for (what, measure, by, group), value in cells_of(exact).items():
        if value is None:
            continue
        joined = by == "team" and (measure, by, group) not in there
        cell = what, measure, by, OTHER_TEAMS if joined else group
        found[cell] = found.get(cell, 0) + value
    for cell in [cell for cell in found if cell[0] == "n" and ("k", *cell[1:]) in found]:
        found["m", *cell[1:]] = found[cell] - found["k", *cell[1:]]
    return found


def groups_add_up(
    puzzle: Puzzle, columns: str = "knm", breakdowns: Collection[str] = ()
) -> Iterator[Sum]:
    """The groups of a breakdown are the whole, where all its rows are there."""
    groups: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    every: dict[tuple[str, str, str], int] = defaultdict(int)
    for what, measure, by, _ in puzzle.truth:
        every[what, measure, by] += 1
    for cell in puzzle.low:
        if cell[2] != "all" and cell[0] in columns and (not breakdowns or cell[2] in breakdowns):
            groups[cell[:3]].append(cell)
    for (what, measure, by), cells in groups.items():
        whole = (what, measure, "all", "all")
        adds = sum(puzzle.truth[c] for c in cells) == puzzle.truth.get(whole)
        if whole in puzzle.low and len(cells) == every[what, measure, by] and adds:
            yield dict.fromkeys(cells, 1) | {whole: -1}, 0, 0


def complements(puzzle: Puzzle) -> Iterator[Sum]:
    """In time and late are all."""
    for cell in puzzle.low:
        if cell[0] == "m":
            k, n = ("k", *cell[1:]), ("n", *cell[1:])
            yield {k: 1, cell: 1, n: -1}, 0, 0
