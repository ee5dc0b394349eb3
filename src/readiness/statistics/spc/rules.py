"""The four rules that tell a special cause, in the NHS's reading (Making Data Count).

Each works on the points of one phase and gives, for every point, 1 where it tells of something
high or rising, -1 of something low or falling, 0 where it tells nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readiness.statistics.checks import Floats
from readiness.statistics.spc.limits import TOLERANCE, side

Signs = NDArray[np.int64]

RUN = 7
"""Points in a row on one side, or moving one way, that are more than chance."""

OUTSIDE, TREND, TWO_IN_THREE, SHIFT = "outside", "trend", "two_in_three", "shift"
PRECEDENCE = (OUTSIDE, TREND, TWO_IN_THREE, SHIFT)


def told(
    values: Floats, centre: Floats, lower: Floats, upper: Floats, tolerance: float = TOLERANCE
) -> dict[str, Signs]:
    """Every rule on the points of one phase, by name, in order of precedence."""
    sides = side(values, centre, tolerance).astype(int)
    out = outside(values, centre, lower, upper, tolerance)
    close = close_to_limits(values, centre, lower, upper, tolerance) & (out == 0)
    return {
        OUTSIDE: out,
        TREND: part_of_trend(values),
        TWO_IN_THREE: np.where(close & two_in_three(close, sides), sides, 0),
        SHIFT: part_of_shift(sides),
    }


def outside(
    values: Floats, centre: Floats, lower: Floats, upper: Floats, tolerance: float = TOLERANCE
) -> Signs:
    """Strictly beyond a limit; on it is within."""
    near = tolerance * np.maximum(1.0, np.abs(centre))
    return (values > upper + near).astype(int) - (values < lower - near).astype(int)


def close_to_limits(
    values: Floats, centre: Floats, lower: Floats, upper: Floats, tolerance: float = TOLERANCE
) -> NDArray[np.bool_]:
    """Beyond two thirds of the way to a limit."""
    high = centre + (upper - centre) * 2 / 3
    low = centre - (centre - lower) * 2 / 3
    near = tolerance * np.maximum(1.0, np.abs(centre))
    return (values > high + near) | (values < low - near)


def seventh_of_shift(sides: ArrayLike, run: int = RUN) -> Signs:
    """1 at each point that is the last of `run` on one side; a point on the mean breaks the run."""
    return np.abs(_ends_of_runs(np.asarray(sides, dtype=int), run))


def part_of_shift(sides: ArrayLike, run: int = RUN) -> Signs:
    """The side of every point in a run of `run` on one side."""
    return spread(_ends_of_runs(np.asarray(sides, dtype=int), run), run)


def seventh_of_trend(values: ArrayLike, run: int = RUN) -> Signs:
    """1 (rising) or -1 at each point that is the last of `run` moving one way; a tie breaks it."""
    found = np.asarray(values, dtype=np.float64)
    steps = np.sign(np.diff(found)).astype(int)
    ends = np.zeros(found.size, dtype=int)
    if found.size:
        ends[1:] = _ends_of_runs(steps, run - 1)
    return ends


def part_of_trend(values: ArrayLike, run: int = RUN) -> Signs:
    """The way of every point in a run of `run` moving one way; the later run where two share one."""
    return spread(seventh_of_trend(values, run), run)


def two_in_three(close: ArrayLike, sides: ArrayLike) -> NDArray[np.bool_]:
    """Points of any three in a row, all on one side of the mean, of which two are close to a limit."""
    near, where = np.asarray(close, dtype=int), np.asarray(sides, dtype=int)
    found = np.zeros(near.size, dtype=bool)
    for i in range(near.size - 2):
        three = slice(i, i + 3)
        if near[three].sum() >= 2 and abs(where[three].sum()) == 3:
            found[three] = True
    return found


def _ends_of_runs(signs: Signs, run: int) -> Signs:
    """The sign, at each point that ends `run` equal signs that are not 0."""
    ends, length, last = np.zeros(signs.size, dtype=int), 0, 0
    for i, sign in enumerate(signs.tolist()):
        length = length + 1 if sign == last else 1
        last = sign
        if sign and length >= run:
            ends[i] = sign
    return ends


def spread(ends: Signs, run: int = RUN) -> Signs:
    """The ends' signs over the points before them; what ends later has the last word."""
    found = np.zeros(ends.size, dtype=int)
    for i in np.flatnonzero(ends):
        found[max(i - run + 1, 0) : i + 1] = ends[i]
    return found
