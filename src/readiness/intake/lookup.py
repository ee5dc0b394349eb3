"""Published figures held for looking up: by benchmark key, year and DfE number.

What is looked up is the shipped table, or DfE's file where the user gives a newer (or longer) one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.errors import InputError
from readiness.intake import areas, reference

LONDON, LONDON_PARTS = 986, (987, 988)
"""London's own number, and those of its inner and outer parts, which are the regions used."""


@dataclass(frozen=True, eq=False)
class FigureYear:
    """All published values of one benchmark key and year: `value` by DfE number."""

    year: int
    period_end: date
    released: date
    by_rule: bool
    value: Mapping[int, float]
    in_region: Mapping[int, int]  # region number -> authorities with a figure

    def of(self, number: int | None) -> float:
        return self.value.get(number, np.nan) if number is not None else np.nan

    def elsewhere(self, number: int | None) -> NDArray[np.float64]:
        """The values of all England's authorities but this one."""
        authorities = _region_numbers()
        found = [v for n, v in self.value.items() if n in authorities and n != number]
        return np.array(found, dtype=np.float64)


Figures = Mapping[str, tuple[FigureYear, ...]]
"""The years of each benchmark key, oldest first."""


def latest(years: Sequence[FigureYear], as_at: date) -> FigureYear | None:
    """The latest year that was out on the day."""
    return next((year for year in reversed(years) if year.released <= as_at), None)


def figures_by_key(published: Path | None = None) -> Figures:
    """The shipped figures, or those of DfE's file of LAIT values (parquet or csv).

    Raises InputError where that file cannot be used.
    """
    if published is None:
        return _shipped()
    return _downloaded(published, published.stat().st_mtime_ns if published.is_file() else 0)


@cache
def neighbours(model: int) -> Mapping[int, tuple[int, ...]]:
    """Every authority's statistical neighbours in a grouping (2021 or 2025), closest first."""
    table = reference.neighbours()
    groups = table[table["model"] == model].groupby("number", sort=False)["neighbour"]
    return {int(str(number)): tuple(near.tolist()) for number, near in groups}


@cache
def models() -> Mapping[int, tuple[date, date]]:
    """The first and last day each grouping is in use."""
    table = reference.neighbours().drop_duplicates("model")
    columns = (table[name] for name in ("model", "valid_from", "valid_to"))
    return {
        model: (date.fromisoformat(first), date.fromisoformat(last) if last else date.max)
        for model, first, last in zip(*columns, strict=True)
    }


@cache
def _shipped() -> Figures:
    return _by_year(reference.figures())


@lru_cache(maxsize=4)
def _downloaded(published: Path, _changed: int) -> Figures:
    from readiness.intake.figures import figures
    from readiness.intake.published import read_lait

    benchmarks = reference.benchmarks()
    lait = read_lait(published, set(benchmarks["indicator"])).frame
    if lait.empty:
        raise InputError(
            f"'{published.name}' holds none of the measures compared here; give DfE's whole file "
            "of LAIT values."
        )
    made = figures(lait, benchmarks, reference.authorities())
    made[["period_end", "released"]] = made[["period_end", "released"]].apply(pd.to_datetime)
    return _by_year(made)


def _by_year(frame: pd.DataFrame) -> Figures:
    found: dict[str, list[FigureYear]] = {}
    columns = {name: frame[name].to_numpy() for name in _YEARLY}
    groups: dict[Any, Any] = frame.groupby(["key", "year"], observed=True).indices
    for (key, year), rows in sorted(groups.items()):
        part = {name: values[rows] for name, values in columns.items()}
        found.setdefault(str(key), []).append(_year(int(year), part))
    return {key: tuple(years) for key, years in found.items()}


_YEARLY = ("number", "value", "period_end", "released", "released_is_rule")


def _year(year: int, part: Mapping[str, NDArray[Any]]) -> FigureYear:
    """`part`: the columns named in `_YEARLY`, of one benchmark key and year."""
    region_of = _region_numbers()
    shown = ~np.isnan(part["value"])
    numbers, values = part["number"][shown].tolist(), part["value"][shown].tolist()
    value = dict(zip(numbers, values, strict=True))
    ours = [number for number in value if number in region_of]
    in_region = Counter(region_of[number] for number in ours)
    in_region[LONDON] = sum(in_region[part_of] for part_of in LONDON_PARTS)
    return FigureYear(
        year=year,
        period_end=part["period_end"][0].astype("datetime64[D]").item(),
        released=part["released"][0].astype("datetime64[D]").item(),
        by_rule=part["released_is_rule"][0] == "yes",
        value=value,
        in_region=in_region,
    )


@cache
def _region_numbers() -> Mapping[int, int]:
    """The region's number of every authority, predecessors too."""
    table = reference.authorities()
    ours = table[table["area_type"] == "authority"]
    pairs = zip(ours["number"].tolist(), ours["region"], strict=True)
    return {number: areas.region_number(region) or 0 for number, region in pairs}
