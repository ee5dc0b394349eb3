"""How long clocks run before they stop: Kaplan and Meier's curve, with late entry and open clocks.

Kaplan and Meier 1958; late entry as in Klein and Moeschberger, Survival Analysis, section 4.6; the
interval is Greenwood's on the scale of log(-log S), which stays between 0 and 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats, standard_normal

FROM_THE_START = -1
"""Where a clock "entered" that was in sight on the day it started, and so at risk at age 0."""


@dataclass(frozen=True, eq=False)
class Curve:
    """The share still open after each age at which something stopped, the youngest age first.

    ages, at_risk, stopped, share and variance (of Greenwood, relative) are as long as each other.
    """

    ages: Floats
    at_risk: Floats
    stopped: Floats
    share: Floats
    variance: Floats

    def at(self, ages: ArrayLike) -> Floats:
        """The share still open after an age: 1 before the first stop, level after the last."""
        place = np.searchsorted(self.ages, floats(ages), side="right")
        return np.concatenate([[1.0], self.share])[place]

    def interval(self, ages: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
        """Lower and upper limits of the share at ages; the share itself where it is 0 or 1."""
        place = np.searchsorted(self.ages, floats(ages), side="right")
        share = np.concatenate([[1.0], self.share])[place]
        error = np.sqrt(np.concatenate([[0.0], self.variance])[place])
        inside = (share > 0) & (share < 1) & np.isfinite(error)
        safe = np.where(inside, share, 0.5)
        width = standard_normal(confidence) * np.where(inside, error, 0.0) / np.log(safe)
        low, high = safe ** np.exp(-width), safe ** np.exp(width)
        return np.where(inside, low, share), np.where(inside, high, share)


def kaplan_meier(ages: ArrayLike, stopped: ArrayLike, entered: ArrayLike | None = None) -> Curve:
    """The curve of clocks seen from the age they `entered` to their last age.

    Args:
        ages: the age of each clock when it stopped or was last seen, in days of any kind.
        stopped: whether it stopped then (else it was still open).
        entered: the age it had when it came into sight; a clock is at risk at ages above it, and
            from age 0 where it is FROM_THE_START (-1), as all are if it is not given. One that
            stopped before it was in sight is not known of, and must not be given.

    Where every clock at risk stops, the share is 0 from then on, whatever came into sight later:
    with few clocks that is a trap of late entry, which `at_risk` shows. Raises ValueError where
    there is no clock, lengths differ, an age is negative or not a number, or a clock entered at or
    after its last age.
    """
    last, ends = floats(ages).ravel(), np.asarray(stopped, dtype=bool).ravel()
    first = floats(np.full(last.size, FROM_THE_START) if entered is None else entered).ravel()
    _check(last, ends, first)
    at = np.unique(last[ends])
    at_risk = np.array([((first < age) & (last >= age)).sum() for age in at], dtype=float)
    many = np.array([(last[ends] == age).sum() for age in at], dtype=float)
    left = at_risk - many
    with np.errstate(divide="ignore"):
        variance = np.cumsum(many / (at_risk * np.where(left > 0, left, 1.0)))
    variance = np.where(np.cumsum(left == 0) > 0, np.inf, variance)
    return Curve(at, at_risk, many, np.cumprod(left / at_risk), variance)


def _check(last: Floats, ends: np.ndarray, first: Floats) -> None:
    if not last.size:
        raise ValueError("A curve must have at least one clock.")
    if not last.size == ends.size == first.size:
        raise ValueError("Ages, whether each stopped, and entries must be as long as each other.")
    if not (np.isfinite(last).all() and np.isfinite(first).all()):
        raise ValueError("Ages must be numbers.")
    if (last < 0).any() or (first < FROM_THE_START).any():
        raise ValueError("Ages must be greater than or equal to zero.")
    if (first >= last).any():
        raise ValueError("A clock must enter before the last age it is seen at.")
