"""Small invented tables of results and comparisons for the tests of score and disclosure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from readiness.model import COMPARISON_COLUMNS, RESULT_COLUMNS, Area
from readiness.statistics import proportion_interval

AS_AT = date(2026, 9, 30)
NUMBERS = ("numerator", "denominator", "unusable")


def entry(name: str, catalogue: str, area: Area, polarity: str = "high") -> dict[str, Any]:
    return {
        "id": name,
        "catalogue": catalogue,
        "title": f"Title of {name}",
        "area": area,
        "polarity": polarity,
        "unit": "%",
    }


def result(
    measure: str,
    k: int | None,
    n: int | None,
    unusable: int = 0,
    breakdown: str = "all",
    group: str = "all",
    **more: Any,
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "measure": measure,
        "area": Area.HELP_AND_PROTECTION,
        "service": "SAFE",
        "period_start": date(2026, 4, 1),
        "period_end": AS_AT,
        "breakdown": breakdown,
        "group": group,
        "numerator": k,
        "denominator": n,
        "value": None,
        "lower": None,
        "upper": None,
        "unusable": unusable,
        "state": "no_records" if n == 0 else "not_supplied" if k is None else "shown",
    }
    if k is not None and n:
        lower, upper = proportion_interval(k, n)
        row |= {"value": 100 * k / n, "lower": float(lower), "upper": float(upper)}
    return row | more


def results(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(RESULT_COLUMNS))
    numbers = {name: frame[name].astype("Int64") for name in NUMBERS}
    reals = {name: frame[name].astype("float64") for name in ("value", "lower", "upper")}
    return frame.assign(**numbers, **reals)


def comparison(measure: str, comparator: str, value: float, spread: float) -> dict[str, Any]:
    return {
        "measure": measure,
        "comparator": comparator,
        "name": comparator.title(),
        "year": "2025",
        "period_end": date(2025, 3, 31),
        "released": date(2025, 11, 7),
        "value": value,
        "spread": spread,
        "n": 10,
        "source": "invented",
        "note": "",
        "decimals": 1,
    }


def comparisons(rows: Sequence[Mapping[str, Any]] = ()) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COMPARISON_COLUMNS))
