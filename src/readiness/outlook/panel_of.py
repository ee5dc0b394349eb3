"""The panel of any authorities on any days, from what had been published by then.

Of each measure the newest year of the authority that was out before the day, and its place among all
authorities that year. A figure too old says nothing of the day and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from readiness.outlook.judged_by import read_as

ENGLAND = 970
"""From this number on they are England and its regions, and no authorities."""
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


def panel_of(figures: pd.DataFrame, inspections: pd.DataFrame) -> pd.DataFrame:
    """COLUMNS, a row an inspection and measure of which something was published.

    figures: as `intake.official.known_on` gives them: measure, year, number, value and the day it was
        known. inspections: insp_id, number (DfE's, of the authority) and inspection_date.
    """
    measures = read_as()
    table = figures[
        figures["measure"].isin(measures)
        & (figures["number"] < ENGLAND)
        & figures["value"].notna()
        & figures["known"].notna()
    ]
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
    name: str, low: bool, rows: pd.DataFrame, inspections: pd.DataFrame
) -> Iterator[pd.DataFrame]:
    by = rows.groupby("year")["value"]
    place = (by.rank() - 0.5) / by.transform("size")
    placed = rows.assign(signed_pct=np.where(low, 1 - place, place), published=rows["known"])
    both = inspections.merge(placed, on="number")
    age = (both["inspection_date"] - both["published"]).dt.days / 365
    out = both[(both["published"] < both["inspection_date"]) & (age <= STALE)]
    newest = out.sort_values("year").drop_duplicates("insp_id", keep="last")
    if len(newest):
        polarity = "Low" if low else "High"
        yield newest.assign(indicator=name, polarity=polarity)
