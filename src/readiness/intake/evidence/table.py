"""One tab of one workbook as typed rows, with everything to be said about its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.intake.annex_a.cells import is_blank
from readiness.intake.annex_a.columns import Encoded, encode
from readiness.intake.evidence import messages
from readiness.intake.evidence.cells import Problem
from readiness.intake.evidence.columns import Column, empty, read_column, series
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.example import Examples, find_examples
from readiness.intake.evidence.headings import EXAMPLE_MARK
from readiness.intake.evidence.notes import find_notes
from readiness.intake.evidence.sheets import Place
from readiness.intake.evidence.words import folded
from readiness.model import ChildList, Issue

if TYPE_CHECKING:
    from readiness.model import Mask

_DATED = frozenset({"date", "moment"})


@dataclass(eq=False)
class Table:
    """A tab's rows while they are checked: a check may set cells aside as unusable.

    `frame` holds the columns the sheet has, `source_sheet` and `source_row`.
    """

    tab: Tab
    frame: pd.DataFrame
    unusable: dict[str, Mask] = field(default_factory=dict)

    def rows(self, mask: Mask) -> list[int]:
        """The rows as seen in the file."""
        return self.frame["source_row"].to_numpy()[mask].tolist()

    def told(self, mask: Mask, say: Callable[[list[int]], Issue]) -> Iterator[Issue]:
        """The issue of the rows; one a workbook, each named, where they are of several."""
        yield from told_by_workbook(self.frame, mask, say)

    def has(self, *columns: str) -> bool:
        return all(column in self.frame for column in columns)

    def set_aside(self, column: str, mask: Mask) -> None:
        """Makes the cells unusable: they held something that cannot be right."""
        self.frame[column] = self.frame[column].mask(mask)
        before = self.unusable.get(column, np.zeros(len(mask), dtype=bool))
        self.unusable[column] = before | mask

    def as_list(self) -> ChildList:
        masks = {name: mask for name, mask in self.unusable.items() if mask.any()}
        return ChildList(self.tab.name, self.frame, masks)


def told_by_workbook(
    frame: pd.DataFrame, mask: Mask, say: Callable[[list[int]], Issue]
) -> Iterator[Issue]:
    """The issue of the rows; one a workbook, each named, where the frame is of several."""
    rows, sources = frame["source_row"].to_numpy(), frame["source_sheet"].astype("str").to_numpy()
    if len(set(sources)) < 2:
        if mask.any():
            yield say(rows[mask].tolist())
        return
    for source in dict.fromkeys(sources[mask]):
        one = say(rows[mask & (sources == source)].tolist())
        file = source.rpartition(": ")[0]
        yield replace(one, message=f"{file}: {one.message}")


def read_table(place: Place, as_at: date, source: str) -> tuple[Table, list[Issue]]:
    """Every row under the headings. `source`: what to call the sheet beside each of them."""
    issues = list(_heading_issues(place))
    kept, more = _rows(place, find_examples(place))
    issues.extend(more)
    columns = [_column(place, column, kept) for column in _present(place)]
    numbers = kept.astype(np.int32) + np.int32(1)
    issues.extend(_cell_issues(place.tab, columns, numbers))
    table = _table(place.tab, columns, numbers, source)
    issues.extend(_after(table, as_at))
    return table, issues


def empty_table(tab: Tab) -> Table:
    """A tab that was looked at and had nothing to report: every column, and no row."""
    frame = {name: one for column in tab.columns for name, one in empty(column).items()}
    return Table(tab, _with_source(frame, np.empty(0, dtype=np.int32), tab.name))


def _present(place: Place) -> list[Heading]:
    return [column for column in place.tab.columns if column.id in place.matched.positions]


def _heading_issues(place: Place) -> Iterator[Issue]:
    tab, matched = place.tab, place.matched
    for name in matched.near:
        yield messages.near_heading(tab, tab.column(name), matched.positions[name] + 1)
    if matched.unread:
        yield messages.unread_columns(tab, [at + 1 for at in matched.unread])
    unheaded = [at for at in _elsewhere(place) if at not in matched.unread]
    if filled := [at + 1 for at in unheaded if _filled(place, [at]).any()]:
        yield messages.unheaded_columns(tab, filled)
    for column in tab.columns:
        if column.required and column.id not in matched.positions:
            yield messages.missing_column(tab, column)


def _filled(place: Place, positions: Iterable[int]) -> Mask:
    """The rows of the sheet under the headings in which one of the columns holds something."""
    filled = np.zeros(place.sheet.height, dtype=bool)
    for at in positions:
        coded = encode(place.sheet.columns[at], 0, place.sheet.faults.get(at))
        mask = coded.rows([not is_blank(text) for text in coded.texts])
        mask[coded.faults] = True
        filled |= mask
    filled[: place.top + 1] = False
    return filled


def _rows(place: Place, examples: Examples) -> tuple[np.ndarray, list[Issue]]:
    """The rows (from 0) that are records, and what the others are."""
    matched = place.matched
    own = _filled(place, matched.positions.values())
    others = (_filled(place, _elsewhere(place)) | _noted(place)) & ~own
    own[list(examples.untouched)] = False
    issues = list(examples.issues(place.tab))
    notes = find_notes(place, own)
    for mask, told in (
        (notes.totals, messages.notes),
        (notes.asides, messages.asides),
        (others, messages.only_unknown),
    ):
        if mask.any():
            issues.append(told(place.tab, (np.flatnonzero(mask) + 1).tolist()))
    for name, mask in notes.lone.items():
        if mask.any():
            rows = (np.flatnonzero(mask) + 1).tolist()
            issues.append(messages.lone(place.tab, place.tab.column(name), rows))
    return np.flatnonzero(own & ~notes.totals & ~notes.asides), issues


def _elsewhere(place: Place) -> list[int]:
    """Positions of columns that are not the tab's, with a heading or without."""
    known = {*place.matched.positions.values(), place.matched.mark}
    return [at for at in range(len(place.sheet.columns)) if at not in known]


def _noted(place: Place) -> Mask:
    """Rows with something other than the mark in the column of the mark."""
    noted = np.zeros(place.sheet.height, dtype=bool)
    if place.matched.mark is not None:
        coded = encode(place.sheet.columns[place.matched.mark], 0, None)
        noted |= coded.rows([folded(text) not in ("", EXAMPLE_MARK) for text in coded.texts])
    noted[: place.top + 1] = False
    return noted


def _column(place: Place, column: Heading, kept: np.ndarray) -> Column:
    at = place.matched.positions[column.id]
    faults = place.sheet.faults.get(at)
    coded = encode(place.sheet.columns[at].take(kept), 0, None)
    where = np.flatnonzero(np.isin(kept, [] if faults is None else faults))
    return read_column(column, Encoded(coded.texts, coded.which, where))


def _cell_issues(tab: Tab, columns: Sequence[Column], numbers: np.ndarray) -> Iterator[Issue]:
    for column in columns:
        for problem, mask in column.problems():
            yield messages.cells(tab, column.heading, problem, numbers[mask].tolist())
        if column.unclear.any():
            rows = numbers[column.unclear].tolist()
            yield messages.unclear_percentages(tab, column.heading, rows)
        if column.heading.required and not column.filled.all():
            yield messages.blank(tab, column.heading, numbers[~column.filled].tolist())


def _table(tab: Tab, columns: Sequence[Column], numbers: np.ndarray, source: str) -> Table:
    supplied = [column for column in columns if _is_supplied(column)]
    frame = {name: one for column in supplied for name, one in series(column).items()}
    masks = {column.heading.id: column.unusable for column in supplied}
    return Table(tab, _with_source(frame, numbers, source), masks)


def _is_supplied(column: Column) -> bool:
    """Whether the column says anything. Dates may all be blank: nothing has ended yet.

    The template has every column, so one nobody filled in is one nobody supplied.
    """
    heading = column.heading
    return heading.required or heading.kind in _DATED or bool(column.filled.any())


def _with_source(frame: Mapping[str, pd.Series], rows: np.ndarray, source: str) -> pd.DataFrame:
    sheet = pd.Categorical([source] * len(rows), categories=[source])
    numbers = pd.Series(rows, dtype="int32")
    return pd.DataFrame({**frame, "source_sheet": pd.Series(sheet), "source_row": numbers})


def _after(table: Table, as_at: date) -> Iterator[Issue]:
    """Dates after the as-at date where they cannot be."""
    end = np.datetime64(as_at, "s") + np.timedelta64(1, "D")
    for column in table.tab.columns:
        if column.kind not in _DATED or column.ahead or not table.has(column.id):
            continue
        late = table.frame[column.id].to_numpy() >= end
        if late.any():
            table.set_aside(column.id, late)
            if column.kind == "moment":
                table.frame[f"{column.id}_timed"] &= ~late
            yield messages.cells(table.tab, column, Problem.AFTER_AS_AT, table.rows(late))
