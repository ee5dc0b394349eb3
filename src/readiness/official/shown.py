"""Which published measures are shown, and under what name: those our own measures are held against, and some
that no list of an authority's gives (`published_measures.csv`)."""

from __future__ import annotations

from functools import cache

import pandas as pd

from readiness.intake import reference
from readiness.measures import catalogue

COLUMNS = (
    "measure",
    "title",
    "area",
    "service",
    "unit",
    "decimals",
    "direction",
    "difference",
    "release_rule",
)


@cache
def shown() -> pd.DataFrame:
    """COLUMNS, a row a measure, in the order of the catalogue and then of the table."""
    keys = reference.benchmarks().set_index("key")
    rules = reference.published_measures().set_index("measure")["release_rule"]
    rows: list[tuple[object, ...]] = []
    for entry in catalogue():
        key = entry["benchmark"]
        if key is None or keys.at[key, "indicator"] in {row[0] for row in rows}:
            continue
        one = keys.loc[key]
        rows.append(
            (
                one["indicator"], one["title"], entry["area"], entry["service"], one["unit"],
                int(one["decimals"]), entry["polarity"], "", rules[one["indicator"]],
            )
        )  # fmt: skip
    also = reference.published_measures()
    for row in also[also["shown_as"] != ""].to_dict("records"):
        rows.append(
            (
                row["measure"], row["shown_as"], row["area"], row["service"], row["unit"],
                int(row["decimals"]), row["direction"], "", row["release_rule"],
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
