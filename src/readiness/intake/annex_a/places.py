"""Finds where each list is: which sheet, and on which of its first rows the headings stand.

A sheet's name or title is believed where its headings agree; otherwise the headings decide, so any
sheet name will do. Code and guidance tabs borrow many headings but have no column of identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readiness.intake.annex_a.declaration import COMMON, ListSpec
from readiness.intake.annex_a.headings import Matched, match, normalised, normalised_row
from readiness.intake.annex_a.lists import LISTS
from readiness.intake.annex_a.raw import RawSheet

HEADING_ROWS = 10
_NUMBERED = re.compile(
    r"^(?:annex a )?(?:list|l)? ?0*([1-9]|1[01])(?: (?!\d).*|$)|"
    r"\b(?:list|l) ?0*([1-9]|1[01])(?!\d)"
)
_NOT_LISTS = re.compile(r"\b(codes?|guidance|faq|front|notes?|read ?me|lookups?|drop ?downs?)\b")


@dataclass(frozen=True, eq=False)
class Place:
    """A list found. `heading_row` counts from 0; the sheet's row is one more."""

    spec: ListSpec
    sheet: RawSheet
    heading_row: int
    matched: Matched


@dataclass(frozen=True, eq=False)
class Found:
    """What the sheets hold. `spare`: sheets that look like a list already found elsewhere.

    `titled`: sheets named as a list in whose first rows no headings were found, by list name.
    """

    places: dict[str, Place]
    spare: tuple[Place, ...]
    titled: dict[str, RawSheet]
    others: tuple[RawSheet, ...]


def find(sheets: Sequence[RawSheet]) -> Found:
    """The best place for each list; no sheet serves two lists."""
    ranked = sorted(
        (
            candidate
            for order, sheet in enumerate(sheets)
            for candidate in _candidates(order, sheet)
        ),
        key=lambda candidate: candidate[0],
        reverse=True,
    )
    places: dict[str, Place] = {}
    spare: dict[str, Place] = {}
    used: set[str] = set()
    for _, place in ranked:
        if place.sheet.title in used:
            continue
        if place.spec.name not in places:
            places[place.spec.name] = place
            used.add(place.sheet.title)
        else:
            spare.setdefault(place.sheet.title, place)
    left = [sheet for sheet in sheets if sheet.title not in used | spare.keys() and sheet.height]
    titled = {spec.name: sheet for sheet in left if (spec := named(sheet.title))}
    return Found(
        dict(sorted(places.items(), key=lambda item: item[1].spec.number)),
        tuple(place for title, place in spare.items() if title not in used),
        {name: sheet for name, sheet in titled.items() if name not in places},
        tuple(s for s in left if not named(s.title) and not _NOT_LISTS.search(normalised(s.title))),
    )


def named(title: str) -> ListSpec | None:
    """The list a sheet name or title row speaks of: List_1, List 1, L1, 1. Contacts, Contacts."""
    plain = normalised(title)
    if found := _NUMBERED.search(plain):
        return LISTS[int(found[1] or found[2]) - 1]
    bare = re.sub(r"^annex a ?|\d+", "", plain).strip()
    return next((spec for spec in LISTS if bare in (*spec.names, normalised(spec.title))), None)


Rank = tuple[int, float, int, int, int]


def _candidates(order: int, sheet: RawSheet) -> Iterator[tuple[Rank, Place]]:
    if _NOT_LISTS.search(normalised(sheet.title)) and not named(sheet.title):
        return
    top = sheet.top(HEADING_ROWS)
    titles = [sheet.title, *(row[0] for row in top[:3] if row[0])]
    spoken = next((spec for title in titles if (spec := named(title))), None)
    names = [normalised_row(row) for row in top]
    found = [_best(spec, sheet, top, names) for spec in LISTS]
    likely = sum(place.matched.distinct(COMMON) >= 2 for place in found)
    for place in found:
        is_named = place.spec is spoken
        if is_named and len(place.matched) >= 2:
            yield _rank(place, order, True), place
        elif _untitled_fits(place, alone=likely == 1):
            yield _rank(place, order, False), place


def _best(
    spec: ListSpec, sheet: RawSheet, top: list[tuple[str | None, ...]], names: list[list[str]]
) -> Place:
    rows = [match(row, spec, name) for row, name in zip(top, names, strict=True)]
    rows = rows or [match((), spec)]
    row = max(range(len(rows)), key=lambda r: (len(rows[r]), -r))
    return Place(spec, sheet, row, rows[row])


def _own(spec: ListSpec) -> int:
    return sum(column.id not in COMMON for column in spec.columns)


def _untitled_fits(place: Place, *, alone: bool) -> bool:
    """A third of the list's own columns and an identifier, or half where no other list fits."""
    own = place.matched.distinct(COMMON)
    if own < 2 or len(place.matched) < 4:
        return False
    if place.spec.identifier.id in place.matched.positions:
        return own * 3 >= _own(place.spec)
    return alone and own * 2 >= _own(place.spec)


def _rank(place: Place, order: int, is_named: bool) -> Rank:
    """Named and agreeing first, then the share of the list's own columns, then their number."""
    own = place.matched.distinct(COMMON)
    share = own / _own(place.spec)
    agrees = is_named and share >= 0.5
    return (int(agrees), share, len(place.matched), int(is_named), -order)
