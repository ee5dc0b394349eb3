"""From LAIT's values to the figures that are compared: one row a benchmark key, year and area."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import numpy as np
import pandas as pd

from readiness.intake.published import LICENCE
from readiness.intake.reference import rule_date, rule_period_end

FIGURE_COLUMNS: tuple[str, ...] = (
    "key",
    "year",
    "period_end",
    "area_type",
    "number",
    "code",
    "name",
    "value",
    "state",
    "released",
    "released_is_rule",
    "source",
    "licence",
)
"""`year` is that in which the period ends (`period_end`, by release_rules.csv); `number` is DfE's, `code` ONS's; `state` is published or
missing; `released` is the day the figure was out, by rule where released_is_rule is yes."""


def figures(
    lait: pd.DataFrame, benchmarks: pd.DataFrame, areas: pd.DataFrame, years: int | None = None
) -> pd.DataFrame:
    """FIGURE_COLUMNS for the benchmarks, of the latest `years` (all where not said).

    `lait` is `read_lait`'s frame; `areas` has number, code, valid_from, valid_to. An authority has
    rows only for the years it existed in.
    """
    joined = lait.merge(benchmarks, left_on="measure", right_on="indicator", validate="m:1")
    joined = joined.merge(
        areas[["number", "code", "valid_from", "valid_to"]], on="number", validate="m:1"
    )
    joined["period_end"] = _by_rule(joined, rule_period_end)
    joined = joined[_existed(joined)]
    if years is not None:
        joined = joined[joined["year"] > joined["year"].max() - years]
    joined["released"] = _by_rule(joined, rule_date)
    joined["released_is_rule"] = "yes"
    joined["source"] = "DfE LAIT " + joined["measure"]
    joined["licence"] = LICENCE
    return _ordered(joined, benchmarks["key"])


def _existed(joined: pd.DataFrame) -> np.ndarray:
    """ISO dates compare as text; an empty start or end is open."""
    ends = joined["period_end"]
    begun = (joined["valid_from"] == "") | (joined["valid_from"] <= ends)
    going = (joined["valid_to"] == "") | (joined["valid_to"] >= ends)
    return (begun & going).to_numpy()


def _by_rule(joined: pd.DataFrame, dated: Callable[[str, int], date]) -> list[str]:
    """A day for each row, by its release rule and year, as ISO text."""
    pairs = zip(joined["release_rule"], joined["year"], strict=True)
    return [dated(rule, int(year)).isoformat() for rule, year in pairs]


def _ordered(joined: pd.DataFrame, keys: Iterable[str]) -> pd.DataFrame:
    place = {key: at for at, key in enumerate(keys)}
    order = joined.assign(place=joined["key"].map(place))
    order = order.sort_values(["place", "year", "number"], kind="stable")
    return order[list(FIGURE_COLUMNS)].reset_index(drop=True)


def written(frame: pd.DataFrame, benchmarks: pd.DataFrame) -> pd.DataFrame:
    """The figures with each value written with the decimals it is published with."""
    decimals = dict(zip(benchmarks["key"], benchmarks["decimals"], strict=True))
    texts = [
        "" if np.isnan(value) else f"{value:.{decimals[key]}f}"
        for key, value in zip(frame["key"], frame["value"], strict=True)
    ]
    return frame.assign(value=texts)
