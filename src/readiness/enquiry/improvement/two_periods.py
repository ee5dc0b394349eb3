"""One period against another, allowing for how much months differ anyway.

The difference of two means of periods with its 99 per cent interval, by a quasi-likelihood: the
spread between the periods of each side is estimated about that side's own mean, is never taken to
be less than chance alone would give, and the interval is Student's with as many degrees of freedom
as there are periods less two (McCullagh and Nelder 1989, sections 4.5 and 6.2). 99, because a plan
has many measures and each is another chance to be fooled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CONFIDENCE = 0.99
FEWEST = 3
"""Periods a side needs."""

SMALLEST = 5.0
"""Records a side needs in the numerator, and beside it, for its share to be near enough normal."""


@dataclass(frozen=True)
class Difference:
    """After less before, in the unit given, with its interval."""

    before: float
    after: float
    lower: float
    upper: float

    @property
    def told(self) -> bool:
        """Whether chance, as the interval allows for it, does not explain the difference."""
        return self.lower > 0 or self.upper < 0


def shares(k: Floats, n: Floats, later: NDArray[np.bool_]) -> Difference | None:
    """Of k out of n a period, in per cent; `later` says which periods are after. None where there
    is too little."""
    sides = [(k[mask], n[mask]) for mask in (~later, later)]
    if not _enough(later) or any(min(a.sum(), (b - a).sum()) < SMALLEST for a, b in sides):
        return None
    means = [float(a.sum() / b.sum()) for a, b in sides]
    pearson = sum(
        float((((a - b * p) ** 2) / (b * p * (1 - p))).sum())
        for (a, b), p in zip(sides, means, strict=True)
    )
    chance = [p * (1 - p) / float(b.sum()) for (_, b), p in zip(sides, means, strict=True)]
    return _difference(means, chance, pearson, len(k), 100.0)


def counts(k: Floats, later: NDArray[np.bool_]) -> Difference | None:
    """Of a count a period, all periods being about as long. None where there is too little."""
    sides = [k[~later], k[later]]
    if not _enough(later) or any(side.sum() < SMALLEST for side in sides):
        return None
    means = [float(side.mean()) for side in sides]
    pearson = sum(
        float(((side - mean) ** 2 / mean).sum()) for side, mean in zip(sides, means, strict=True)
    )
    chance = [mean / len(side) for side, mean in zip(sides, means, strict=True)]
    return _difference(means, chance, pearson, len(k), 1.0)


def values(v: Floats, later: NDArray[np.bool_]) -> Difference | None:
    """Of a figure a period (a median, say), its spread being the periods' alone: None where they do
    not differ on either side, as nothing then says how much they might."""
    sides = [v[~later], v[later]]
    if not _enough(later):
        return None
    means = [float(side.mean()) for side in sides]
    squares = sum(float(((s - m) ** 2).sum()) for s, m in zip(sides, means, strict=True))
    if squares == 0:
        return None
    freedom = len(v) - 2
    error = float(np.sqrt(squares / freedom * sum(1 / len(side) for side in sides)))
    return _interval(means, error, freedom, 1.0)


def _enough(later: NDArray[np.bool_]) -> bool:
    return min(int(later.sum()), int((~later).sum())) >= FEWEST


def _difference(
    means: list[float], chance: list[float], pearson: float, periods: int, per: float
) -> Difference:
    freedom = periods - 2
    spread = max(1.0, pearson / freedom)
    return _interval(means, float(np.sqrt(spread * sum(chance))), freedom, per)


def _interval(means: list[float], error: float, freedom: int, per: float) -> Difference:
    from scipy.special import stdtrit

    half = float(stdtrit(freedom, (1 + CONFIDENCE) / 2)) * error
    before, after = means
    return Difference(
        before * per, after * per, (after - before - half) * per, (after - before + half) * per
    )
