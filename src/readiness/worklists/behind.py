"""The children behind a figure: every row a measure counted, or could not judge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.assessment import Files, as_date, found_of, located
from readiness.errors import ColumnNotSupplied, InputError, UnknownName
from readiness.intake import annex_a as lists_of
from readiness.intake.evidence import read_evidence
from readiness.intake.returns import read_returns
from readiness.measures import masks, registry
from readiness.measures.derived import with_derived
from readiness.model import (
    Amounts,
    ChildList,
    Count,
    Lists,
    Mean,
    Measure,
    Median,
    Polarity,
    Ratio,
    Result,
)
from readiness.nearest import nearest

if TYPE_CHECKING:
    from readiness.model import Mask

COLUMNS: tuple[str, ...] = (
    "child_id",
    "counted",
    "met",
    "to_look_at",
    "value",
    "of",
    "team",
    "worker",
    "list",
    "row",
)
"""`counted`: whether the row is in the figure, False where it cannot be judged; `met`: of a share,
whether the row is in its numerator; `to_look_at`: whether it is the kind one would look at first (not
met where higher is better, met where lower is); `value`: of a median or mean, or a part `of` a whole.
Missing where it does not apply. `child_id` is missing where the table names no child."""


def children_behind(
    annex_a: str | Path,
    measure: str,
    *,
    as_at: str | date,
    evidence: Files | None = None,
    returns: Files | None = None,
) -> pd.DataFrame:
    """COLUMNS, a row a row of the measure's first table that it counts or cannot judge, those to look
    at first. Operational: it names children.

    Args:
        measure: its id, its title, or a number of the catalogue that only one measure has.
        annex_a, as_at, evidence, returns: as for `assess`.

    Raises InputError where a file cannot be used, there is no such measure, or what it reads was not
    supplied.
    """
    chosen, day = named(measure), as_date(as_at)
    tables, settings = tables_of(annex_a, day, evidence, returns)
    return of_tables(chosen, tables, day, settings)


def tables_of(
    annex_a: str | Path, as_at: date, evidence: Files | None, returns: Files | None
) -> tuple[Lists, dict[str, int]]:
    """Every table supplied, and the authority's own limits."""
    told = read_evidence(found_of("evidence", evidence), as_at) if evidence else None
    returned = read_returns(found_of("returns", returns), as_at) if returns else None
    tables: Lists = {
        **lists_of.read(located(annex_a)[0], as_at).lists,
        **(returned.tables if returned else {}),
        **(told.tables if told else {}),
    }
    return tables, dict(told.settings) if told else {}


def of_tables(
    measure: Measure, tables: Lists, as_at: date, settings: Mapping[str, int]
) -> pd.DataFrame:
    """The same of tables that were read. Raises InputError as `children_behind` does."""
    whole = with_derived(tables, as_at)
    try:
        result = masks(measure, whole, as_at, settings)
    except ColumnNotSupplied as error:
        raise InputError(
            f"What is behind '{measure.title}' cannot be told: {_ended(str(error))}"
        ) from None
    rows = whole[measure.lists[0]]
    found = _told(result, measure.polarity, len(rows))
    named = pd.DataFrame(
        {
            "child_id": _text(rows, "child_id"),
            **found,
            "team": _text(rows, "team"),
            "worker": _text(rows, "worker"),
            "list": rows.name,
            "row": rows.frame["source_row"].to_numpy() if "source_row" in rows.frame else pd.NA,
        }
    )
    kept = named[np.asarray(found["counted"] | found["unusable"])]
    first = kept["to_look_at"].fillna(value=False).astype(bool)
    order = np.lexsort((np.arange(len(kept)), ~kept["counted"].astype(bool), ~first))
    return kept.iloc[order][list(COLUMNS)].reset_index(drop=True)


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def named(measure: str) -> Measure:
    """The measure of that id, title or number. Raises InputError where there is none, or several."""
    every = registry()
    if measure in every:
        return every[measure]
    wanted = measure.strip().casefold()
    same = [m for m in every.values() if wanted in (m.title.casefold(), m.catalogue.casefold())]
    if len(same) == 1:
        return same[0]
    if same:
        names = ", ".join(one.id for one in same)
        raise InputError(f"'{measure}' is several measures; say which: {names}.")
    names_of = {name.casefold(): one.id for one in every.values() for name in (one.id, one.title)}
    like = ", ".join(dict.fromkeys(names_of[name] for name in nearest(wanted, names_of)))
    hint = f"did you mean {like}?" if like else "the catalogue has them: readiness measures."
    raise UnknownName(f"There is no measure '{measure}'; {hint}")


def _told(result: Result, polarity: Polarity, rows: int) -> dict[str, pd.Series]:
    """What the result says of each row of the table; `unusable` beside the columns."""
    counted = _counted(result)
    unusable = result.unusable if result.unusable is not None else np.zeros(rows, dtype=bool)
    nothing = np.full(rows, np.nan)
    value, of = nothing, nothing
    met = pd.Series(pd.NA, index=range(rows), dtype="boolean")
    if isinstance(result, Ratio):
        met = pd.Series(result.numerator, dtype="boolean").where(pd.Series(counted))
    elif isinstance(result, Median | Mean):
        value = np.where(counted, result.values, np.nan)
    elif isinstance(result, Amounts):
        value = np.where(counted, result.part, np.nan)
        of = np.where(counted, result.whole, np.nan)
    look = {Polarity.HIGH: ~met, Polarity.LOW: met}.get(polarity, met.where(met.isna()))
    return {
        "counted": pd.Series(counted),
        "unusable": pd.Series(unusable),
        "met": met,
        "to_look_at": look,
        "value": pd.Series(value),
        "of": pd.Series(of),
    }


def _counted(result: Result) -> Mask:
    if isinstance(result, Ratio):
        return result.denominator
    return result.counted if isinstance(result, Count) else result.included


def _text(rows: ChildList, column: str) -> np.ndarray | None:
    if column not in rows:
        return None
    text = rows[column].astype("object")
    return text.where(text.notna(), None).to_numpy()
