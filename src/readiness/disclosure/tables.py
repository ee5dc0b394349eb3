"""The sums that published figures give away: a table a measure and breakdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from readiness.disclosure.flows import ANY, Edge
from readiness.disclosure.profiles import Profile

COLUMNS = ("numerator", "denominator", "unusable")


@dataclass
class Cells:
    """One column of counts of a table: a count a row and a flag whether it is hidden. The last row
    is the whole."""

    values: list[int]
    hidden: list[bool] = field(default_factory=list)

    def small(self, profile: Profile) -> list[bool]:
        return [profile.small(value) for value in self.values]

    def shown(self) -> list[int]:
        """The groups (not the whole) that are shown and not nought, smallest first."""
        groups = range(len(self.values) - 1)
        free = [i for i in groups if self.values[i] > 0 and not self.hidden[i]]
        return sorted(free, key=lambda i: self.values[i])

    @property
    def any_hidden(self) -> bool:
        return any(self.hidden)


@dataclass
class Table:
    """The groups of one breakdown and, last, the whole. `rows` are positions in the results.

    `withdrawn`: columns of which nothing can be shown by this breakdown, not even nought. `wholes`:
    by column, what a rounded whole can be, given all the breakdowns (see `narrow`).
    """

    measure: str
    breakdown: str
    rows: list[int]
    columns: dict[str, Cells]
    withdrawn: set[str] = field(default_factory=set)
    wholes: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def is_ratio(self) -> bool:
        return "numerator" in self.columns and "denominator" in self.columns

    @property
    def base(self) -> Cells | None:
        """The records a figure rests on: what it is out of, or a plain count."""
        return self.columns.get("denominator") or self.columns.get("numerator")

    def span(self, name: str, row: int, profile: Profile) -> tuple[int, int]:
        """What a count that is shown can be."""
        cells = self.columns[name]
        if row == len(cells.values) - 1 and name in self.wholes:
            return self.wholes[name]
        return profile.span(cells.values[row])

    def used(self, row: int) -> int:
        """The records the row's figure rests on."""
        return self.base.values[row] if self.base else 0

    def records(self, row: int) -> int:
        """The records of a row, used or not."""
        aside = self.columns.get("unusable")
        return self.used(row) + (aside.values[row] if aside else 0)

    def systems(self) -> list[tuple[str, ...]]:
        """The columns that stand in one set of sums: numerator and denominator do together."""
        main = tuple(name for name in ("numerator", "denominator") if name in self.columns)
        other = tuple(name for name in ("unusable",) if name in self.columns)
        return [s for s in (main, other) if s and not self.withdrawn & set(s)]


def tables(results: pd.DataFrame) -> list[Table]:
    """Every table of the results, nothing hidden yet. Measures that were not supplied have none."""
    positions: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, key in enumerate(zip(results["measure"], results["breakdown"], strict=True)):
        positions[key].append(i)
    counts = {name: results[name].tolist() for name in COLUMNS}
    found = []
    for (measure, breakdown), rows in positions.items():
        whole = positions.get((measure, "all"), [])
        there = rows if breakdown == "all" else [*rows, *whole]
        columns = _columns(counts, there)
        if columns and whole:
            found.append(Table(measure, breakdown, there, columns))
    return found


def _columns(counts: dict[str, list[object]], rows: Sequence[int]) -> dict[str, Cells]:
    found = {}
    for name, column in counts.items():
        values = [column[i] for i in rows]
        if not any(value is pd.NA or value != value for value in values):
            found[name] = Cells([int(value) for value in values], [False] * len(rows))  # type: ignore[call-overload]
    return found


def narrow(found: Sequence[Table], profile: Profile) -> None:
    """Says in each table what its rounded wholes can be: groups are rounded as well, and by each
    breakdown come to the whole."""
    if profile.base == 1:
        return
    ends: dict[tuple[str, str], tuple[int, int]] = {}
    for table in found:
        for name, cells in table.columns.items():
            if cells.hidden[-1]:
                continue
            key = table.measure, name
            low, high = ends.get(key) or profile.span(cells.values[-1])
            if table.breakdown != "all" and name not in table.withdrawn:
                parts = list(zip(cells.values[:-1], cells.hidden[:-1], strict=True))
                spans = [(1, ANY) if hidden else profile.span(value) for value, hidden in parts]
                low = max(low, sum(span[0] for span in spans))
                high = min(high, sum(span[1] for span in spans))
            ends[key] = low, high
    for table in found:
        known = ((name, ends.get((table.measure, name))) for name in table.columns)
        table.wholes = {name: both for name, both in known if both}


def edges(table: Table, system: Sequence[str], profile: Profile) -> list[Edge]:
    """The counts of one system that are not exactly known, as flows between sums."""
    if len(system) == 2:
        return [*_ratio_edges(table, profile)]
    return [*_partition_edges(table, system[0], profile)]


def _partition_edges(table: Table, name: str, profile: Profile) -> Iterator[Edge]:
    cells = table.columns[name]
    ceiling = _ceiling(cells, profile)
    last = len(cells.values) - 1
    for i, value in enumerate(cells.values):
        ends = ("whole", "parts") if i == last else ("parts", "whole")
        high = ANY if i == last else ceiling
        span = table.span(name, i, profile)
        yield from _edge(ends, value, cells.hidden[i], high, (name, i), span)


def _ratio_edges(table: Table, profile: Profile) -> Iterator[Edge]:
    """Whole -> group (denominator) -> yes or no -> whole: every sum a person could do."""
    k, n = table.columns["numerator"], table.columns["denominator"]
    last = len(n.values) - 1
    above = _ceiling(k, profile), _ceiling(n, profile), _complement_ceiling(k, n, profile)
    for i, (yes, among) in enumerate(zip(k.values, n.values, strict=True)):
        ends = [("whole", i), (i, "yes"), (i, "no")]
        if i == last:
            ends = [("sum", "whole"), ("yes", "sum"), ("no", "sum")]
        above_k, above_n, above_m = (ANY, ANY, ANY) if i == last else above
        spans = [table.span(name, i, profile) for name in ("numerator", "denominator")]
        yield from _edge(ends[0], among, n.hidden[i], above_n, ("denominator", i), spans[1])
        yield from _edge(ends[1], yes, k.hidden[i], above_k, ("numerator", i), spans[0])
        hidden = k.hidden[i] or n.hidden[i]
        no = among - yes
        if hidden or profile.base > 1:
            secret = hidden and profile.small(no)
            high = above_m if hidden else ANY
            yield Edge(*ends[2], no, 0, max(high, no), secret, ("complement", i))


def _edge(
    ends: tuple[object, object],
    value: int,
    hidden: bool,
    ceiling: int,
    cell: tuple[str, int],
    span: tuple[int, int],
) -> Iterator[Edge]:
    """A hidden count is at least 1, because nought is never hidden; a rounded one is in a span."""
    if hidden:
        yield Edge(*ends, value, 1, max(ceiling, value), True, cell)
    elif span != (value, value):
        yield Edge(*ends, value, *span, False, cell)


def _ceiling(cells: Cells, profile: Profile) -> int:
    """If every hidden count is small, take it that everybody knows."""
    hidden = [v for v, h in zip(cells.values[:-1], cells.hidden[:-1], strict=True) if h]
    return profile.threshold if hidden and all(map(profile.small, hidden)) else ANY


def _complement_ceiling(k: Cells, n: Cells, profile: Profile) -> int:
    rows = zip(k.values[:-1], n.values[:-1], k.hidden[:-1], n.hidden[:-1], strict=True)
    hidden = [among - yes for yes, among, h, also in rows if h or also]
    return profile.threshold if hidden and all(map(profile.small, hidden)) else ANY
