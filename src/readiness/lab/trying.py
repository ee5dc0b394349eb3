"""A measure to try: a share of the rows of a table, in two questions, before a file is written for it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.assessment import Files, as_date
from readiness.errors import InputError, UnknownName
from readiness.model import ChildList, Lists, Ratio
from readiness.model.shown import Card, Shows, plain
from readiness.nearest import hint
from readiness.statistics import proportion_interval
from readiness.worklists.behind import tables_of

_GUIDE = "docs/adding_a_measure.md says how to keep it: a file in src/readiness/measures."
_CARE = (
    "Tried, and not added: it is in no catalogue, score or report. A blank answers no question here; a "
    "measure's file says what a blank means. Its counts are exact, for the team that holds the records."
)


@dataclass(frozen=True, eq=False, repr=False)
class Trial(Shows):
    """A share tried. `result` are masks over the rows of `rows`; value, lower and upper are per cent,
    None where no row is counted."""

    title: str
    of: str
    met: str
    as_at: date
    result: Ratio
    rows: ChildList

    @property
    def numerator(self) -> int:
        return int(self.result.numerator.sum())

    @property
    def denominator(self) -> int:
        return int(self.result.denominator.sum())

    @property
    def unusable(self) -> int:
        return 0 if self.result.unusable is None else int(self.result.unusable.sum())

    @property
    def value(self) -> float | None:
        return 100 * self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% interval, per cent, as every share of the catalogue has it."""
        if not self.denominator:
            return None
        lower, upper = proportion_interval(self.numerator, self.denominator)
        return float(lower), float(upper)

    def children_behind(self) -> pd.DataFrame:
        """The rows counted, those not met first: child_id, met, list, row. Operational: it names
        children."""
        kept = np.flatnonzero(self.result.denominator)
        frame = self.rows.frame.iloc[kept]
        found = pd.DataFrame(
            {
                "child_id": frame.get("child_id"),
                "met": self.result.numerator[kept],
                "list": self.rows.name,
                "row": frame.get("source_row", pd.NA),
            }
        )
        return found.sort_values("met", kind="stable").reset_index(drop=True)

    def _card(self) -> Card:
        share = "nobody to measure"
        if self.value is not None and self.interval is not None:
            lower, upper = self.interval
            share = f"{self.value:.1f}% ({lower:.1f} to {upper:.1f}), "
            share += f"{self.numerator:,} of {self.denominator:,}"
        return Card(
            title=self.title or f"A share of the table {plain(self.rows.name)}",
            facts=[
                ("Figure", share),
                ("Counted", self.of or "every row"),
                ("Met", self.met),
                ("Not judged", f"{self.unusable:,} rows, a cell of which cannot be read"),
            ],
            notes=(_CARE, _GUIDE),
        )


def try_measure(
    annex_a: str | Path,
    table: str,
    *,
    met: str,
    of: str = "",
    as_at: str | date,
    title: str = "",
    evidence: Files | None = None,
    returns: Files | None = None,
) -> Trial:
    """The share of a table's rows that answer yes, with its 95% interval. Exploration: it is kept
    nowhere.

    Args:
        annex_a, as_at, evidence, returns: as for `assess`.
        table: a list of Annex A, a tab of evidence or a table of a return, by name.
        met: what is asked of a row, over its columns as pandas' `query` writes it; `as_at` is the day:
            "authorised.notna()" or "(as_at - last_visit).dt.days <= 42".
        of: which rows it is asked of; empty for all.
        title: what to call it.

    Raises UnknownName where there is no such table or column, saying which are nearest, and InputError
    where a question cannot be asked or does not answer yes or no for every row.
    """
    day = as_date(as_at)
    tables, _ = tables_of(annex_a, day, evidence, returns)
    rows = _table(tables, table)
    columns = [*_columns(rows, met), *(_columns(rows, of) if of else ())]
    asked = _answers(rows, of, day) if of else np.ones(len(rows), dtype=bool)
    unread = rows.unusable(*columns) if columns else np.zeros(len(rows), dtype=bool)
    counted = asked & ~unread
    result = Ratio(counted & _answers(rows, met, day), counted, unread)
    return Trial(title, of, met, day, result, rows)


def _table(tables: Lists, name: str) -> ChildList:
    wanted = name.strip().casefold().replace(" ", "_")
    if wanted in tables:
        return tables[wanted]
    every = f"there are {', '.join(tables)}."
    raise UnknownName(
        f"There is no table '{name}' among those supplied; {hint(name, tables, every)}"
    )


def _columns(rows: ChildList, question: str) -> list[str]:
    """The columns a question names. Raises UnknownName for one there is not."""
    try:
        tree = ast.parse(question.replace("@", ""), mode="eval")
    except SyntaxError:
        raise InputError(
            f"The question '{question}' cannot be read; write it as pandas' query does, such as "
            "\"authorised.notna() and started > '2026-06-01'\"."
        ) from None
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
    for name in names:
        if name != "as_at" and name not in rows:
            own = [str(one) for one in rows.frame.columns]
            every = f"it has {', '.join(own)}."
            raise UnknownName(
                f"The table '{rows.name}' has no column '{name}'; {hint(name, own, every)}"
            )
    return [name for name in dict.fromkeys(names) if name != "as_at"]


def _answers(rows: ChildList, question: str, day: date) -> np.ndarray:
    # What pandas says of a question it cannot answer may repeat a cell.
    try:
        whole = rows.frame.assign(as_at=pd.Timestamp(day))  # pandas takes no day from a column
        found = whole.eval(question.replace("@as_at", "as_at"), engine="python")
    except Exception as error:
        raise InputError(
            f"The question '{question}' cannot be asked of the table '{rows.name}' "
            f"({type(error).__name__}); compare each column with what is of its kind."
        ) from None
    if not isinstance(found, pd.Series) or not pd.api.types.is_bool_dtype(found.dtype):
        raise InputError(f"The question '{question}' must answer yes or no for every row.")
    return found.fillna(value=False).to_numpy(dtype=bool)
