"""The panel of any authorities on any days, from DfE's file of published values.

Of each measure the newest year of the authority that was out before the day, by rules set deliberately
late (`release_rules.csv`), and its place among all authorities that year. A figure too old says nothing of
the day and is left out. Values are today's revised ones; that the day is respected is not that the value is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.intake.published import read_lait
from readiness.intake.reference import rule_date
from readiness.outlook.judged_by import Read, read_as

STALE = 2.3
"""Years from publication, beyond which a figure is left out."""
COLUMNS = (
    "insp_id",
    "inspection_date",
    "indicator",
    "polarity",
    "year",
    "published",
    "value",
    "signed_pct",
)


def panel_of(values: str | Path, inspections: pd.DataFrame) -> pd.DataFrame:
    """COLUMNS, a row an inspection and measure of which something was published.

    inspections: insp_id, number (DfE's, of the authority) and inspection_date. Raises InputError where
    the file is not DfE's, or holds none of the measures.
    """
    measures = read_as()
    table = read_lait(Path(values), set(measures)).frame
    table = table[(table["area_type"] == "authority") & table["value"].notna()]
    if table.empty:
        raise InputError(
            f"'{Path(values).name}' holds none of the measures an outlook looks at; give DfE's whole file."
        )
    parts = [
        part
        for name, rows in table.groupby("measure", sort=True)
        for part in _of_measure(str(name), measures[str(name)], rows, inspections)
    ]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    every = pd.concat(parts, ignore_index=True)
    return every.sort_values(["insp_id", "indicator"], ignore_index=True)[list(COLUMNS)]


def _of_measure(
    name: str, how: Read, rows: pd.DataFrame, inspections: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    once = rows.drop_duplicates(["number", "year"], keep="last")
    by = once.groupby("year")["value"]
    place = (by.rank() - 0.5) / by.transform("size")
    placed = once.assign(
        signed_pct=np.where(how.low, 1 - place, place),
        published=once["year"].map(lambda year: pd.Timestamp(rule_date(how.rule, int(year)))),
    )
    both = inspections.merge(placed, on="number")
    age = (both["inspection_date"] - both["published"]).dt.days / 365
    out = both[(both["published"] < both["inspection_date"]) & (age <= STALE)]
    newest = out.sort_values("year").drop_duplicates("insp_id", keep="last")
    if len(newest):
        polarity = "Low" if how.low else "High"
        yield newest.assign(indicator=name, polarity=polarity)
