"""What planting a fault needs, and how it is written down."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from readiness.synthetic.chance import Dice
from readiness.synthetic.files.sheets import Cell, Sheet


@dataclass(frozen=True)
class Planted:
    """A known fault. `rows` are places among the list's records, from 0, () for the whole list.

    rule: the quality rule that finds just these rows, as `folder.file`; empty where reading finds
    them, or several rules do. consequences: rules that may find something too, because of it.
    """

    fault: str
    list: str
    column: str
    rows: tuple[int, ...]
    report: str
    sheet: Sheet | None = None
    rule: str = ""
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Bed:
    """Where a fault is planted: the sheets, dice of the fault's own, and the records already used.

    No record gets two faults by these means, so that each can be told from the others.
    """

    sheets: list[Sheet]
    dice: Dice
    used: dict[str, set[int]]

    def sheet(self, name: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def some_rows(self, sheet: Sheet, share: float, fewest: int = 1) -> tuple[int, ...]:
        """Places of records chosen by chance, in order: a share of all, but at least the fewest."""
        return self.pick(sheet, range(len(sheet.rows)), max(fewest, round(share * len(sheet.rows))))

    def filled_rows(self, sheet: Sheet, columns: Sequence[str], most: int) -> tuple[int, ...]:
        """Up to so many records in which all of the columns are filled."""
        places = [sheet.position(column) for column in columns]
        full = [
            number
            for number, row in enumerate(sheet.rows)
            if all(row[place] is not None for place in places)
        ]
        return self.pick(sheet, full, most)

    def pick(self, sheet: Sheet, rows: Iterable[int], most: int) -> tuple[int, ...]:
        """Up to so many of the records not used yet, which are used then."""
        used = self.used.setdefault(sheet.name, set())
        free = [row for row in rows if row not in used]
        chosen = tuple(sorted(self.dice.rng.sample(free, min(most, len(free)))))
        used.update(chosen)
        return chosen

    def untouched(self, sheet: Sheet, column: str) -> tuple[int, ...]:
        """The records not used yet in which the column is filled; they stay free for others."""
        used, place = self.used.get(sheet.name, set()), sheet.position(column)
        return tuple(
            number
            for number, row in enumerate(sheet.rows)
            if number not in used and row[place] is not None
        )

    def change(
        self, sheet: Sheet, column: str, rows: Iterable[int], to: Callable[[Cell], Cell]
    ) -> None:
        place = sheet.position(column)
        for number in rows:
            sheet.rows[number][place] = to(sheet.rows[number][place])


Fault = Callable[[Bed], list[Planted]]


def write_faults(path: Path, planted: Iterable[Planted], titled: bool) -> Path:
    """faults.csv: fault, list, column, rows (how many), row_numbers (as a person sees them), and
    what a reader should report."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("fault", "list", "column", "rows", "row_numbers", "report"))
        for each in planted:
            first = each.sheet.first_row(titled) if each.sheet else 0
            numbers = ";".join(str(first + row) for row in each.rows)
            writer.writerow(
                (each.fault, each.list, each.column, len(each.rows), numbers, each.report)
            )
    return path
