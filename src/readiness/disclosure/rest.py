"""Means add up: that of all less those of the groups shown is the mean of the rest."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure.profiles import Profile
from readiness.disclosure.related import means

Flags = NDArray[np.bool_]


def few_left(results: pd.DataFrame, shown: Flags, profile: Profile) -> Flags:
    """The groups whose mean is hidden too, smallest first, until the rest is nobody or not a few.

    `results`: RESULT_COLUMNS, exact, rows numbered from 0; `shown`: whose figure would be shown.
    """
    also = np.zeros(len(results), dtype=bool)
    n = results["denominator"].to_numpy(np.float64, na_value=np.nan)
    whole = (results["breakdown"] == "all").to_numpy(dtype=bool)
    added = results["measure"].isin(means()).to_numpy(dtype=bool)
    totals = {results["measure"][i]: i for i in np.flatnonzero(added & whole & shown)}
    rows = results[added & ~whole]
    for places in rows.groupby(["measure", "breakdown"]).groups.values():
        measure = results["measure"][places[0]]
        held = [int(i) for i in places if shown[i]]
        if measure not in totals or not held:
            continue
        left = n[totals[measure]] - n[held].sum()
        for place in sorted(held, key=lambda i: n[i]):
            if left <= 0 or left >= profile.minimum:
                break
            also[place] = True
            left += n[place]
    return also
