"""Reads a csv of DfE's Explore Education Statistics, in the layout all its data files share.

A file has a row a period, area and combination of filters, and a column an indicator. Which indicator,
under which filters, is which measure of LAIT's is a table (`data/reference/ees_measures.csv`), so that what
is read of either stands for the same; columns it does not name are not read. A filter `column=*` asks that
the file has the column, whatever is in it: the file of plans that ended has columns of the same names.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.intake import reference
from readiness.intake.ees_areas import placed
from readiness.intake.ees_filters import (
    AREA,
    FIGURE,
    MISSING,
    NEEDED,
    filtered,
    filters_of,
    splits,
    totals,
)  # fmt: skip
from readiness.intake.published import LAIT_COLUMNS, PublishedFigures, area_types
from readiness.intake.years import year_label
from readiness.model import Issue, Severity


def is_ees(path: Path) -> bool:
    """Whether the first line has the columns that all these files have."""
    try:
        return set(NEEDED) <= set(_heading(path))
    except (OSError, ValueError, csv.Error):
        return False


def read_ees(path: Path, measures: pd.DataFrame | None = None) -> PublishedFigures:
    """The same columns as `published.read_lait`, of the measures that the file has.

    measures: indicator, filters, measure and times (what a value is multiplied by to be LAIT's); those of
        `reference.ees_measures` if not given.

    Raises InputError where the file is not of this layout, has no measure that we know, or has two values
    of a measure for one area and year, because a column of it splits them in a way nobody named.
    """
    raw = _raw(path)
    known = _mapped(raw, reference.ees_measures() if measures is None else measures)
    if not known:
        others = [name for name in raw.columns if name not in {*NEEDED, *AREA}]
        raise InputError(
            f"'{path.name}' holds no measure that is known here; of its columns "
            f"({', '.join(others[:6])} ...) none is in ees_measures.csv with its filters."
        )
    kept, said = placed(raw)
    read = [_measure(path, kept, row) for row in known]
    frame = pd.concat([part for part, _ in read], ignore_index=True)
    _refuse_twice(path, frame)
    said += [less for _, less in read if less]
    wrong = frame["state"] == "unreadable"
    counts = frame.loc[wrong, "measure"].value_counts().sort_index()
    bad = [
        _query(path, f"{count} values of the measure '{name}' are not numbers; not used.")
        for name, count in counts.items()
    ]
    return PublishedFigures(frame[list(LAIT_COLUMNS)], (*(_query(path, one) for one in said), *bad))


def _heading(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return [name.strip() for name in next(csv.reader(file), [])]


def _raw(path: Path) -> pd.DataFrame:
    try:
        raw = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError):
        raise InputError(f"'{path.name}' cannot be read as a csv in UTF-8.") from None
    raw.columns = raw.columns.str.strip()
    lacking = [name for name in (*NEEDED, "old_la_code", "new_la_code") if name not in raw]
    if lacking:
        raise InputError(
            f"'{path.name}' is not a csv of Explore Education Statistics by local authority: it lacks "
            f"{', '.join(lacking)}."
        )
    return raw.apply(lambda column: column.str.strip())


def _mapped(raw: pd.DataFrame, measures: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The rows of the table whose indicator the file has, and whose filters have rows in it."""
    found = [
        {str(name): value for name, value in row.items()} for row in measures.to_dict("records")
    ]
    return [
        row
        for row in found
        if row["indicator"] in raw and filtered(raw, filters_of(row["filters"])).any()
    ]


def _measure(path: Path, kept: pd.DataFrame, row: Mapping[str, Any]) -> tuple[pd.DataFrame, str]:
    """One measure's rows, and what was left out of them."""
    filters = filters_of(row["filters"])
    every = kept[filtered(kept, filters)]
    rows = totals(every, {*filters, row["indicator"]})
    _refuse_split(path, rows, row)
    lost = len(every.drop_duplicates(FIGURE)) - len(rows)
    less = f"{lost:,} figures of the measure '{row['measure']}' have no total; they were left out."
    return _typed(rows, row), less if lost else ""


def _typed(rows: pd.DataFrame, row: Mapping[str, Any]) -> pd.DataFrame:
    labels = {text: year_label(text) for text in rows["label"].unique()}
    written = rows[row["indicator"]]
    missing = written.str.casefold().isin(MISSING)
    plain = pd.to_numeric(written.str.replace(",", "").where(~missing), errors="coerce")
    value = (plain.astype("float64") * float(row["times"])).round(6)
    kinds = area_types(rows["number"])
    names = dict(
        zip(reference.authorities()["number"], reference.authorities()["name"], strict=True)
    )
    return pd.DataFrame(
        {
            "measure": row["measure"],
            "label": rows["label"],
            "year": rows["label"].map(
                {text: label.year for text, label in labels.items() if label}
            ),
            "span": 1,
            "status": "published",
            "area_type": kinds,
            "number": rows["number"],
            "name": rows["number"].map(names),
            "region": np.where(kinds == "authority", rows.get("region_name", ""), ""),
            "value": value,
            "state": np.where(
                value.notna(), "published", np.where(missing, "missing", "unreadable")
            ),
        }
    )


def _refuse_split(path: Path, rows: pd.DataFrame, row: Mapping[str, Any]) -> None:
    if not rows.duplicated(FIGURE).any():
        return
    by = ", ".join(splits(rows, {row["indicator"]})[:4])
    raise InputError(
        f"'{path.name}' has '{row['indicator']}' more than once for an area and year"
        f"{f' by {by}' if by else ''}; which of them is the measure '{row['measure']}' is not known here."
    )


def _refuse_twice(path: Path, frame: pd.DataFrame) -> None:
    twice = frame.loc[frame.duplicated(["measure", *FIGURE]), "measure"]
    if len(twice):
        raise InputError(
            f"'{path.name}' gives the measure '{twice.iloc[0]}' from more than one of its columns for an area "
            "and year; keep one of them in the file."
        )


def _query(path: Path, what: str) -> Issue:
    return Issue(Severity.QUERY, None, "published figures", (), f"{path.name}: {what}")
