"""Ofsted's order of columns for one list: the official ones first, then whatever else there was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readiness.intake.annex_a.declaration import Column
from readiness.intake.annex_a.headings import match
from readiness.intake.annex_a.places import Place


@dataclass(frozen=True)
class Slot:
    """A column of the copy. position: the source's (from 0), None where the source has none.

    `heading` is what it is to be called and `found` what the source calls it, None where blank.
    A column that was not supplied keeps its place with no heading: with one, its blank cells would
    say that nothing had happened.
    """

    column: Column | None
    position: int | None
    heading: str | None
    found: str | None


def slots(place: Place) -> tuple[Slot, ...]:
    """The columns in order; as they were found where Ofsted's order would change what is read."""
    headings = [column[place.heading_row].as_py() for column in place.sheet.columns]
    spare = _spare(place, headings)
    official = (*_official(place, headings), *spare)
    if _reads_alike(place, official):
        return official
    named = {position: id_ for id_, position in place.matched.positions.items()}
    return tuple(
        Slot(place.spec.column(named[p]) if p in named else None, p, heading, heading)
        for p, heading in enumerate(headings)
        if p in named or any(p == one.position for one in spare)
    )


def _official(place: Place, headings: Sequence[str | None]) -> tuple[Slot, ...]:
    positions = place.matched.positions
    return tuple(
        Slot(column, positions[column.id], column.heading, headings[positions[column.id]])
        if column.id in positions
        else Slot(column, None, None, None)
        for column in place.spec.columns
    )


def _spare(place: Place, headings: Sequence[str | None]) -> tuple[Slot, ...]:
    """Columns that are none of the list's and have a heading or a cell."""
    read = set(place.matched.positions.values())
    faults = place.sheet.faults
    return tuple(
        Slot(None, position, heading, heading)
        for position, heading in enumerate(headings)
        if position not in read and (heading or position in faults or _holds(place, position))
    )


def _holds(place: Place, position: int) -> bool:
    below = place.sheet.columns[position][place.heading_row + 1 :]
    return bool(below.null_count < len(below))


def _reads_alike(place: Place, made: Sequence[Slot]) -> bool:
    """Whether each column would be taken for the same again, and no spare one for one missing."""
    wanted = {s.column.id: n for n, s in enumerate(made) if s.column and s.position is not None}
    return match([slot.heading for slot in made], place.spec).positions == wanted
