"""Teams as a profile may name them: the name of a small team can tell who works in it, and who is
in its few records."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from readiness.breakdowns import NOT_RECORDED
from readiness.disclosure.profiles import Profile
from readiness.model import State
from readiness.statistics import proportion_interval

OTHER_TEAMS = "Other teams"
_SUMS = ("numerator", "denominator", "unusable")
_REALS = ("value", "lower", "upper")


def joined(results: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """The results with teams of fewer records than a percentage needs as one group, or, where the
    profile names no teams, without them. A joined median is suppressed: it cannot be made again.
    """
    teams = (results["breakdown"] == "team").to_numpy(dtype=bool)
    if profile.exact or not teams.any():
        return results
    if not profile.teams:
        return results[~teams].reset_index(drop=True)
    found = results.reset_index(drop=True)
    rows = found[teams & (found["group"] != NOT_RECORDED)]
    few = [_few(rows.loc[places], profile) for places in rows.groupby("measure").groups.values()]
    together = [places for places in few if places]
    gone = [place for places in together for place in places[:-1]]
    for places in together:
        _join(found, places)
    return found.drop(index=gone).reset_index(drop=True)


def _few(rows: pd.DataFrame, profile: Profile) -> list[int]:
    """The rows of one measure to join: the small teams, and the next until they are small no more."""
    size = rows["denominator"].fillna(rows["numerator"]).sort_values(kind="stable")
    together: list[int] = []
    held = 0
    for place, records in size.items():
        if records >= profile.minimum and (not together or held >= profile.minimum):
            break
        together.append(int(place))  # type: ignore[call-overload]
        held += int(records)
    return sorted(together)


def _join(found: pd.DataFrame, places: Sequence[int]) -> None:
    """Makes the last of the rows stand for all."""
    last, rows = places[-1], found.loc[list(places)]
    found.loc[last, "group"] = OTHER_TEAMS
    for name in _SUMS:
        found.loc[last, name] = rows[name].sum(min_count=len(rows))
    found.loc[last, list(_REALS)] = np.nan
    if rows["denominator"].isna().any():
        found.loc[last, "value"] = rows["value"].sum(
            min_count=len(rows)
        )  # a plain count is its value
        return
    n = float(found.loc[last, "denominator"])  # type: ignore[arg-type]
    if n == 0:
        found.loc[last, "state"] = str(State.NO_RECORDS)
    elif rows["numerator"].isna().any():
        found.loc[last, "state"] = str(State.SUPPRESSED)
    else:
        k = float(found.loc[last, "numerator"])  # type: ignore[arg-type]
        ends = proportion_interval(np.array([k]), np.array([n]))
        found.loc[last, list(_REALS)] = [100 * k / n, *(float(end[0]) for end in ends)]
        found.loc[last, "state"] = str(State.SHOWN)
