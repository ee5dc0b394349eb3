"""Reads a csv of DfE's Explore Education Statistics, in the layout all its data files share.

A file has a row a period, area and combination of filters, and a column an indicator. Which indicator,
under which filters, is which measure of LAIT's is a table (`data/reference/ees_measures.csv`), so that what
is read of either stands for the same; columns it does not name are not read.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.intake import reference
from readiness.intake.ees_areas import placed
from readiness.intake.published import LAIT_COLUMNS, PublishedFigures, area_types
from readiness.intake.years import year_label
from readiness.model import Issue, Severity

NEEDED = ("time_period", "time_identifier", "geographic_level")
_AREA = (
    "country_code", "country_name", "region_code", "region_name", "new_la_code", "old_la_code", "la_name",
)  # fmt: skip
MISSING = frozenset({"", "c", "k", "low", "u", "x", "z", ":", "~", "."})
"""Suppressed, rounds to nought, low reliability, unavailable and not applicable, as the statistics write them."""
TOTAL = "total"
_TEXT_SHARE = 0.5


def is_ees(path: Path) -> bool:
    """Whether the first line has the columns that all these files have."""
    try:
        return set(NEEDED) <= set(_heading(path))
    except (OSError, ValueError, csv.Error):
        return False


def read_ees(path: Path) -> PublishedFigures:
    """The same columns as `published.read_lait`, of the measures that the file has.

    Raises InputError where the file is not of this layout, has no measure that we know, or has two values
    of a measure for one area and year, because a column of it splits them in a way nobody named.
    """
    raw = _raw(path)
    known = _mapped(raw)
    if not known:
        others = [name for name in raw.columns if name not in {*NEEDED, *_AREA}]
        raise InputError(
            f"'{path.name}' holds no measure that is known here; of its columns "
            f"({', '.join(others[:6])} ...) none is in ees_measures.csv with its filters."
        )
    kept, said = placed(raw)
    parts = [_measure(path, kept, row) for row in known]
    frame = pd.concat(parts, ignore_index=True)
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


def _mapped(raw: pd.DataFrame) -> list[Mapping[str, Any]]:
    """The rows of the table whose indicator the file has, and whose filters have rows in it."""
    table = reference.ees_measures().to_dict("records")
    found = [{str(name): value for name, value in row.items()} for row in table]
    return [
        row
        for row in found
        if row["indicator"] in raw and _filtered(raw, _filters(row["filters"])).any()
    ]


def _filters(said: str) -> dict[str, str]:
    return dict(one.split("=", 1) for one in said.split(";") if one)


def _filtered(raw: pd.DataFrame, filters: Mapping[str, str]) -> np.ndarray:
    keep = np.ones(len(raw), dtype=np.bool_)
    for column, value in filters.items():
        if column not in raw:
            return np.zeros(len(raw), dtype=np.bool_)
        keep &= (raw[column].str.casefold() == value.casefold()).to_numpy()
    return keep


def _measure(path: Path, kept: pd.DataFrame, row: Mapping[str, Any]) -> pd.DataFrame:
    filters = _filters(row["filters"])
    rows = _totals(kept[_filtered(kept, filters)], {*filters, row["indicator"]})
    _refuse_split(path, rows, row)
    labels = {text: year_label(text) for text in rows["label"].unique()}
    written = rows[row["indicator"]]
    missing = written.str.casefold().isin(MISSING)
    value = pd.to_numeric(written.str.replace(",", "").where(~missing), errors="coerce").round(6)
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
            "area_type": area_types(rows["number"]),
            "number": rows["number"],
            "name": rows["number"].map(names),
            "region": rows.get("region_name", ""),
            "value": value,
            "state": np.where(
                value.notna(), "published", np.where(missing, "missing", "unreadable")
            ),
        }
    )


def _totals(rows: pd.DataFrame, named: set[str]) -> pd.DataFrame:
    """Of a filter nobody named the total alone, where it has one."""
    for column in _texts(rows, named):
        total = rows[column].str.casefold() == TOTAL
        if total.any() and not total.all():
            rows = rows[total]
    return rows


def _texts(rows: pd.DataFrame, named: set[str]) -> Sequence[str]:
    """The columns that hold words: filters, and no indicators."""
    others = [c for c in rows.columns if c not in {*NEEDED, *_AREA, *named, "label", "number"}]
    return [
        c for c in others if (~_numeric(rows[c])).mean() > _TEXT_SHARE and rows[c].nunique() > 1
    ]


def _numeric(column: pd.Series) -> pd.Series:
    plain = column.str.replace(",", "")
    return pd.to_numeric(plain, errors="coerce").notna() | column.str.casefold().isin(MISSING)


def _refuse_split(path: Path, rows: pd.DataFrame, row: Mapping[str, Any]) -> None:
    twice = rows.duplicated(["label", "number"], keep=False)
    if not twice.any():
        return
    again = rows[twice]
    splits = [
        c
        for c in _texts(again, {row["indicator"]})
        if again.groupby(["label", "number"])[c].nunique().max() > 1
    ]
    by = f" by {', '.join(splits)}" if splits else ""
    raise InputError(
        f"'{path.name}' has '{row['indicator']}' more than once for an area and year{by}; which of them is the "
        f"measure '{row['measure']}' is not known here."
    )


def _query(path: Path, what: str) -> Issue:
    return Issue(Severity.QUERY, None, "published figures", (), f"{path.name}: {what}")
