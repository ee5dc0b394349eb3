"""Which counts to hide: the small ones, and then as few more as keep those from being worked out.

Decided for the whole set of tables that will be rendered, because they share their totals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from readiness.disclosure import related
from readiness.disclosure.flows import Edge, certain
from readiness.disclosure.joint import disagreeing
from readiness.disclosure.linked import Seen, Told, untell, withdrawn
from readiness.disclosure.profiles import Profile
from readiness.disclosure.tables import Cells, Table, edges, narrow

ROUNDS = 30
ENOUGH = 4
"""Single counts to hide for one set of tables before whole breakdowns go."""


def decide(found: Sequence[Table], keys: Mapping[int, Any], profile: Profile) -> None:
    """Marks in the tables what is hidden.

    `keys`: by row of the results, what two rows must share for equal counts in them to be taken as
    one count seen twice (list, period, breakdown, group).
    """
    for table in found:
        _primary(table, profile)
        _hide_parts_of_hidden(table)
    _withdraw_unusable(found, keys)
    safe: Seen = set()
    for _ in range(ROUNDS):
        narrow(found, profile)
        for table in found:
            _secondary(table, profile)
        for table, system in disagreeing(found, profile):
            table.withdrawn |= set(system)
        if _link(found, keys):
            continue
        if not untell(found, keys, profile, safe, partial(_hide_beside, found, keys, profile)):
            return
    _withdraw_breakdowns(found)


def _hide_beside(
    found: Sequence[Table], keys: Mapping[int, Any], profile: Profile, told: Told
) -> bool:
    """Hides the smallest count in the sums that tell, a base only where there is nothing else.
    Where that has been done often enough, or there is none, a breakdown goes."""
    shown = [place for place in map(_as_printed, told.beside) if place.shown]
    if told.table.breakdown == "all":
        shown = shown or [place for place in [_Place(told.table, "denominator", 0)] if place.shown]
    else:
        shown = [p for p in shown if p.row < len(p.table.rows) - 1 and told.step < ENOUGH]
    if shown:
        first = min(shown, key=lambda place: (place.column == "denominator", place.value))
        first.hide(found)
        for places in _same_counts(told.tables, keys).values():
            _hide_all(places, found)
        for table in told.tables:
            _secondary(table, profile)
        return True
    if told.table.breakdown == "all":
        return False
    return _withdraw_one(told)


def _withdraw_one(told: Told) -> bool:
    """Withdraws the first table that keeps the count from being told; failing one, the first."""
    near = [told.table, *(table for table, _, _ in told.beside), *told.tables]
    left = list({id(table): table for table in near if not withdrawn(table)}.values())
    for table in left:
        before = set(table.withdrawn)
        table.withdrawn |= set(table.columns)
        if not told.still():
            return True
        table.withdrawn = before
    for table in left[:1]:
        table.withdrawn |= set(table.columns)
    return bool(left)


def _as_printed(place: tuple[Table, str, int]) -> _Place:
    """A complement is not printed; its numerator is."""
    table, column, row = place
    return _Place(table, "numerator" if column == "complement" else column, row)


def _hide_whole(measure: str, column: str, found: Sequence[Table]) -> None:
    """Hides a whole wherever it stands, and its parts with it."""
    for table in found:
        if table.measure == measure and column in table.columns:
            table.columns[column].hidden[-1] = True
            _hide_parts_of_hidden(table)


def _withdraw_breakdowns(found: Sequence[Table]) -> None:
    """Where no number of rounds settles it, nothing but the wholes is shown."""
    for table in found:
        if table.breakdown != "all":
            table.withdrawn |= set(table.columns)


def _primary(table: Table, profile: Profile) -> None:
    """Small counts; and a numerator whose complement is small, unless its base is hidden."""
    for cells in table.columns.values():
        cells.hidden = cells.small(profile)
    if table.is_ratio:
        k, n = table.columns["numerator"], table.columns["denominator"]
        rows = zip(k.values, n.values, k.hidden, n.hidden, strict=True)
        k.hidden = [
            hidden or (yes > 0 and not without and profile.small(among - yes))
            for yes, among, hidden, without in rows
        ]


def _hide_parts_of_hidden(table: Table) -> None:
    """Where a whole is hidden so are its parts: they would give it away, one breakdown what
    another hides."""
    for cells in table.columns.values():
        if cells.hidden[-1]:
            cells.hidden[:-1] = [value > 0 for value in cells.values[:-1]]


def _withdraw_unusable(found: Sequence[Table], keys: Mapping[int, Any]) -> None:
    """Measures of the same records differ by what each could not use, so what one could not use
    tells what another could not: none of them says it where it is small in any."""
    alike: dict[Any, set[str]] = defaultdict(set)
    for table in found:
        if table.breakdown == "all" and "unusable" in table.columns:
            alike[keys[table.rows[-1]], table.records(-1)].add(table.measure)
    told = {
        table.measure
        for table in found
        if "unusable" in table.columns and table.columns["unusable"].any_hidden
    }
    silent = {name for names in alike.values() if len(names) > 1 and names & told for name in names}
    for table in found:
        if table.measure in silent:
            cells = table.columns["unusable"]
            cells.hidden = [True] * len(cells.values)
            table.withdrawn.add("unusable")


def _secondary(table: Table, profile: Profile) -> None:
    if table.breakdown == "all":
        return
    for system in table.systems():
        if any(table.columns[name].any_hidden for name in system):
            _protect(table, system, profile)


def _protect(table: Table, system: Sequence[str], profile: Profile) -> None:
    """Hides one more count at a time until nothing hidden can be worked out."""
    while found := certain(edges(table, system, profile)):
        if not _hide_one(table, system, found[0], profile):
            table.withdrawn |= set(system)
            return


def _hide_one(table: Table, system: Sequence[str], edge: Edge, profile: Profile) -> bool:
    """The smallest count that may help; False where there is none left to hide."""
    name, row = edge.cell
    if name == "complement":
        name = "numerator" if table.columns["numerator"].hidden[row] else "denominator"
    if free := table.columns[name].shown():
        table.columns[name].hidden[free[0]] = True
        return True
    return len(system) == 2 and _hide_a_base(table, name, row, profile)


def _hide_a_base(table: Table, name: str, row: int, profile: Profile) -> bool:
    """Where all other numerators are nought this one is the whole's and no secret by itself: show
    it, and hide what it is out of, as that is what would tell the complement."""
    k, n = table.columns["numerator"], table.columns["denominator"]
    alone = name == "numerator" and not profile.small(k.values[row]) and not k.hidden[-1]
    if alone and not n.hidden[row]:
        k.hidden[row], n.hidden[row] = False, True
        return True
    free = n.shown()
    if free:
        n.hidden[free[0]] = True
    return bool(free)


def _link(found: Sequence[Table], keys: Mapping[int, Any]) -> bool:
    """Hides a count wherever the same count is hidden; True where that hid something more."""
    changed = False
    for places in (*_same_counts(found, keys).values(), *_whole_and_group(found, keys)):
        changed |= _hide_all(places, found)
    return changed


def _hide_all(places: Sequence[_Place], found: Sequence[Table]) -> bool:
    """Hides every place of a count that is hidden in one; whether that hid something more."""
    shown = [place for place in places if not place.hidden]
    if len(shown) == len(places):
        return False
    for place in shown:
        place.hide(found)
    return bool(shown)


@dataclass(frozen=True, eq=False)
class _Place:
    """One count of a table."""

    table: Table
    column: str
    row: int

    @property
    def cells(self) -> Cells:
        return self.table.columns[self.column]

    @property
    def value(self) -> int:
        return self.cells.values[self.row]

    @property
    def hidden(self) -> bool:
        return self.cells.hidden[self.row]

    @property
    def shown(self) -> bool:
        """Whether it is there to hide; nought is never hidden."""
        there = self.column in self.table.columns and not withdrawn(self.table)
        return there and not self.hidden and self.value > 0

    def hide(self, found: Sequence[Table]) -> None:
        if self.table.breakdown == "all":
            _hide_whole(self.table.measure, self.column, found)
        self.cells.hidden[self.row] = True


def _same_counts(found: Sequence[Table], keys: Mapping[int, Any]) -> dict[Any, list[_Place]]:
    """Where each count of records stands: the base of a percentage or median, or a plain count.
    Two that differ by what could not be used are one count as well."""
    same: dict[Any, list[_Place]] = defaultdict(list)
    for table in found:
        cells = table.base
        column = "denominator" if "denominator" in table.columns else "numerator"
        for i, row in enumerate(table.rows if cells else ()):
            if cells and cells.values[i] > 0 and (i < len(table.rows) - 1 or len(table.rows) == 1):
                place = _Place(table, column, i)
                same[keys[row], "used", cells.values[i]].append(place)
                same[keys[row], "all", table.records(i)].append(place)
    return same


def _whole_and_group(found: Sequence[Table], keys: Mapping[int, Any]) -> Iterator[list[_Place]]:
    """A whole that is one group of other measures, with those groups."""
    by = {(table.measure, table.breakdown): table for table in found}
    for one in related.groups():
        measure, column = one.whole
        if (table := by.get((measure, "all"))) is None or column not in table.columns:
            continue
        whole = _Place(table, column, 0)
        groups = [
            _Place(other, name, i)
            for measure, name in one.among
            if (other := by.get((measure, one.breakdown))) and name in other.columns
            for i, row in enumerate(other.rows[:-1])
            if keys[row][3] == one.group and other.columns[name].values[i] == whole.value > 0
        ]
        yield [whole, *groups]
