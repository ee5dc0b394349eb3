"""What each report showed of each measure, a row a measure and a file a day, to be read as a series.

`data/history/<authority>/results/<profile>/<date>.parquet`. Only wholes, and only as they were shown to
readers of that profile: a hidden figure has no number here. `released` keeps the rest of what was
published, groups and all, for the next report to be held against.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.errors import InputError
from readiness.model import Published

LAYOUT = 2
"""Of everything that is kept of a report. 1: csv alone, which says nothing of units, sources and the months
of charts. 2: these files beside it, and the source of each point of a chart."""

KEPT_COLUMNS: tuple[str, ...] = (
    "as_at", "measure", "title", "area", "service", "unit", "period_start", "period_end", "value",
    "lower", "upper", "n", "numerator", "denominator", "unusable", "state", "source", "package", "layout",
)  # fmt: skip
"""A row a measure. n: the records a figure rests on. source: annex_a, evidence or the return it is of.
package: the version of readiness that made it. layout: of the file it was read from. The rest are as in
RESULT_COLUMNS; title, unit and source are empty where an early file does not say and today's catalogue has
no such measure."""

KINDS: Mapping[str, str] = {
    **dict.fromkeys(KEPT_COLUMNS, "str"),
    **dict.fromkeys(("n", "numerator", "denominator", "unusable"), "Int64"),
    **dict.fromkeys(("value", "lower", "upper"), "float64"),
    **dict.fromkeys(("as_at", "period_start", "period_end"), "datetime64[s]"),
    "layout": "int64",
}
_ABOUT = b"readiness"


def no_results() -> pd.DataFrame:
    """KEPT_COLUMNS without a row."""
    return pd.DataFrame({name: pd.Series(dtype=KINDS[name]) for name in KEPT_COLUMNS})


def whole(
    results: pd.DataFrame,
    catalogue: Mapping[str, Mapping[str, Any]],
    as_at: date,
    package: str,
    layout: int,
) -> pd.DataFrame:
    """KEPT_COLUMNS of RESULT_COLUMNS, without its groups. `catalogue`: by measure its plain fields."""
    rows = results[results["breakdown"] == "all"].reset_index(drop=True)
    told = {
        name: [
            str(catalogue.get(measure, {}).get(name) or "") for measure in rows["measure"].tolist()
        ]
        for name in ("title", "unit", "source")
    }
    return typed(
        rows.assign(
            as_at=pd.Timestamp(as_at),
            **told,
            n=rows["denominator"].fillna(rows["numerator"]),
            package=package,
            layout=layout,
        )
    )


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[list(KEPT_COLUMNS)].astype(dict(KINDS)).reset_index(drop=True)


def place_of(history: Path, profile: str) -> Path:
    return history / "results" / profile


def keep(published: Published, history: Path, number: int) -> None:
    """Writes the day's file, whole or not at all; of two reports of one day the later one's stays.

    history: the authority's folder of kept data. number: where the report stands in the order of making.
    Raises OSError.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    package = str(published.versions.get("readiness", ""))
    catalogue = {str(one["id"]): one for one in published.catalogue}
    frame = whole(published.results, catalogue, published.as_at, package, LAYOUT)
    about = {
        "layout": LAYOUT,
        "number": number,
        "profile": published.profile,
        "as_at": published.as_at.isoformat(),
        "authority": published.authority.name,
        "package": package,
    }
    table = pa.Table.from_pandas(frame, preserve_index=False)
    told = {**(table.schema.metadata or {}), _ABOUT: json.dumps(about).encode()}
    place = place_of(history, published.profile)
    for folder in (place.parent, place):  # parents=True would give the first the usual rights
        folder.mkdir(mode=0o700, exist_ok=True)
    file = place / f"{published.as_at.isoformat()}.parquet"
    aside = file.with_name(f".{file.name}.new")
    pq.write_table(table.replace_schema_metadata(told), aside)
    aside.replace(file)


def read(file: Path) -> tuple[date, int, pd.DataFrame]:
    """The day of a report, its number in the order of making, and its KEPT_COLUMNS.

    Raises InputError where the file is damaged, or of a later layout than this version knows.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(file)
        about = dict(json.loads((table.schema.metadata or {})[_ABOUT]))
        refuse_later(about, file)
        return date.fromisoformat(about["as_at"]), int(about["number"]), typed(table.to_pandas())
    except (OSError, pa.ArrowException, KeyError, ValueError, TypeError):
        raise InputError(
            f"'{file.name}', kept of an earlier report under '{file.parent}', cannot be read; restore it, "
            "or move it away: what was published that day is then read from the csv kept beside it."
        ) from None


def refuse_later(about: Mapping[str, Any], file: Path) -> int:
    """The layout something was kept in; before that was said, 1. Raises InputError where it is a later one."""
    layout = about.get("layout", 1)
    if not isinstance(layout, int):
        raise ValueError("no number of a layout")
    if layout > LAYOUT:
        raise InputError(
            f"'{file.name}' was kept by a later version of readiness (layout {layout}; this one reads to "
            f"{LAYOUT}); upgrade readiness to read it."
        )
    return layout
