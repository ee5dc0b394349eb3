"""Where an authority stands in each published measure: beside England, its region and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from readiness.intake import areas, reference
from readiness.intake.published import ENGLAND
from readiness.model import STANDING_COLUMNS
from readiness.official.shown import shown

YEARS = (1, 3)
USUAL = 0.9
_NOT_KNOWN = float("nan")


def standing(
    figures: pd.DataFrame, number: int, region: str | None, near: Sequence[int], as_at: date
) -> pd.DataFrame:
    """STANDING_COLUMNS, a row a measure of `shown()`.

    figures: as `intake.official.known_on` gives them; number: DfE's, of the authority; near: its
    neighbours, closest first. Of each measure the newest year of which anything was out.
    """
    by_measure = dict(iter(figures.groupby("measure", sort=False)))
    peers = (number, areas.region_number(region) or 0, tuple(near))
    rows = [
        _row(about, by_measure.get(about["measure"]), peers, as_at)
        for about in shown().to_dict("records")
    ]
    return pd.DataFrame(rows, columns=list(STANDING_COLUMNS))


def _row(
    about: Mapping[Any, Any],
    figures: pd.DataFrame | None,
    peers: tuple[int, int, tuple[int, ...]],
    as_at: date,
) -> dict[str, Any]:
    told = {name: about[name] for name in STANDING_COLUMNS if name in about}
    years = _years(figures, about["release_rule"])
    if not years:
        return {**told, "state": "none", "year": 0, "n": 0, "n_neighbours": 0, "last_year": 0}
    year = max(years)
    number, region, near = peers
    own, all_of = years[year].get(number, _NOT_KNOWN), _authorities(years[year])
    ends = reference.rule_period_end(about["release_rule"], year)
    found = {
        "year": year,
        "period_end": pd.Timestamp(ends),
        "known": _known(figures, year),
        "months": _months(ends, as_at),
        "value": own,
        "england": years[year].get(ENGLAND, _NOT_KNOWN),
        "region": years[year].get(region, _NOT_KNOWN),
        "last_year": max(
            (y for y, v in years.items() if not np.isnan(v.get(number, np.nan))), default=0
        ),
        "state": "missing" if np.isnan(own) else "shown",
        "n": len(all_of),
    }
    return {**told, **found, **_near(years[year], near), **_place(all_of, own, about["direction"]),
            **_changes(years, year, number)}  # fmt: skip


Year = Mapping[int, float]


def _years(figures: pd.DataFrame | None, rule: str) -> dict[int, Year]:
    """Of each year of which any value was out the values by area, of areas that were there at its end."""
    if figures is None:
        return {}
    there = figures[figures["value"].notna()]
    made: dict[int, Year] = {}
    for year, rows in there.groupby("year"):
        gone = _not_there(reference.rule_period_end(rule, int(str(year))))
        values = dict(zip(rows["number"].tolist(), rows["value"].tolist(), strict=True))
        kept = {area: value for area, value in values.items() if area not in gone}
        if kept:
            made[int(str(year))] = kept
    return made


@cache
def _not_there(day: date) -> frozenset[int]:
    """Authorities that did not exist on the day."""
    table = reference.authorities()
    iso = day.isoformat()
    begun = (table["valid_from"] == "") | (table["valid_from"] <= iso)
    going = (table["valid_to"] == "") | (table["valid_to"] >= iso)
    return frozenset(table.loc[~(begun & going), "number"].tolist())


def _authorities(year: Year) -> np.ndarray:
    return np.array([value for area, value in year.items() if area < ENGLAND], dtype=np.float64)


def _known(figures: pd.DataFrame | None, year: int) -> pd.Timestamp:
    """When the first figure of the year was out."""
    assert figures is not None
    found: pd.Timestamp = figures.loc[figures["year"] == year, "known"].min()
    return found


def _months(ends: date, as_at: date) -> int:
    return (
        (as_at.year - ends.year) * 12 + as_at.month - ends.month - (as_at.day < min(ends.day, 28))
    )


def _near(year: Year, near: Sequence[int]) -> dict[str, Any]:
    values = [year[area] for area in near if area in year]
    return {
        "neighbours": float(np.mean(values)) if values else _NOT_KNOWN,
        "n_neighbours": len(values),
    }


def _place(values: np.ndarray, own: float, direction: str) -> dict[str, float]:
    if not len(values):
        return {}
    low, middle, high = np.quantile(values, (0.25, 0.5, 0.75))
    found = {"lower_quarter": float(low), "middle": float(middle), "upper_quarter": float(high)}
    if np.isnan(own):
        return found
    place = float(((values < own).sum() + 0.5 * (values == own).sum()) / len(values))
    better = {"high": place, "low": 1 - place}.get(direction, _NOT_KNOWN)
    return {**found, "place": place, "better": better}


def _changes(years: Mapping[int, Year], year: int, number: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for span in YEARS:
        now, then = years[year], years.get(year - span)
        if then is None:
            continue
        moved = {area: now[area] - then[area] for area in now if area in then}
        others = np.abs(_authorities(moved))
        found[f"change_{span}"] = moved.get(number, _NOT_KNOWN)
        found[f"england_{span}"] = moved.get(ENGLAND, _NOT_KNOWN)
        found[f"usual_{span}"] = float(np.quantile(others, USUAL)) if len(others) else _NOT_KNOWN
    return found
