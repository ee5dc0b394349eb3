"""The words in which a table of a statutory return is declared, as lists of Annex A are."""

from __future__ import annotations

from dataclasses import dataclass

from readiness.intake.annex_a.declaration import Column


@dataclass(frozen=True, eq=False)
class TableSpec:
    """One table of a return. `source`: cin_census or ssda903; `title` is what a person calls it.

    Column kinds are those of Annex A and `number`, a real that need not be whole. A column's
    `codes` names a code set of `intake.annex_a.codes` where the return uses the same codes; a code
    without a set is kept as written in the return.
    """

    name: str
    source: str
    title: str
    columns: tuple[Column, ...]

    def column(self, id: str) -> Column:  # noqa: A002
        """The column with this id; KeyError where the table has none."""
        for column in self.columns:
            if column.id == id:
                return column
        raise KeyError(f"{self.name} has no column '{id}'")
