"""The example row of the template: known again when the workbook comes back, and never counted.

The template marks it in its first column. While nothing else in the row was changed it is not read;
once anything was, it is somebody's row, and read. Where the mark's column is gone from a template, a
first row that is the example in every cell is still the example, and said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readiness.intake.annex_a.cells import is_blank
from readiness.intake.evidence import messages
from readiness.intake.evidence.cells import read_cell
from readiness.intake.evidence.declaration import Tab
from readiness.intake.evidence.headings import EXAMPLE_MARK
from readiness.intake.evidence.instructions import told
from readiness.intake.evidence.sheets import Place
from readiness.intake.evidence.words import folded
from readiness.model import Issue


@dataclass(frozen=True)
class Examples:
    """Rows of the sheet (from 0): not to be counted, and those marked but changed, which are."""

    untouched: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    unmarked: bool = False

    def issues(self, tab: Tab) -> Iterator[Issue]:
        if self.changed:
            yield messages.changed_example(tab, [row + 1 for row in self.changed])
        if self.unmarked:
            yield messages.unmarked_example(tab, [row + 1 for row in self.untouched])


def find_examples(place: Place) -> Examples:
    """The example row, and any copy of it that still bears its mark."""
    first = place.top + 1
    if first >= place.sheet.height:
        return Examples()
    if place.matched.mark is None:
        untouched = _is_template(place) and _is_example(place, first)
        return Examples((first,), unmarked=True) if untouched else Examples()
    cells = place.sheet.columns[place.matched.mark][first:].to_pylist()
    marked = [at for at, cell in enumerate(cells, first) if folded(cell or "") == EXAMPLE_MARK]
    untouched_rows = tuple(row for row in marked if _is_example(place, row))
    return Examples(untouched_rows, tuple(row for row in marked if row not in untouched_rows))


def _is_template(place: Place) -> bool:
    """Whether what the template says of a column still stands above its heading."""
    above = place.sheet.top(place.top)
    said = {
        told(column): place.matched.positions[column.id]
        for column in place.tab.columns
        if column.id in place.matched.positions
    }
    return any(row[at] == words for words, at in said.items() if words for row in above)


def _is_example(place: Place, row: int) -> bool:
    """Whether every cell says what the example says, or the row is otherwise empty."""
    written = {
        column: place.sheet.columns[place.matched.positions[column.id]][row].as_py()
        for column in place.tab.columns
        if column.id in place.matched.positions
    }
    if all(is_blank(cell or "") for cell in written.values()):
        return place.matched.mark is not None
    return all(read_cell(one, cell) == read_cell(one, one.example) for one, cell in written.items())
