"""Counts that stand in several measures at once, or are part of another's: the children every care
measure is out of, and those of them in care long enough to be owed a health assessment.

Each table may be safe by itself and all together not: what would have to be one more in one would
have to be one less in another. So tables of one list and breakdown are solved together, over whole
numbers, and so are the wholes of one list. Where one measure's records are no more than another's
in any group, they are taken to be some of them, and all of them where the numbers are the same: the
reader may know the definitions. What else the definitions say of counts is in `related.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import permutations
from typing import Any

from readiness.disclosure import related
from readiness.disclosure.flows import ANY
from readiness.disclosure.profiles import Profile
from readiness.disclosure.solving import Cell, Sums, certain, is_certain
from readiness.disclosure.tables import Table
from readiness.disclosure.teams import OTHER_TEAMS

Seen = set[Any]
"""Sets of tables, with what was hidden in them, and parts of their sums, in which nothing could be
worked out."""

Least = Mapping[tuple[str, str], int]
"""By measure and column, the least that a hidden whole can be."""


Place = tuple[Table, str, int]
"""One count: its table, column and row."""

MOST_STEPS = 40
"""Counts and tables that may be hidden for one set of tables before the others are looked at."""


@dataclass(frozen=True)
class Told:
    """A hidden count that a set of tables tells: of which table, the counts in the sums that tell
    it, and all the tables. `step` is how many have been hidden for the set before; `still` says
    whether it is told after more has been hidden."""

    table: Table
    beside: tuple[Place, ...]
    tables: tuple[Table, ...]
    step: int
    still: Callable[[], bool]


def untell(
    found: Sequence[Table],
    keys: Mapping[int, Any],
    profile: Profile,
    safe: Seen,
    hide: Callable[[Told], bool],
) -> bool:
    """Calls `hide` for what each set of tables together tells, until they do not; whether any did.

    `keys`: by row of the results, its list, period, breakdown and group. `hide` is false where it
    could hide nothing more. `safe` is added to.
    """
    least = _least(found, profile)
    sets = [
        tables
        for tables in _of_one_list(found, keys)
        if len(tables) > 1 and any(_any_hidden(table) for table in tables)
    ]
    wholes = [tables for tables in sets if tables[0].breakdown == "all"]
    others = [tables for tables in sets if tables[0].breakdown != "all"]

    def solved(tables: Sequence[Table]) -> bool:
        """Whether anything had to be hidden."""
        nonlocal least
        for step in range(MOST_STEPS):
            state = tuple(_state(table, least) for table in tables)
            if state in safe:
                return step > 0
            sums, sides = _known(tables, keys, least, profile)
            cell = certain(sums, safe)
            if cell is None:
                safe.add(state)
                return step > 0
            still = partial(_still, cell, tables, keys, least, profile)
            if not hide(_told(cell, sides, sums, step, still)):
                return step > 0
            least = _least(found, profile)
        return True

    # What is hidden of wholes changes every breakdown, so that comes first.
    told = [solved(tables) for tables in wholes]
    if not any(told):
        told = [solved(tables) for tables in others]
    return any(told)


def _still(
    cell: Cell, tables: Sequence[Table], keys: Mapping[int, Any], least: Least, profile: Profile
) -> bool:
    return is_certain(_known(tables, keys, least, profile)[0], cell)


def withdrawn(table: Table) -> bool:
    """Whether nothing of the breakdown is shown but, perhaps, how many could not be used."""
    return bool(table.withdrawn - {"unusable"})


def _any_hidden(table: Table) -> bool:
    return any(cells.any_hidden for name, cells in table.columns.items() if name != "unusable")


def _least(found: Sequence[Table], profile: Profile) -> Least:
    """The least that wholes can be, as the groups of some breakdown say: a hidden one has one."""
    least: dict[tuple[str, str], int] = defaultdict(int)
    for table in found:
        if table.breakdown == "all" or withdrawn(table):
            continue
        for name, cells in table.columns.items():
            parts = zip(cells.values[:-1], cells.hidden[:-1], strict=True)
            held = sum(1 if hidden else profile.span(value)[0] for value, hidden in parts)
            least[table.measure, name] = max(least[table.measure, name], held)
        if table.is_ratio:
            held, name = _least_left(table, profile), "complement"
            least[table.measure, name] = max(least[table.measure, name], held)
    return least


def _least_left(table: Table, profile: Profile) -> int:
    """The least that the complements of the groups come to: one, of a group with a hidden base of
    which none is in the numerator."""
    k, n = table.columns["numerator"], table.columns["denominator"]
    rows = list(zip(k.values, n.values, k.hidden, n.hidden, strict=True))[:-1]
    return sum(
        max((1 if without else profile.span(among)[0]) - profile.span(yes)[1], 0)
        for yes, among, hidden, without in rows
        if not hidden
    )


def _state(table: Table, least: Least) -> Any:
    hidden = (tuple(cells.hidden) for cells in table.columns.values())
    known = (least.get((table.measure, name), 0) for name in (*table.columns, "complement"))
    return table.measure, table.breakdown, withdrawn(table), *hidden, *known, *table.wholes.items()


def _of_one_list(found: Sequence[Table], keys: Mapping[int, Any]) -> list[list[Table]]:
    together: dict[Any, list[Table]] = defaultdict(list)
    for table in found:
        if table.base:
            name, start, breakdown, _ = keys[table.rows[0]]
            together[related.list_of(name), start, breakdown].append(table)
    return list(together.values())


class _Side:
    """One table of a set, its rows by the name of their group."""

    def __init__(self, t: int, table: Table, keys: Mapping[int, Any]) -> None:
        self.t, self.table = t, table
        self.places = {keys[row][3]: i for i, row in enumerate(table.rows)}

    @cached_property
    def used(self) -> dict[str, int]:
        return {g: n for g, i in self.places.items() if (n := self.table.used(i))}

    @cached_property
    def records(self) -> dict[str, int]:
        return {g: n for g, i in self.places.items() if (n := self.table.records(i))}

    def base(self, group: str) -> Cell:
        name = "denominator" if "denominator" in self.table.columns else "numerator"
        return self.t, name, self.places[group]

    def value(self, column: str, group: str) -> int:
        """A count of a group; nought where there is nobody in it."""
        row = self.places.get(group)
        if row is None:
            return 0
        if column != "complement":
            return self.table.columns[column].values[row]
        whole, part = (
            self.table.columns[name].values[row] for name in ("denominator", "numerator")
        )
        return whole - part

    def has(self, column: str) -> bool:
        return self.table.is_ratio if column == "complement" else column in self.table.columns

    def unusable(self, group: str, profile: Profile) -> tuple[int, int]:
        cells, row = self.table.columns.get("unusable"), self.places[group]
        if cells is None:
            return 0, 0
        return (0, ANY) if cells.hidden[row] else profile.span(cells.values[row])


def _known(
    tables: Sequence[Table], keys: Mapping[int, Any], least: Least, profile: Profile
) -> tuple[Sums, list[_Side]]:
    sums, sides = Sums(), [_Side(t, table, keys) for t, table in enumerate(tables)]
    kinds = _alike(sums, sides)
    by_measure = {side.table.measure: side for side in sides}
    for group in related.groups():
        if group.breakdown == tables[0].breakdown:
            _add_whole_and_group(sums, group, by_measure)
    for side in sides:
        _add_table(sums, side, least, profile)
    _add_some_of_others(sums, kinds)
    _add_records(sums, sides, profile)
    for one in related.together():
        _add_related(sums, one, by_measure)
    return sums, sides


def _alike(sums: Sums, sides: Sequence[_Side]) -> list[_Side]:
    """Those of the same records have one count a group between them; one of each kind."""
    kinds: dict[Any, _Side] = {}
    for side in sides:
        first = kinds.setdefault(tuple(sorted(side.used.items())), side)
        for group in side.places if first is not side else ():
            if group in first.places:
                sums.identify(side.base(group), first.base(group))
    return list(kinds.values())


def _add_whole_and_group(sums: Sums, one: related.OneGroup, sides: Mapping[str, _Side]) -> None:
    """The whole of one measure and a group of others are one count, where they are the same."""
    measure, column = one.whole
    side = sides.get(measure)
    if side is None or not side.has(column):
        return
    row = len(side.table.rows) - 1
    value = side.table.columns[column].values[row]
    for name, among in one.among:
        other = sides.get(name)
        if other and other.has(among) and other.value(among, one.group) == value > 0:
            sums.identify((other.t, among, other.places[one.group]), (side.t, column, row))


def _within(some: Mapping[str, int], many: Mapping[str, int]) -> bool:
    """Whether the one is no more than the other in any group."""
    return all(count <= many.get(group, 0) for group, count in some.items())


def _add_some_of_others(sums: Sums, kinds: Sequence[_Side]) -> None:
    """Each kind's records are some of those of the next larger; the rest follows."""
    above = {
        some.t: {many.t for many in kinds if many is not some and _within(some.used, many.used)}
        for some in kinds
    }
    for some, many in permutations(kinds, 2):
        nearest = many.t in above[some.t] and not any(
            many.t in above[other] for other in above[some.t]
        )
        for group in some.places if nearest else ():
            if group in many.places:
                sums.add({some.base(group): 1, many.base(group): -1}, -ANY, 0)


def _add_records(sums: Sums, sides: Sequence[_Side], profile: Profile) -> None:
    """Where they are so but for what each could not use, as far as that is shown."""
    for some, many in permutations(sides, 2):
        if _within(some.used, many.used) or not _within(some.records, many.records):
            continue
        for group in some.places:
            if group in many.places:
                room = many.unusable(group, profile)[1] - some.unusable(group, profile)[0]
                if room < ANY:
                    sums.add({some.base(group): 1, many.base(group): -1}, -ANY, room)


def _add_related(sums: Sums, one: related.Together, sides: Mapping[str, _Side]) -> None:
    """What the definitions say, where it is so in every group: what could not be used may differ."""
    measure, column = one.within
    parts = [(sides[m], c) for m, c in one.parts if m in sides and sides[m].has(c)]
    many = sides.get(measure)
    if many is None or not parts or not many.has(column):
        return
    groups = {group for side in (many, *(side for side, _ in parts)) for group in side.places}
    groups.discard(OTHER_TEAMS)
    left = {
        group: many.value(column, group) - sum(side.value(c, group) for side, c in parts)
        for group in groups
    }
    if any(rest < 0 for rest in left.values()):
        return
    every = one.every and len(parts) == len(one.parts) and not any(left.values())
    for group in sorted(groups & set(many.places)):
        signs: dict[Cell, int] = defaultdict(int)
        for side, c in parts:
            if group in side.places:
                signs[side.t, c, side.places[group]] += 1
        signs[many.t, column, many.places[group]] -= 1
        sums.add(signs, 0 if every else -ANY, 0)


def _add_table(sums: Sums, side: _Side, least: Least, profile: Profile) -> None:
    """Of a breakdown that is withdrawn nothing is known but what it adds up to, and not even which
    groups it has."""
    table, t = side.table, side.t
    columns = [name for name in ("numerator", "denominator") if name in table.columns]
    for name in columns:
        cells = table.columns[name]
        whole = len(cells.values) - 1
        for i, (value, hidden) in enumerate(zip(cells.values, cells.hidden, strict=True)):
            gone = withdrawn(table) and i < whole
            low = max(1, least.get((table.measure, name), 0)) if i == whole else 1
            ends = (low, ANY) if hidden else table.span(name, i, profile)
            ends = (0, ANY) if gone else ends
            sums.know((t, name, i), value, ends, (gone or hidden) and profile.small(value))
        if whole:
            parts: dict[Cell, int] = {(t, name, i): 1 for i in range(whole)}
            least_left = -ANY if withdrawn(table) else 0
            sums.add(parts | {(t, name, whole): -1}, least_left, 0)
    if len(columns) == 2:
        _add_complements(sums, t, table, least, profile)


def _add_complements(sums: Sums, t: int, table: Table, least: Least, profile: Profile) -> None:
    k, n = table.columns["numerator"], table.columns["denominator"]
    for i, (yes, among) in enumerate(zip(k.values, n.values, strict=True)):
        gone = withdrawn(table) and i < len(k.values) - 1
        hidden = k.hidden[i] or n.hidden[i] or gone
        cell = (t, "complement", i)
        low = least.get((table.measure, "complement"), 0) if i == len(k.values) - 1 else 0
        ends = (low, ANY) if hidden or profile.base > 1 else (among - yes, among - yes)
        sums.know(cell, among - yes, ends, hidden and profile.small(among - yes))
        sums.add({(t, "numerator", i): 1, cell: 1, (t, "denominator", i): -1}, 0, 0)


def _told(
    cell: Cell, sides: Sequence[_Side], sums: Sums, step: int, still: Callable[[], bool]
) -> Told:
    near = {cell, *(one for signs, _, _ in sums.rows if cell in signs for one in signs)}
    return Told(
        sides[cell[0]].table,
        tuple((sides[t].table, column, row) for t, column, row in sorted(near)),
        tuple(side.table for side in sides),
        step,
        still,
    )
