"""The table of results as a profile may show it: suppressed, rounded, and said to be so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure import suppress
from readiness.disclosure.profiles import Profile
from readiness.disclosure.rest import few_left
from readiness.disclosure.rounding import remade
from readiness.disclosure.tables import COLUMNS, Table, tables
from readiness.model import State

Flags = NDArray[np.bool_]

_NOTHING = 1e-6
"""What is left of a share of nought, or of all, by arithmetic."""


@dataclass(frozen=True, eq=False)
class Shown:
    """Results as published, and how many rows lost their figure to each rule."""

    results: pd.DataFrame
    suppressions: Mapping[str, int]


def show(results: pd.DataFrame, lists: Mapping[str, str], profile: Profile) -> Shown:
    """What the profile may show of the results, which are left as they were.

    `lists`: by measure, the list whose rows it counts.
    """
    exact = results.reset_index(drop=True)
    if profile.exact or exact.empty:
        return Shown(exact, {})
    found = tables(exact)
    suppress.decide(found, _keys(exact, lists), profile)
    hidden, gone = _marked(found, len(exact))
    few = _too_few(exact, profile)
    without = hidden["numerator"] | hidden["denominator"] | few | gone
    few |= few_left(exact, exact["value"].notna().to_numpy(dtype=bool) & ~without, profile)
    frame = _hide(remade(exact, profile), hidden, few)
    kept = frame[~gone].reset_index(drop=True)
    return Shown(kept, _counts(frame["state"], _small(exact, profile), few, gone))


def _keys(results: pd.DataFrame, lists: Mapping[str, str]) -> dict[int, Any]:
    """What tells whether two equal counts are one count of the same records."""
    first = [lists.get(measure, measure) for measure in results["measure"]]
    parts = (results[name] for name in ("period_start", "breakdown", "group"))
    return dict(enumerate(zip(first, *parts, strict=True)))


def _marked(found: Sequence[Table], size: int) -> tuple[dict[str, Flags], Flags]:
    """Flags a row: which counts are hidden, and whether the whole row is withdrawn."""
    hidden = {name: np.zeros(size, dtype=bool) for name in COLUMNS}
    gone = np.zeros(size, dtype=bool)
    for table in found:
        own = table.rows if table.breakdown == "all" else table.rows[:-1]
        for name, cells in table.columns.items():
            flags = [flag or name in table.withdrawn for flag in cells.hidden[: len(own)]]
            hidden[name][own] |= flags
        if table.withdrawn - {"unusable"}:
            gone[own] = True
    return hidden, gone


def counts(results: pd.DataFrame, name: str) -> NDArray[np.float64]:
    """A column of counts as float64, NaN where there is none."""
    return results[name].to_numpy(dtype=np.float64, na_value=np.nan)


def _small(results: pd.DataFrame, profile: Profile) -> Flags:
    """Rows in which a count, or what is left of its base, is small."""
    k, n = counts(results, "numerator"), counts(results, "denominator")
    return np.any([(x >= 1) & (x <= profile.threshold) for x in (k, n, n - k)], axis=0)


def _too_few(results: pd.DataFrame, profile: Profile) -> Flags:
    """Figures that rest on too few records to show, and shares that would tell a few.

    Amounts are counted to the whole row by row and their figure is of the exact ones: four tenths
    of a post are counted as none, and ten such as none of ten, but their share says four.
    """
    n = counts(results, "denominator")
    value = results["value"].to_numpy(dtype=np.float64)
    share = ~np.isnan(counts(results, "numerator"))
    part = value / 100 * n
    with_a_few = [(x > _NOTHING) & (x < profile.threshold + 0.5) for x in (part, n - part)]
    few = (n > 0) | ~np.isnan(value)
    return (few & (n < profile.minimum)) | (share & np.any(with_a_few, axis=0))


def _hide(frame: pd.DataFrame, hidden: Mapping[str, Flags], few: Flags) -> pd.DataFrame:
    """The figures taken out where a count behind them is hidden or too small."""
    numbers = {name: frame[name].mask(flags) for name, flags in hidden.items()}
    without = hidden["numerator"] | hidden["denominator"] | few
    reals = {name: frame[name].mask(without) for name in ("value", "lower", "upper")}
    shown = (frame["state"] == State.SHOWN).to_numpy(dtype=bool)
    state = frame["state"].mask(without & shown, str(State.SUPPRESSED))
    return frame.assign(**numbers, **reals, state=state)


def _counts(state: pd.Series, small: Flags, few: Flags, gone: Flags) -> dict[str, int]:
    """Rows whose figure is hidden, each counted once under the first rule that hides it."""
    lost = (state == State.SUPPRESSED).to_numpy(dtype=bool) | gone
    return {
        "small number": int((lost & small).sum()),
        "too few records": int((lost & few & ~small).sum()),
        "would give another away": int((lost & ~small & ~few).sum()),
    }
