"""Parting areas into quintiles, quartiles and so on by rank, as PHEindicatormethods 2.1.0 does.

For describing how a place is made up, deprivation say. No authority is ranked by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats


def quantiles(
    values: ArrayLike,
    parts: int = 5,
    invert: bool = True,
    groups: Sequence[Any] | None = None,
) -> Floats:
    """The part, from 1 to `parts`, of each value; 1 holds the highest where inverted.

    `values` is one-dimensional. Equal values share a part. Within each of `groups` (as long as
    `values`) they are parted anew. NaN for a missing value and for a group of fewer values than
    parts. Raises ValueError for less than one part or groups of another length.
    """
    x = floats(values).ravel()
    if parts < 1:
        raise ValueError("There must be at least one part.")
    if groups is None:
        return _parted(x, parts, invert)
    if len(groups) != len(x):
        raise ValueError("There must be as many groups as values.")
    found = np.full(len(x), np.nan)
    for group in dict.fromkeys(groups):
        here = np.array([each == group for each in groups])
        found[here] = _parted(x[here], parts, invert)
    return found


def _parted(x: Floats, parts: int, invert: bool) -> Floats:
    there = ~np.isnan(x)
    count = int(there.sum())
    found = np.full(len(x), np.nan)
    if count >= parts:
        known = -x[there] if invert else x[there]
        rank = np.searchsorted(np.sort(known), known) + 1  # equals share the lowest of theirs
        part = np.floor(parts + 1 - np.ceil((count + 1 - rank) / (count / parts)))
        found[there] = np.maximum(part, 1)
    return found
