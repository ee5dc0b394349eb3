"""Which rows of a csv of Explore Education Statistics are one measure's, by its filters and totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

NEEDED = ("time_period", "time_identifier", "geographic_level")
AREA = (
    "country_code", "country_name", "region_code", "region_name", "new_la_code", "old_la_code", "la_name",
)  # fmt: skip
MISSING = frozenset({"", "c", "k", "low", "u", "x", "z", ":", "~", "."})
"""Suppressed, rounds to nought, low reliability, unavailable and not applicable, as the statistics write them."""
TOTAL = "total"
ANY = "*"
FIGURE = ["label", "number"]
"""What makes two rows two values of one thing: the year as LAIT writes it, and DfE's number of the area."""
_TEXT_SHARE = 0.5


def filters_of(said: str) -> dict[str, str]:
    """`column=value;column=value`, by column."""
    return dict(one.split("=", 1) for one in said.split(";") if one)


def filtered(raw: pd.DataFrame, filters: Mapping[str, str]) -> np.ndarray:
    """True for the rows that pass every filter; none does where a column of theirs is not there."""
    keep = np.ones(len(raw), dtype=np.bool_)
    for column, value in filters.items():
        if column not in raw:
            return np.zeros(len(raw), dtype=np.bool_)
        if value != ANY:
            keep &= (raw[column].str.casefold() == value.casefold()).to_numpy()
    return keep


def totals(rows: pd.DataFrame, named: set[str]) -> pd.DataFrame:
    """Of a filter nobody named the total alone, where it has one."""
    for column in _others(rows, named):
        total = rows[column].str.casefold() == TOTAL
        if total.any() and not total.all():
            rows = rows[total]
    return rows


def _others(rows: pd.DataFrame, named: set[str]) -> Sequence[str]:
    """The columns that are neither of time, place nor named, and hold more than one value."""
    others = [c for c in rows.columns if c not in {*NEEDED, *AREA, *FIGURE, *named}]
    return [c for c in others if rows[c].nunique() > 1]


def _numeric(column: pd.Series) -> pd.Series:
    plain = column.str.replace(",", "")
    return pd.to_numeric(plain, errors="coerce").notna() | column.str.casefold().isin(MISSING)


def splits(rows: pd.DataFrame, named: set[str]) -> Sequence[str]:
    """The columns in which rows of one area and year differ; none where each has one row."""
    again = rows[rows.duplicated(FIGURE, keep=False)]
    if again.empty:
        return []
    found = [c for c in _others(again, named) if again.groupby(FIGURE)[c].nunique().max() > 1]
    # Filters hold words; where none does, one of numbers (ages) cannot be told from an indicator.
    return [c for c in found if (~_numeric(again[c])).mean() > _TEXT_SHARE] or found
