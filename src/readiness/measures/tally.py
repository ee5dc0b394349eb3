"""From masks over rows to numbers a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from readiness.breakdowns import WHOLE, Grouping
from readiness.model import Amounts, Count, Mean, Median, Ratio, Result
from readiness.statistics import mean_interval, median_interval, proportion_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask

    Reals = NDArray[np.float64]

_COUNTED, _OUT_OF, _SET_ASIDE = 1, 2, 3
PER_CENT = 100.0


@dataclass(frozen=True, eq=False)
class Tally:
    """A number (a real, so that NaN can follow) for each group with anybody in it, and for a whole.

    numerator is None for a median, a mean and a part that is not within its whole; denominator for
    a count. middle (value, lower, upper) is there where the figure is not the numerator over the
    denominator; an amount's is per one, not per cent. records: the rows of the list in the group,
    counted or not.
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
    if isinstance(result, Amounts):
        return _amounts(result, grouping, kept, groups, aside, records)
    return Tally(groups, None, within, aside, records, _middles(result, grouping, kept))


def _amounts(
    result: Amounts,
    grouping: Grouping,
    kept: Mask,
    groups: tuple[str, ...],
    aside: Reals,
    records: Reals,
) -> Tally:
    """Sums by group. Counts are of amounts made whole row by row, so that groups add up."""

    def summed(values: Reals) -> Reals:
        amounts = np.where(result.included, values, 0.0)
        totals = np.bincount(grouping.codes, amounts, len(grouping.labels))
        return totals[kept].astype(np.float64)

    part, whole = summed(result.part), summed(result.whole)
    some = np.where(whole > 0, whole, np.nan)
    rounded = summed(np.floor(result.part + 0.5)), summed(np.floor(result.whole + 0.5))
    if result.within:
        lower, upper = proportion_interval(part, some)
        middle = part / some, lower / PER_CENT, upper / PER_CENT
        return Tally(groups, *rounded, aside, records, middle)
    none = np.full(len(some), np.nan)
    return Tally(groups, None, rounded[1], aside, records, (part / some, none, none))


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
    return np.zeros_like(result.included), result.included  # a median's, a mean's, an amount's


def _counted(states: NDArray[np.int8], grouping: Grouping) -> tuple[Reals, Mask]:
    """Rows by group and state, and which groups to keep."""
    size = len(grouping.labels)
    flat = np.bincount(grouping.codes * 4 + states, minlength=size * 4)
    counts = flat.reshape(size, 4).astype(np.float64)
    kept = counts[:, 1:].sum(axis=1) > 0
    return counts, kept | (grouping.labels == (WHOLE,))


def _middles(result: Median | Mean, grouping: Grouping, kept: Mask) -> tuple[Reals, Reals, Reals]:
    """Median or mean and its interval for each group kept; NaN where it has nobody."""
    middle, interval = (
        (np.mean, mean_interval) if isinstance(result, Mean) else (np.median, median_interval)
    )
    found = np.full((len(kept), 3), np.nan)
    for group in np.flatnonzero(kept):
        values = result.values[result.included & (grouping.codes == group)]
        if len(values):
            found[group] = middle(values), *interval(values)
    return found[kept, 0], found[kept, 1], found[kept, 2]
