"""What was published before, beside what would be now: one may tell what the other hides.

Two rules. Figures of a time that was published already, and differ from it by a few, are not shown
again: the difference would be those few. And what the reports tell together is looked for by
`equations.examine`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure.profiles import PROFILES, Profile
from readiness.model import Released, State

_ROW = ["measure", "breakdown", "group", "period_start", "period_end"]
COUNTS = ("numerator", "denominator", "unusable")
NUMBERS = (*COUNTS, "value", "lower", "upper")


def that_meet(earlier: Sequence[Released], results: pd.DataFrame) -> list[Released]:
    """Of each earlier release, the measures whose period is one of these results' too."""
    times = results[["measure", "period_start", "period_end"]].drop_duplicates()
    found = []
    for one in earlier:
        rows = one.results.merge(times, on=list(times.columns), how="inner")
        if len(rows):
            found.append(replace(one, results=rows))
    return found


def differing_by_few(
    results: pd.DataFrame, earlier: Sequence[Released], profile: Profile
) -> set[str]:
    """Measures of which a number is shown now and before, for the same time, that is a few apart.

    Only of releases rounded alike: what an exact number is apart from a rounded one is no number.
    """
    found: set[str] = set()
    for one in earlier:
        if PROFILES.get(one.profile, profile).base != profile.base:
            continue
        both = results.merge(one.results, on=_ROW, suffixes=("", "_before"))
        for name in COUNTS:
            now, then = (_reals(both, column) for column in (name, f"{name}_before"))
            few = _few(now - then, profile)
            found |= set(both.loc[few, "measure"])
        left = [
            _reals(both, f"denominator{s}") - _reals(both, f"numerator{s}") for s in ("", "_before")
        ]
        found |= set(both.loc[_few(left[0] - left[1], profile), "measure"])
    return found


def _few(apart: NDArray[np.float64], profile: Profile) -> NDArray[np.bool_]:
    """Rounded numbers are apart by steps of the base, of which one may be a child."""
    distance = np.abs(apart)
    return (distance >= 1) & (distance <= max(profile.threshold, profile.base))


def _reals(frame: pd.DataFrame, name: str) -> NDArray[np.float64]:
    return frame[name].to_numpy(dtype=np.float64, na_value=np.nan)


def withheld(results: pd.DataFrame, measures: Collection[str]) -> pd.DataFrame:
    """The results without a number of some measures: their wholes say that they are hidden, their
    groups are not there."""
    mine = results["measure"].isin(measures)
    kept = results[~mine | (results["breakdown"] == "all")].reset_index(drop=True)
    mine = kept["measure"].isin(measures) & kept["state"].isin((State.SHOWN, State.SUPPRESSED))
    blank = {name: kept[name].mask(mine) for name in NUMBERS}
    return kept.assign(**blank, state=kept["state"].mask(mine, str(State.SUPPRESSED)))
