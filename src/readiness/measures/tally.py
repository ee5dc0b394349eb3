"""From masks over rows to numbers a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from readiness.breakdowns import WHOLE, Grouping
from readiness.model import Count, Median, Ratio, Result
from readiness.statistics import median_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask

    Reals = NDArray[np.float64]

_COUNTED, _OUT_OF, _SET_ASIDE = 1, 2, 3


@dataclass(frozen=True, eq=False)
class Tally:
    """A number (a real, so that NaN can follow) for each group with anybody in it, and for a whole.

    numerator is None for a median, denominator for a count; middle (value, lower, upper) is a
    median's alone. records: the rows of the list in the group, counted or not.
    """

    groups: tuple[str, ...]
    numerator: Reals | None
    denominator: Reals | None
    unusable: Reals
    records: Reals
    middle: tuple[Reals, Reals, Reals] | None = None


def tally(result: Result, grouping: Grouping) -> Tally:
    """Counts the masks by group; groups with nobody counted or set aside are left out."""
    counts, kept = _counted(_states(result), grouping)
    groups = tuple(label for label, keep in zip(grouping.labels, kept, strict=True) if keep)
    counted, within, aside = counts[kept, _COUNTED], counts[kept, _OUT_OF], counts[kept, _SET_ASIDE]
    records = counts[kept].sum(axis=1)
    if isinstance(result, Count):
        return Tally(groups, counted, None, aside, records)
    if isinstance(result, Ratio):
        return Tally(groups, counted, counted + within, aside, records)
    return Tally(groups, None, within, aside, records, _middles(result, grouping, kept))


def _states(result: Result) -> NDArray[np.int8]:
    """What became of each row, as one small number."""
    yes, among = _masks(result)
    states = np.zeros(len(yes), dtype=np.int8)
    states[among] = _OUT_OF
    states[yes] = _COUNTED
    if result.unusable is not None:
        states[result.unusable] = _SET_ASIDE
    return states


def _masks(result: Result) -> tuple[Mask, Mask]:
    if isinstance(result, Count):
        return result.counted, result.counted
    if isinstance(result, Ratio):
        return result.numerator, result.denominator
    return np.zeros_like(result.included), result.included


def _counted(states: NDArray[np.int8], grouping: Grouping) -> tuple[Reals, Mask]:
    """Rows by group and state, and which groups to keep."""
    size = len(grouping.labels)
    flat = np.bincount(grouping.codes * 4 + states, minlength=size * 4)
    counts = flat.reshape(size, 4).astype(np.float64)
    kept = counts[:, 1:].sum(axis=1) > 0
    return counts, kept | (grouping.labels == (WHOLE,))


def _middles(result: Median, grouping: Grouping, kept: Mask) -> tuple[Reals, Reals, Reals]:
    """Median and its interval for each group kept; NaN where it has nobody."""
    found = np.full((len(kept), 3), np.nan)
    for group in np.flatnonzero(kept):
        values = result.values[result.included & (grouping.codes == group)]
        if len(values):
            found[group] = np.median(values), *median_interval(values)
    return found[kept, 0], found[kept, 1], found[kept, 2]
