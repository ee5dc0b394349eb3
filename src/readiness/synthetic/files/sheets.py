"""A list as it will stand in a file: title, headings, and cells as a person would see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from readiness.intake.annex_a.codes import official
from readiness.intake.annex_a.declaration import Column, ListSpec
from readiness.intake.annex_a.lists import list_spec
from readiness.synthetic.extract import Row


@dataclass(frozen=True)
class FormulaError:
    """A cell whose formula failed: what Excel shows, `#N/A`."""

    shown: str


Cell = str | int | float | date | FormulaError | None


@dataclass(eq=False)
class Sheet:
    """One list, mutable until it is written; planted faults change it in place.

    `above`: rows over the title in a workbook, over the headings in a csv file.
    """

    name: str
    number: int
    title: str
    columns: list[str]
    headings: list[str]
    rows: list[list[Cell]]
    above: list[list[Cell]] = field(default_factory=list)

    def position(self, column: str) -> int:
        return self.columns.index(column)

    def first_row(self, titled: bool) -> int:
        """The number a person sees beside the first record."""
        return len(self.above) + (3 if titled else 2)


def sheet(name: str, rows: Iterable[Row]) -> Sheet:
    """A list with its codes in Ofsted's words."""
    spec = list_spec(name)
    written = [_writer(column) for column in spec.columns]
    cells = [
        [value if write is None or value is None else write(value)
         for write, value in zip(written, row, strict=True)]
        for row in rows
    ]  # fmt: skip
    return Sheet(
        name,
        spec.number,
        _title(spec),
        [column.id for column in spec.columns],
        [column.heading for column in spec.columns],
        cells,
    )


def _title(spec: ListSpec) -> str:
    return f"List {spec.number}: {spec.title}"


def _writer(column: Column) -> Callable[[Any], Cell] | None:
    """How a column's cells are written; None where they are written as they are."""
    if column.kind != "code" or column.codes is None:
        return None
    return _Codes(column.codes).__getitem__


class _Codes(dict[str, str]):
    """Ofsted's words for the codes of a set, looked up once each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __missing__(self, key: str) -> str:
        words = official(self.name, key)
        self[key] = words
        return words
