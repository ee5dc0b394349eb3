"""Which counts to hide: the small ones, and then as few more as keep those from being worked out.

Decided for the whole set of tables that will be rendered, because they share their totals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from readiness.disclosure.flows import Edge, certain
from readiness.disclosure.joint import disagreeing
from readiness.disclosure.linked import telling
from readiness.disclosure.profiles import Profile
from readiness.disclosure.tables import Cells, Table, edges

ROUNDS = 30


def decide(found: Sequence[Table], keys: Mapping[int, Any], profile: Profile) -> None:
    """Marks in the tables what is hidden.

    `keys`: by row of the results, what two rows must share for equal counts in them to be taken as
    one count seen twice (list, period, breakdown, group).
    """
    for table in found:
        _primary(table, profile)
        _hide_parts_of_hidden(table)
    _withdraw_unusable(found, keys)
    for _ in range(ROUNDS):
        for table in found:
            _secondary(table, profile)
        for table, system in disagreeing(found, profile):
            table.withdrawn |= set(system)
        if _link(found, keys):
            continue
        told = telling(found, keys, profile)
        for table in told:
            table.withdrawn |= set(table.columns)
        if not told:
            return
    _withdraw_breakdowns(found)


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
    for places in _same_counts(found, keys).values():
        if any(cells.hidden[i] for cells, i in places):
            for cells, i in places:
                changed |= not cells.hidden[i]
                cells.hidden[i] = True
    return changed


def _same_counts(
    found: Sequence[Table], keys: Mapping[int, Any]
) -> dict[Any, list[tuple[Cells, int]]]:
    """Where each count of records stands: the base of a percentage or median, or a plain count.
    Two that differ by what could not be used are one count as well."""
    same: dict[Any, list[tuple[Cells, int]]] = defaultdict(list)
    for table in found:
        cells = table.base
        for i, row in enumerate(table.rows if cells else ()):
            if cells and cells.values[i] > 0 and (i < len(table.rows) - 1 or len(table.rows) == 1):
                same[keys[row], "used", cells.values[i]].append((cells, i))
                same[keys[row], "all", table.records(i)].append((cells, i))
    return same
