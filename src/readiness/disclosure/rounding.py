"""Figures made again from what is shown of their counts, so that they tell no more than those."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure.profiles import Profile
from readiness.disclosure.tables import COLUMNS
from readiness.statistics import count_interval, proportion_interval

DECIMALS = 1
REALS = ("value", "lower", "upper")

Real = NDArray[np.float64]


def remade(results: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """The same rows with counts to the profile's base and figures to one decimal.

    Where counts are rounded, percentages, rates and their intervals are made from the rounded
    counts; medians, means and noughts are as they were.
    """
    exact = {name: results[name].to_numpy(dtype=np.float64, na_value=np.nan) for name in COLUMNS}
    reals = {name: results[name].to_numpy(dtype=np.float64, na_value=np.nan) for name in REALS}
    if profile.base == 1:
        return results.assign(**_decimals(reals))
    counts = {name: _nearest(values, profile.base) for name, values in exact.items()}
    figures = _figures(reals, exact["numerator"], counts["numerator"], counts["denominator"])
    whole = {name: pd.array(values, dtype="Int64") for name, values in _nullable(counts).items()}
    return results.assign(**whole, **_decimals(figures))


def _nearest(values: Real, base: int) -> Real:
    return np.floor(values / base + 0.5) * base


def _nullable(counts: dict[str, Real]) -> dict[str, list[int | None]]:
    return {
        name: [None if np.isnan(value) else int(value) for value in values]
        for name, values in counts.items()
    }


def _decimals(reals: dict[str, Real]) -> dict[str, Real]:
    scale = 10**DECIMALS
    return {name: np.floor(values * scale + 0.5) / scale for name, values in reals.items()}


def _figures(reals: dict[str, Real], exact: Real, k: Real, n: Real) -> dict[str, Real]:
    """Shares from rounded counts, rates scaled by how the count was rounded. What had no interval,
    as a plain count, gets none."""
    among = np.where(n > 0, n, np.nan)
    share = (100 * k / among, *proportion_interval(np.minimum(k, among), among))
    per_one = np.where(exact > 0, reals["value"] / np.where(exact > 0, exact, 1), np.nan)
    rate = (k * per_one, *(end * per_one for end in count_interval(k)))
    as_it_was = np.isnan(k) | ((k == 0) & np.isnan(n))
    return {
        name: np.where(as_it_was | np.isnan(reals[name]), reals[name], np.where(np.isnan(n), r, s))
        for name, s, r in zip(REALS, share, rate, strict=True)
    }
