"""Which column of a tab a heading means, and on which row the headings stand.

Exact headings are settled first. One that is nearly a heading nobody has taken is read as that, and
said; anything less alike is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from readiness.intake.annex_a.cells import is_blank
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.words import alike, folded, singular

HEADINGS_WITHIN = 10
"""In how many rows from the top the headings are looked for."""

EXAMPLE_MARK = "example"
"""The heading of the template's first column, and what stands in it beside the example row."""

NEARLY = 90
"""How alike a heading must be to be read as another. No two headings of one tab are as alike, which
a test makes sure of."""

Cells = Sequence[str | None]


@dataclass(frozen=True)
class Matched:
    """A row of headings read: where each column stands, counted from 0.

    `near`: those of the columns whose heading is only nearly theirs. `unread`: positions that hold
    another heading, or one again. `mark`: where the template marks its example row.
    """

    positions: Mapping[str, int]
    near: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    mark: int | None = field(default=None)

    @property
    def exact(self) -> int:
        return len(self.positions) - len(self.near)

    @property
    def share(self) -> float:
        """How much of the row of headings is the tab's own."""
        every = len(self.positions) + len(self.unread)
        return len(self.positions) / every if every else 0.0


def match(tab: Tab, row: Cells) -> Matched:
    """Which of the tab's columns a row of headings names."""
    names = [None if is_blank(cell or "") else folded(cell) for cell in row]
    positions = _exactly(tab, names)
    mark = next((at for at, name in enumerate(names) if name == EXAMPLE_MARK), None)
    left = {
        at: name
        for at, name in enumerate(names)
        if name and at != mark and at not in positions.values()
    }
    near = _near(tab, positions, left)
    unread = tuple(at for at in left if at not in near.values())
    return Matched({**positions, **near}, tuple(near), unread, mark)


def find_headings(tab: Tab, top: Sequence[Cells]) -> tuple[int, Matched] | None:
    """The row (from 0) that has the most of the tab's headings, the first of those that do."""
    rows = top[:HEADINGS_WITHIN]
    counts = [len(_exactly(tab, [folded(cell or "") for cell in row])) for row in rows]
    if any(counts):
        best = counts.index(max(counts))
        return best, match(tab, rows[best])
    near = [match(tab, row) for row in rows]
    best = max(range(len(near)), key=lambda at: len(near[at].near), default=0)
    enough = min(2, len(tab.columns))
    return (best, near[best]) if near and len(near[best].near) >= enough else None


def _exactly(tab: Tab, names: Sequence[str | None]) -> dict[str, int]:
    positions: dict[str, int] = {}
    for at, name in enumerate(names):
        if (column := _known(tab).get(name or "")) is not None:
            positions.setdefault(column, at)
    return positions


@cache
def _known(tab: Tab) -> Mapping[str, str]:
    pairs = ((name, column.id) for column in tab.columns for name in _names(column))
    return {folded(name): column for name, column in pairs}


def _names(column: Heading) -> tuple[str, ...]:
    return (*column.accepted, column.text, column.id)


def _near(tab: Tab, taken: Mapping[str, int], left: Mapping[int, str]) -> dict[str, int]:
    """Free columns that exactly one of the headings left is nearly, and that is near no other."""
    free = [column.id for column in tab.columns if column.id not in taken]
    columns_at = {at: [id_ for id_ in free if is_near(name, id_)] for at, name in left.items()}
    wanted = [ids[0] for ids in columns_at.values() if len(ids) == 1]
    return {
        ids[0]: at for at, ids in columns_at.items() if len(ids) == 1 and wanted.count(ids[0]) == 1
    }


def is_near(name: str, other: str) -> bool:
    """Whether two folded names differ by a plural, or by a letter or so in a longer name."""
    return singular(name) == singular(other) or alike(name, other) >= NEARLY
