"""Reads what DfE publishes as the user downloads it: LAIT's values and the neighbour groups.

LAIT is the local authority interactive tool (github.com/dfe-analytical-services/
local-authority-interactive-tool). Its values are today's revised figures, not those first
published; a missing figure is '-', and the file does not say whether it was suppressed, not
supplied or not applicable, so neither do we.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.intake.years import YearLabel, year_label
from readiness.model import Issue, Severity

ENGLAND = 970
REGIONS = range(980, 991)
ENGLAND_DISCONTINUED = 1000

LICENCE = "OGL v3.0"
"""The Open Government Licence v3.0, under which DfE and Ofsted publish."""

HEADINGS = {
    "Short Desc": "measure",
    "Years": "label",
    "LA and Regions": "name",
    "Values": "written",
    "LA Number": "number",
    "Region": "region",
}

LAIT_COLUMNS: tuple[str, ...] = (
    "measure",
    "label",
    "year",
    "span",
    "status",
    "area_type",
    "number",
    "name",
    "region",
    "value",
    "state",
)
"""A row a measure, year and area. `measure` is LAIT's short name; `year` the year the last year
ends in; area_type is authority | region | england; `value` NaN where state is missing."""


@dataclass(frozen=True, eq=False)
class PublishedFigures:
    """`frame` holds LAIT_COLUMNS; `issues` name what could not be read."""

    frame: pd.DataFrame
    issues: tuple[Issue, ...]


def read_lait(path: Path, measures: Collection[str] | None = None) -> PublishedFigures:
    """DfE's long file of LAIT values, parquet or csv; only some measures where they are named.

    Raises InputError where the file cannot be read or is not that file.
    """
    raw = _raw(path, measures)
    labels = raw["label"].map(year_label)
    good = labels.notna().to_numpy()
    frame = _typed(raw[good], labels[good])
    placed = frame["number"].notna()
    bad = (*_bad_labels(path, raw, ~good), *_unplaced(path, placed), *_bad_values(path, frame))
    kept = placed & (frame["number"] != ENGLAND_DISCONTINUED)
    return PublishedFigures(frame[kept].astype({"number": "int64"}), bad)


def _raw(path: Path, measures: Collection[str] | None) -> pd.DataFrame:
    names = list(HEADINGS)
    wanted = None if measures is None else sorted(measures)
    try:
        if path.suffix.casefold() == ".parquet":
            rows = None if wanted is None else [("Short Desc", "in", wanted)]
            raw = pd.read_parquet(path, columns=names, filters=rows)
        else:
            raw = pd.read_csv(path, usecols=names, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise InputError(f"There is no file '{path.name}' of published figures.") from None
    except (ValueError, OSError, KeyError):
        raise InputError(
            f"'{path.name}' is not DfE's file of LAIT values; it must be a parquet or csv file "
            f"with the columns {', '.join(names)}."
        ) from None
    raw = raw.rename(columns=HEADINGS)[list(HEADINGS.values())]
    return raw if wanted is None else raw[raw["measure"].isin(wanted)]


def _typed(raw: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    read: dict[str, YearLabel] = {label.label: label for label in labels.unique()}
    number = pd.to_numeric(raw["number"], errors="coerce").astype("Int32")
    written = raw["written"].astype(str).str.strip()
    # Spreadsheets leave 552.79999999999995 where 552.8 was published.
    value = pd.to_numeric(written.where(written != "-"), errors="coerce").round(6)
    return pd.DataFrame(
        {
            "measure": raw["measure"],
            "label": raw["label"],
            "year": raw["label"].map({text: label.year for text, label in read.items()}),
            "span": raw["label"].map({text: label.span for text, label in read.items()}),
            "status": raw["label"].map({text: label.status for text, label in read.items()}),
            "area_type": area_types(number),
            "number": number,
            "name": raw["name"].str.strip(),
            "region": raw["region"].where(raw["region"] != "NA", ""),
            "value": value,
            "state": _states(written, value),
        }
    )


def _states(written: pd.Series, value: pd.Series) -> np.ndarray:
    said = written.isin(["-", "", "nan"]).to_numpy()
    return np.where(value.notna(), "published", np.where(said, "missing", "unreadable"))


def area_types(number: pd.Series) -> np.ndarray:
    """authority, region or england, from DfE's number of the area."""
    values = number.fillna(ENGLAND_DISCONTINUED).to_numpy(dtype=np.int64)
    region = np.isin(values, list(REGIONS))
    return np.where(values == ENGLAND, "england", np.where(region, "region", "authority"))


def _bad_labels(path: Path, raw: pd.DataFrame, bad: np.ndarray) -> tuple[Issue, ...]:
    counts = raw.loc[bad, "measure"].value_counts().sort_index()
    return tuple(
        _query(
            path,
            f"{count} rows of the measure '{measure}' have a year label that is not a year; "
            "they were left out.",
        )
        for measure, count in counts.items()
    )


def _bad_values(path: Path, frame: pd.DataFrame) -> tuple[Issue, ...]:
    bad = frame["state"] == "unreadable"
    counts = frame.loc[bad, "measure"].value_counts().sort_index()
    return tuple(
        _query(path, f"{count} values of the measure '{measure}' are not numbers; not used.")
        for measure, count in counts.items()
    )


def _unplaced(path: Path, placed: pd.Series) -> tuple[Issue, ...]:
    count = int((~placed).sum())
    if not count:
        return ()
    return (_query(path, f"{count} rows have no DfE number for the area; they were left out."),)


def _query(path: Path, what: str) -> Issue:
    return Issue(Severity.QUERY, None, "published figures", (), f"{path.name}: {what}")
