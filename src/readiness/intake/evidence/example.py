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
class ExampleRow:
    """Where it is (from 0), whether it still bears its mark, and whether a cell was changed."""

    row: int
    marked: bool
    changed: bool

    @property
    def ignored(self) -> bool:
        return not self.changed

    def issues(self, tab: Tab) -> Iterator[Issue]:
        if self.changed:
            yield messages.changed_example(tab, self.row + 1)
        elif not self.marked:
            yield messages.unmarked_example(tab, self.row + 1)


def example_row(place: Place) -> ExampleRow | None:
    """The example row, if it is still there."""
    first = place.top + 1
    if first >= place.sheet.height:
        return None
    mark = place.matched.mark
    if mark is None:
        untouched = _is_template(place) and _is_example(place, first)
        return ExampleRow(first, marked=False, changed=False) if untouched else None
    marked = _marked(place, mark, first)
    if marked is None:
        return None
    return ExampleRow(marked, marked=True, changed=not _is_example(place, marked))


def _marked(place: Place, mark: int, first: int) -> int | None:
    cells = place.sheet.columns[mark][first:].to_pylist()
    rows = (
        row for row, cell in enumerate(cells, start=first) if folded(cell or "") == EXAMPLE_MARK
    )
    return next(rows, None)


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
