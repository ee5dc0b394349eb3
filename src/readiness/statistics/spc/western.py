"""The other dialect: the rules as PowerBI-SPC reads them, close to Western Electric's.

It differs from the NHS's on two in three (a point outside the limits counts, and the third may lie
across the mean), backfills runs of any length, and says upper, lower or none of each point.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.spc.limits import side
from readiness.statistics.spc.rules import (
    OUTSIDE,
    SHIFT,
    TREND,
    TWO_IN_THREE,
    Signs,
    part_of_shift,
)

WORDS = {1: "upper", -1: "lower", 0: "none"}


def words(signs: Signs) -> list[str]:
    return [WORDS[sign] for sign in signs.tolist()]


def outside(values: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Signs:
    """Beyond the three sigma limits."""
    x, low, high = (np.asarray(one, dtype=np.float64) for one in (values, lower, upper))
    return (x > high).astype(int) - (x < low).astype(int)


def shift(values: ArrayLike, centre: ArrayLike, run: int = 7) -> Signs:
    """`run` points in a row on one side of the centre line, all of them."""
    apart = np.asarray(values, dtype=np.float64) - np.asarray(centre, dtype=np.float64)
    return part_of_shift(np.sign(apart).astype(int), run)


def trend(values: ArrayLike, run: int = 5) -> Signs:
    """`run` points of which each is above the one before, with the point they start from."""
    found = np.asarray(values, dtype=np.float64)
    signs = np.zeros(found.size, dtype=int)
    if found.size < 2:
        return signs
    steps = np.sign(np.diff(found)).astype(int)
    for i in range(run - 2, steps.size):
        window = steps[i - run + 2 : i + 1]
        if abs(window.sum()) == run - 1:
            signs[i - run + 2 : i + 2] = window[0]
    return signs


def two_in_three(
    values: ArrayLike, lower: ArrayLike, upper: ArrayLike, whole: bool = False
) -> Signs:
    """Two of three beyond the same two sigma limit; the two of them, or the `whole` three."""
    beyond = outside(values, lower, upper)
    found = np.zeros(beyond.size, dtype=int)
    for i in range(2, beyond.size):
        three = beyond[i - 2 : i + 1]
        if abs(three.sum()) >= 2:
            way = int(np.sign(three.sum()))
            found[i - 2 : i + 1] = np.where(whole | (three == way), way, found[i - 2 : i + 1])
    return found


def told(
    values: ArrayLike,
    centre: ArrayLike,
    lower: ArrayLike,
    upper: ArrayLike,
    tolerance: float = 0.0,
) -> dict[str, Signs]:
    """Every rule on the points of one phase, as `rules.told`; two sigma is two thirds of three.

    Values within `tolerance` of the centre are put on it first, as sums of floats are not exact.
    """
    middle, low, high = (np.asarray(one, dtype=np.float64) for one in (centre, lower, upper))
    given = np.asarray(values, dtype=np.float64)
    on_it = side(given, middle, tolerance) == 0
    x, third = np.where(on_it, middle, given), 2 / 3
    return {
        OUTSIDE: outside(x, low, high),
        TREND: trend(given, 7),
        TWO_IN_THREE: two_in_three(
            x, middle - (middle - low) * third, middle + (high - middle) * third
        ),
        SHIFT: shift(x, middle, 7),
    }


def assurance(
    target: Sequence[float] | None,
    lower: Sequence[float],
    upper: Sequence[float],
    direction: str,
    has_limits: bool = True,
) -> str:
    """consistentPass, consistentFail, inconsistent or none, of the last point."""
    if not has_limits or direction == "neutral" or not target or target[-1] is None:
        return "none"
    if target[-1] > upper[-1]:
        return "consistentFail" if direction == "increase" else "consistentPass"
    if target[-1] < lower[-1]:
        return "consistentPass" if direction == "increase" else "consistentFail"
    return "inconsistent"
