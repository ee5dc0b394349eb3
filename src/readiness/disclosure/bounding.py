"""The least and most each unknown whole number can be, given sums it stands in.

Sums that share no unknown are solved apart. Bounds are first drawn in by each sum alone, which
settles most; the rest is solved as whole numbers (HiGHS). One solution may show many numbers at
their ends, so few are solved one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Cell = Any  # hashable: whatever names a number
Sum = tuple[dict[Cell, float], float, float]
"""Coefficients, and the least and most they come to."""

ANY = 10**6
"""More than any count: a number of which nothing is known but that it is not negative."""

SWEEPS = 50
SLACK = 1e-7
MIXTURES = 8


class ContradictionError(ValueError):
    """No numbers fit the sums."""


@dataclass
class Equations:
    """What is known: each number's least and most, and sums of them."""

    low: dict[Cell, int] = field(default_factory=dict)
    high: dict[Cell, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def know(self, cell: Cell, least: int, most: int) -> None:
        """A number is from least to most; what was known before still holds."""
        self.low[cell] = max(least, self.low.get(cell, 0))
        self.high[cell] = min(most, self.high.get(cell, ANY))

    def add(self, coefficients: Mapping[Cell, float], least: float = 0, most: float = 0) -> None:
        """A sum; not added where one of its numbers is not known of at all."""
        parts = {cell: value for cell, value in coefficients.items() if value}
        if parts and all(cell in self.low for cell in parts):
            self.sums.append((parts, least, most))

    def free(self, cell: Cell) -> bool:
        return self.low[cell] < self.high[cell]


@dataclass(frozen=True)
class Range:
    """The least and most a hidden number can be, given all that was published."""

    least: int
    most: int

    @property
    def disclosed(self) -> bool:
        return self.least == self.most


def bounds(
    known: Equations, wanted: Sequence[Cell], secret: Collection[Cell] | None = None
) -> dict[Cell, Range]:
    """The range of each wanted number. Raises ContradictionError where no numbers fit.

    With `secret`, only whether each of those has but one value is found out, which is much quicker:
    the ranges of the others, and of those that have two, are what each sum alone leaves them, which
    may be wider than all sums together do.
    """
    drawn = drawn_in(known)
    solve_part = _solved if secret is None else _two_valued
    found = {c: Range(drawn.low[c], drawn.high[c]) for c in wanted if not drawn.free(c)}
    left = {cell for cell in wanted if drawn.free(cell) and (secret is None or cell in secret)}
    for part in parts(drawn):
        if asked := [cell for cell in part.low if cell in left]:
            found |= solve_part(part, asked)
    return {cell: found.get(cell, Range(drawn.low[cell], drawn.high[cell])) for cell in wanted}


def drawn_in(known: Equations) -> Equations:
    """The same, with each number no wider than the sums it stands in leave it one by one."""
    low, high = dict(known.low), dict(known.high)
    by_cell: dict[Cell, list[int]] = defaultdict(list)
    for i, (coefficients, _, _) in enumerate(known.sums):
        for cell in coefficients:
            by_cell[cell].append(i)
    waiting, rounds = dict.fromkeys(range(len(known.sums))), SWEEPS * max(len(known.sums), 1)
    while waiting and rounds:
        rounds -= 1
        i = next(iter(waiting))
        del waiting[i]
        for cell in _narrowed(known.sums[i], low, high):
            if low[cell] > high[cell]:
                raise ContradictionError("What is known leaves a number no value.")
            waiting |= dict.fromkeys(by_cell[cell])
    return Equations(low, high, known.sums)


def _narrowed(one: Sum, low: dict[Cell, int], high: dict[Cell, int]) -> Iterator[Cell]:
    """Draws in the numbers of one sum; those that moved."""
    coefficients, least, most = one
    ends = {c: sorted((v * low[c], v * high[c])) for c, v in coefficients.items()}
    total_low, total_high = (sum(end[i] for end in ends.values()) for i in (0, 1))
    for cell, value in coefficients.items():
        over, under = least - (total_high - ends[cell][1]), most - (total_low - ends[cell][0])
        small, large = sorted((over / value, under / value))
        new_low = max(low[cell], int(np.ceil(small - SLACK)))
        new_high = min(high[cell], int(np.floor(large + SLACK)))
        if (new_low, new_high) != (low[cell], high[cell]):
            low[cell], high[cell] = new_low, new_high
            yield cell


def parts(known: Equations) -> Iterator[Equations]:
    """The unknown numbers in sets that no sum joins, each with its sums less what is known."""
    parent: dict[Cell, Cell] = {cell: cell for cell in known.low if known.free(cell)}

    def root(cell: Cell) -> Cell:
        while parent[cell] != cell:
            parent[cell] = cell = parent[parent[cell]]
        return cell

    rows = []
    for coefficients, least, most in known.sums:
        free = {cell: value for cell, value in coefficients.items() if cell in parent}
        if not free:
            continue
        rest = sum(v * known.low[c] for c, v in coefficients.items() if c not in free)
        rows.append((free, least - rest, most - rest))
        first, *others = free
        for other in others:
            parent[root(other)] = root(first)
    found: dict[Cell, Equations] = defaultdict(Equations)
    for cell in parent:
        found[root(cell)].know(cell, known.low[cell], known.high[cell])
    for row in rows:
        found[root(next(iter(row[0])))].sums.append(row)
    yield from found.values()


def _solved(part: Equations, asked: Sequence[Cell]) -> dict[Cell, Range]:
    """Ranges within one set. Each solution is looked at for every number still sought."""
    solve, ends = solver(part), {}
    for way in (1, -1):
        bound = part.low if way > 0 else part.high
        open_, best = list(asked), {}
        if len(open_) > 1:
            open_ = [
                c
                for c, v in solve(dict.fromkeys(open_, way)).items()
                if c in set(open_) and v != bound[c]
            ]
        for cell in asked:
            best[cell] = bound[cell]
        while open_:
            cell = open_[0]
            solution = solve({cell: way})
            best[cell] = solution[cell]
            open_ = [c for c in open_[1:] if solution[c] != bound[c]]
        ends[way] = best
    return {cell: Range(ends[1][cell], ends[-1][cell]) for cell in asked}


def _two_valued(part: Equations, asked: Sequence[Cell]) -> dict[Cell, Range]:
    """Exact ranges of the numbers that have one value, and those each sum leaves the others."""
    solve = solver(part)
    first = solve(dict.fromkeys(asked, 1))
    alone = list(asked)
    for weights in _mixtures(len(alone)):
        if not alone:
            break
        other = solve(dict(zip(alone, weights, strict=False)))
        alone = [cell for cell in alone if other[cell] == first[cell]]
    found = {cell: Range(part.low[cell], part.high[cell]) for cell in asked}
    while alone:
        cell = alone[0]
        for way in (1, -1):
            if alone and alone[0] == cell:
                other = solve({cell: way})
                alone = [one for one in alone if other[one] == first[one]]
        if alone and alone[0] == cell:
            found[cell] = Range(first[cell], first[cell])
            alone = alone[1:]
    return found


def _mixtures(size: int) -> Iterator[NDArray[np.float64]]:
    """Ways to pull many numbers at once, of which most have another value by one or other."""
    yield -np.ones(size)
    ways = np.random.default_rng(size)
    for _ in range(MIXTURES):
        yield ways.choice((-1.0, 1.0), size)


Solve = Callable[[Mapping[Cell, float]], dict[Cell, int]]


def solver(part: Equations) -> Solve:
    """Finds whole numbers that fit with the weighted sum of some as small as may be."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    place = {cell: i for i, cell in enumerate(part.low)}
    entries = [
        (value, r, place[cell])
        for r, (coefficients, _, _) in enumerate(part.sums)
        for cell, value in coefficients.items()
    ]
    constraints = None
    if entries:
        values, rows, columns = zip(*entries, strict=True)
        matrix = csr_array((values, (rows, columns)), shape=(len(part.sums), len(place)))
        ends = (np.array([row[i] for row in part.sums], dtype=float) for i in (1, 2))
        constraints = LinearConstraint(matrix, *ends)
    limits = Bounds([part.low[c] for c in place], [part.high[c] for c in place])
    whole = np.ones(len(place))

    def solve(wanted: Mapping[Cell, float]) -> dict[Cell, int]:
        goal = np.zeros(len(place))
        for cell, way in wanted.items():
            goal[place[cell]] = way
        found = milp(goal, integrality=whole, bounds=limits, constraints=constraints)
        if found.x is None:
            raise ContradictionError("No whole numbers fit all that is known.")
        return {cell: round(found.x[i]) for cell, i in place.items()}

    return solve
