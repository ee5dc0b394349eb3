"""Rows that name children or workers, and do not show them until somebody asks by name.

What a notebook shows is saved in it, and a screen is seen by whoever passes. So a worklist is a
pandas frame in all but its looks: shown, it says how many rows it has and of what.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from readiness.model.shown import Card, as_html, as_text, many

NAMES = frozenset({"child_id", "worker", "before", "after"})
"""Columns that hold a person's identifier or name, or a value of a single record."""

OURS = frozenset(
    (
        "measure", "title", "child_id", "team", "worker", "due", "days_over", "list", "row", "role",
        "experience", "full_time_equivalent", "cases", "limit", "over", "pick", "area", "age", "need",
        "risk", "length", "stratum", "reason", "change", "what", "before", "after", "row_before",
        "row_after", "counted", "met", "to_look_at", "value", "of",
    )
)  # fmt: skip
"""Names of columns as worklists have them; any other may be a person, as after a pivot."""

TO_SEE = "readiness.naming_children(rows)"


def naming_children(rows: pd.DataFrame | pd.Series) -> pd.DataFrame | pd.Series:
    """The rows as an ordinary pandas frame, which shows whom it names. Operational.

    Only for the team that holds the records: in a notebook they are saved with it.
    """
    if isinstance(rows, pd.Series):
        return pd.Series(rows, copy=False)
    return pd.DataFrame(rows, copy=False)


class Rows(pd.DataFrame):
    """A worklist. Everything pandas does it does; what is made of it is kept back as well, as long as
    a column, or what its rows are called by, names people. Not so what is taken out of it altogether:
    an array, a dict, a crosstab, a column under another name."""

    @property
    def _constructor(self) -> type[Rows]:
        return Rows

    @property
    def _constructor_sliced(self) -> type[Column]:
        return Column

    def __repr__(self) -> str:
        return as_text(_card(self)) if _names_people(self) else super().__repr__()

    def _repr_html_(self) -> str | None:
        return as_html(_card(self)) if _names_people(self) else super()._repr_html_()  # type: ignore[misc]

    # pandas makes these anew, as plain frames in which people would stand.
    def describe(self, *args: Any, **named: Any) -> Rows:  # type: ignore[misc]
        return Rows(super().describe(*args, **named))

    def value_counts(self, *args: Any, **named: Any) -> Column:
        return Column(super().value_counts(*args, **named))

    def pivot_table(self, *args: Any, **named: Any) -> Rows:
        return Rows(super().pivot_table(*args, **named))

    def _repr_latex_(self) -> None:
        return None

    def _repr_data_resource_(self) -> None:
        return None

    def _dir_additions(self) -> set[str]:
        return set(_ours(self))

    def _ipython_key_completions_(self) -> list[str]:
        return _ours(self)


class Column(pd.Series):
    """A column of a worklist, a row of it, or what was made of one."""

    @property
    def _constructor(self) -> type[Column]:
        return Column

    @property
    def _constructor_expanddim(self) -> type[Rows]:
        return Rows

    def __repr__(self) -> str:
        if not _names_people(self):
            return super().__repr__()
        return f"{many(len(self), 'value')}, kept back: they name people. {TO_SEE} shows them."

    def describe(self, *args: Any, **named: Any) -> Column:  # type: ignore[misc]
        return Column(super().describe(*args, **named))

    def value_counts(self, *args: Any, **named: Any) -> Column:
        return Column(super().value_counts(*args, **named))

    def _repr_latex_(self) -> None:
        return None

    def _dir_additions(self) -> set[str]:
        """Not the labels of its rows, which may be people."""
        return set()

    def _ipython_key_completions_(self) -> list[str]:
        return []


def _names_people(rows: pd.DataFrame | pd.Series) -> bool:
    labels = [*rows.index] if len(rows.index) <= _FEW else []
    if isinstance(rows, pd.DataFrame):
        labels += [*rows.columns, *rows.columns.names]
    else:
        labels += [rows.name]
    return bool(NAMES & {str(label) for label in (*labels, *rows.index.names)})


def _ours(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows.columns if isinstance(name, str) and name in OURS]


_FEW = 40
"""Labels of rows that may be names of columns: a row by itself, a frame turned on its side."""


def _card(rows: Rows) -> Card:
    by = next((name for name in ("title", "area", "change", "list") if name in rows), None)
    parts: list[tuple[str, str]] = []
    if by is not None:
        counts = rows.groupby(by, dropna=False, observed=True).size().sort_values(ascending=False)
        parts = [(str(name), f"{many:,}") for name, many in counts.items()]
    return Card(
        title=f"{many(len(rows), 'row')} that name people, kept back",
        facts=[("Columns", ", ".join(_ours(rows)) or f"{rows.shape[1]:,}")],
        caption=f"Rows by {_CALLED.get(by, by)}" if by else "",
        headings=(_CALLED.get(by, by).capitalize(), "Rows") if by else (),
        rows=parts[:_SHOWN],
        notes=("Its values are there to work with, as in any pandas frame.",),
        next={TO_SEE: "shows them: only for the team that holds the records"},
    )


_SHOWN = 12
_CALLED = {"title": "measure"}
