"""Ways to put measures on one scale and to add them up, to ask whether a finding survives another.

The rules are those of the OECD's handbook on composite indicators as COINr 1.1.14 sets them out,
held against its published cases. A missing value is NaN: it stays NaN on the new scale and is left
out of a mean. The product ranks no authority and no area; ranks are here for tests of robustness.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats

_TIE = 1e-12


def goalposts(
    x: ArrayLike, posts: tuple[float, float, float], direction: int = 1, truncate: bool = True
) -> Floats:
    """From 0 at the low post to `scale` at the high one; `posts` are low, high and scale.

    With direction -1 the other way round. Without `truncate` values beyond the posts run on.
    """
    low, high, scale = posts
    share = _over(floats(x) - low, high - low)
    share = share if _direction(direction) == 1 else 1 - share
    return scale * (np.clip(share, 0, 1) if truncate else share)


def distance_to_target(
    x: ArrayLike, target: float, direction: int = 1, cap: bool = False
) -> Floats:
    """How far each has come from the worst of them (0) to the target (1); beyond it above 1."""
    values = floats(x)
    if np.isnan(target):
        raise ValueError("A target must be a number.")
    low, high = _ends(values)
    start = low if _direction(direction) == 1 else high
    return _capped(_over(values - start, target - start), cap)


def distance_to_reference(x: ArrayLike, place: int, cap: bool = False) -> Floats:
    """The same towards the value that stands at `place`, counted from 0."""
    values = floats(x)
    low, _ = _ends(values)
    return _capped(_over(values - low, values[place] - low), cap)


def distance_to_maximum(x: ArrayLike) -> Floats:
    """0 for the lowest and 1 for the highest."""
    return minmax(x, 0, 1)


def minmax(x: ArrayLike, low: float = 0, high: float = 100) -> Floats:
    """The lowest at `low` and the highest at `high`; NaN where all are the same."""
    values = floats(x)
    least, most = _ends(values)
    return _over(values - least, most - least) * (high - low) + low


def scaled(x: ArrayLike, low: float = 0, high: float = 100) -> Floats:
    """`low` at 0 and `high` at 100, and values beyond them beyond."""
    return _over(floats(x) - low, high - low) * 100


def fraction_of_maximum(x: ArrayLike) -> Floats:
    """Each as a share of the highest."""
    values = floats(x)
    return _over(values, _ends(values)[1])


def z_scores(x: ArrayLike, mean: float = 0, deviation: float = 1) -> Floats:
    """With this mean and sample standard deviation; NaN where all are the same."""
    if not deviation > 0:
        raise ValueError("A standard deviation must be above zero.")
    values = floats(x)
    here = values[~np.isnan(values)]
    spread = float(here.std(ddof=1)) if here.size > 1 else 0.0
    centre = float(here.mean()) if here.size else np.nan
    return _over(values - centre, spread) * deviation + mean


def ranks(x: ArrayLike) -> Floats:
    """1 for the lowest; equals share the lowest of their places."""
    values = floats(x)
    here = np.sort(values[~np.isnan(values)])
    return np.where(np.isnan(values), np.nan, np.searchsorted(here, values) + 1.0)


def borda(x: ArrayLike) -> Floats:
    """How many stand lower."""
    return ranks(x) - 1


def percentile_ranks(x: ArrayLike) -> Floats:
    """The share of the others that stand lower."""
    values = floats(x)
    return _over(borda(values), float((~np.isnan(values)).sum() - 1))


def arithmetic_mean(x: ArrayLike, weights: ArrayLike | None = None) -> float:
    """The weighted mean of those that are there; NaN where none is."""
    return generalised_mean(x, weights, 1)


def geometric_mean(x: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Raises ValueError on a value of zero or below."""
    return generalised_mean(x, weights, 0)


def harmonic_mean(x: ArrayLike, weights: ArrayLike | None = None) -> float:
    """Raises ValueError on a value of zero or below."""
    return generalised_mean(x, weights, -1)


def generalised_mean(x: ArrayLike, weights: ArrayLike | None = None, power: float = 1.0) -> float:
    """1 arithmetic, 0 geometric, -1 harmonic; the lower the power, the more the lowest weighs.

    `x` and `weights` are one-dimensional and as long. Raises ValueError where there is nothing to
    average, a weight is missing, negative or all are zero, a power of 0 or less meets a value of 0
    or less, or a broken power a value below 0.
    """
    values = floats(x)
    w = _weights(weights, values.size)
    there = ~np.isnan(values)
    if not there.any():
        return float("nan")
    values, w = values[there], w[there]
    if (power <= 0 and (values <= 0).any()) or (power % 1 and (values < 0).any()):
        raise ValueError("This mean cannot take a value that is zero or negative.")
    if w.sum() == 0:
        return float("nan")
    if power == 0:
        return float(np.exp(np.average(np.log(values), weights=w)))
    return float(np.average(values**power, weights=w) ** (1 / power))


def aggregate(
    x: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    threshold: float = 0.0,
    mean: Callable[[Floats, ArrayLike | None], float] = arithmetic_mean,
) -> Floats:
    """One number a row of `x` (units by measures): NaN where fewer than `threshold` of its measures
    are there, asked before the mean leaves out the missing.

    Raises ValueError where the threshold is not within 0 and 1.
    """
    if not 0 <= threshold <= 1:
        raise ValueError("The share of measures that must be there runs from 0 to 1.")
    rows = np.atleast_2d(floats(x))
    enough = (~np.isnan(rows)).mean(axis=1) >= threshold
    return np.array(
        [mean(row, weights) if kept else np.nan for row, kept in zip(rows, enough, strict=True)]
    )


@dataclass(frozen=True, eq=False)
class Outranking:
    """`matrix[i, j]` is the weight of the measures on which unit i stands above unit j, an equal
    counting half; a pair is `dominant` where one stands above on all."""

    matrix: Floats
    dominant: int
    dominant_share: float


def outranking(x: ArrayLike, weights: ArrayLike | None = None) -> Outranking:
    """Every pair of units (the rows of `x`) held against each other, measure by measure."""
    rows = np.atleast_2d(floats(x))
    w = _weights(weights, rows.shape[1])
    one, other = rows[:, None, :], rows[None, :, :]
    above = (one > other) + 0.5 * (one == other)
    upper = np.triu(above @ (w / w.sum()), 1)
    matrix = upper + np.tril(1 - upper.T, -1)
    dominant = int((np.abs(matrix - 1) <= _TIE).sum())
    pairs = len(rows) * (len(rows) - 1) / 2
    return Outranking(matrix, dominant, dominant / pairs if pairs else float("nan"))


def copeland(x: ArrayLike, weights: ArrayLike | None = None) -> Floats:
    """For each unit (row), pairs in which it outranks less pairs in which it is outranked."""
    matrix = outranking(x, weights).matrix
    won = np.where(np.abs(matrix - 0.5) <= _TIE, 0.0, np.sign(matrix - 0.5))
    np.fill_diagonal(won, 0)
    return np.asarray(won.sum(axis=1))


def _weights(weights: ArrayLike | None, size: int) -> Floats:
    w = np.ones(size) if weights is None else floats(weights)
    if not size or w.shape != (size,) or not (w >= 0).all() or w.sum() == 0:
        raise ValueError("A mean needs values, and as many weights, none negative nor all zero.")
    return w


def _direction(direction: int) -> int:
    if direction not in (1, -1):
        raise ValueError("A direction is 1 or -1.")
    return direction


def _ends(values: Floats) -> tuple[float, float]:
    here = values[~np.isnan(values)]
    return (float(here.min()), float(here.max())) if here.size else (np.nan, np.nan)


def _over(values: Floats, whole: float) -> Floats:
    """Nothing out of nothing is no value."""
    return values / whole if whole else np.full_like(values, np.nan)


def _capped(share: Floats, cap: bool) -> Floats:
    return np.minimum(share, 1) if cap else share
