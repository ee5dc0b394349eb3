"""Records broken so that one quality rule, and no other unless it follows, finds just them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from readiness.calendar import add_months
from readiness.intake.annex_a.codes import code_set, official
from readiness.intake.annex_a.lists import LISTS, list_spec
from readiness.synthetic.faults.planting import Bed, Fault, Planted
from readiness.synthetic.files.sheets import Sheet

FEW = 2

_KINDS: Mapping[tuple[str, str], tuple[str, str | None]] = {
    (spec.name, column.id): (column.kind, column.codes) for spec in LISTS for column in spec.columns
}


class Record:
    """One record of a sheet, its codes read and written by their keys.

    Reads as None what another fault has made unreadable, and identifiers without the '.0' of one.
    """

    def __init__(self, sheet: Sheet, number: int) -> None:
        self.sheet, self.number = sheet, number

    def __getitem__(self, column: str) -> Any:
        cell = self.sheet.rows[self.number][self.sheet.position(column)]
        kind, codes = _KINDS[self.sheet.name, column]
        if kind == "date":
            return cell if isinstance(cell, date) else None
        if kind == "id" and cell is not None:
            return str(cell).removesuffix(".0")
        return cell if codes is None else _keys(codes).get(str(cell))

    def __setitem__(self, column: str, value: Any) -> None:
        _, codes = _KINDS[self.sheet.name, column]
        if codes is not None and value is not None:
            value = official(codes, value)
        self.sheet.rows[self.number][self.sheet.position(column)] = value

    def has(self, *columns: str) -> bool:
        return all(self[column] is not None for column in columns)

    @property
    def usual(self) -> bool:
        """Whether its date of contact is one that may be: not a century away."""
        day = self["date_of_contact"]
        return day is not None and 1990 < day.year < 2100

    @property
    def age(self) -> int:
        """In years; -1 where unborn or not known."""
        return -1 if self["age"] is None else int(self["age"])


_read: dict[str, Mapping[str, str]] = {}


def _keys(codes: str) -> Mapping[str, str]:
    if codes not in _read:
        _read[codes] = {code.official: code.key for code in code_set(codes).codes}
    return _read[codes]


class Lists:
    """What a fault may ask of all the sheets as they stand before it is planted."""

    def __init__(self, bed: Bed) -> None:
        self._bed = bed

    def records(self, name: str) -> Iterator[Record]:
        sheet = self._bed.sheet(name)
        return (Record(sheet, number) for number in range(len(sheet.rows)))

    @cached_property
    def today(self) -> date:
        """The last day on which a contact came: the as-at date, or a day or two before it."""
        return max(r["date_of_contact"] for r in self.records("contacts") if r.usual)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def years_ago(self, years: int) -> date:
        """A day and a month more, so that it holds on the as-at date and for a while before."""
        return add_months(self.today, -12 * years - 1)

    @cached_property
    def window(self) -> date:
        """A day surely within the six months, near their first."""
        return self.ago(170)

    def children(self, name: str) -> frozenset[str]:
        return self._once(name, lambda: (record["child_id"] for record in self.records(name)))

    def still(self, name: str, end: str) -> frozenset[str]:
        """The children whose record in the list has no end."""
        return self._once(
            f"{name} now", lambda: (r["child_id"] for r in self.records(name) if r[end] is None)
        )

    def _once(self, key: str, children: Callable[[], Iterator[str]]) -> frozenset[str]:
        if key not in self.memo:
            self.memo[key] = frozenset(children())
        found: frozenset[str] = self.memo[key]
        return found

    @cached_property
    def rows_of(self) -> Counter[str]:
        """How many rows a child has in all the lists."""
        names = [sheet.name for sheet in self._bed.sheets if sheet.name != "adopters"]
        return Counter(record["child_id"] for name in names for record in self.records(name))

    @cached_property
    def memo(self) -> dict[str, Any]:
        """Whatever a fault works out once."""
        return {}


@dataclass(frozen=True)
class Break:
    """One way to break a rule.

    where: may this record be broken? change: breaks it, and gives the numbers of other records that
    are wrong because of it. most: how many records at most; 0 for all, which are then said of the
    list as a whole.
    """

    rule: str
    list: str
    column: str
    told: str
    where: Callable[[Record, Lists], bool]
    change: Callable[[Record, Lists], Iterable[int] | None]
    consequences: tuple[str, ...] = ()
    most: int = FEW


def breaking(fault: str, breaks: Iterable[Break]) -> Fault:
    """A fault that is all of these, each on a few records of its own.

    Those that take many records, or whole columns, would leave the others none, and are planted
    alone.
    """
    few = [one for one in breaks if 0 < one.most <= FEW]

    def planted(bed: Bed) -> list[Planted]:
        every = (broken(bed, fault, one) for one in few)
        return [one for one in every if one is not None]

    return planted


def broken(bed: Bed, fault: str, one: Break) -> Planted | None:
    """Plants one break; None where the authority has no record it can be planted in."""
    sheet, lists = bed.sheet(one.list), Lists(bed)
    used = bed.used.get(one.list, set()) if one.most else set()
    left = (record for record in lists.records(one.list) if record.number not in used)
    free = [record.number for record in left if one.where(record, lists)]
    rows = bed.pick(sheet, free, one.most) if one.most else tuple(free)
    if not rows:
        return None
    wrong = set(rows)
    for number in rows:
        wrong.update(one.change(Record(sheet, number), lists) or ())
    bed.used.setdefault(sheet.name, set()).update(wrong if one.most else ())
    told = tuple(sorted(wrong)) if one.most else ()
    return Planted(fault, one.list, one.column, told, one.told, sheet, one.rule, one.consequences)


def heading(list_name: str, column: str) -> str:
    """Ofsted's words for a column, as a rule's issue has them."""
    return list_spec(list_name).column(column).heading
