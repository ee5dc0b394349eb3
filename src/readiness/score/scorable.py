"""One measure as the model sees it: its figure, what it is held against, and what it weighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.model import Contribution
from readiness.score import lenses
from readiness.score.lenses import MIDDLE, Floats
from readiness.score.settings import Settings

_Z95 = 1.959964


@dataclass(frozen=True)
class Scorable:
    """`value`, `lower`, `upper` and goalposts are in the measure's unit; `numerator` and
    `denominator` are there for percentages. For percentages `reference` is a proportion and `tau`
    on the arcsine scale, otherwise both are in the unit; `reference_error` is the reference's standard
    error on tau's scale, and `comparators` the authorities behind tau (None: known). `value` is None where it is missing.
    `doubtful` records of the denominator are doubted by a quality rule, `credited` of them are in
    the numerator.
    """

    measure: str
    weight: float
    sign: int = 1
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    unusable: int = 0
    doubtful: int = 0
    credited: int = 0
    reference: float | None = None
    tau: float | None = None
    reference_error: float = 0.0
    comparators: int | None = None
    goalposts: tuple[float, float, float] | None = None
    theme: str | None = None
    critical: bool = False
    variation: str | None = None
    assurance: str | None = None

    @property
    def is_proportion(self) -> bool:
        return self.numerator is not None and bool(self.denominator)

    @property
    def has_peer(self) -> bool:
        return self.reference is not None and self.tau is not None and self.tau > 0

    @property
    def scored(self) -> bool:
        return self.value is not None and (self.has_peer or self.goalposts is not None)

    @property
    def standard_error(self) -> float:
        if self.lower is None or self.upper is None:
            return 0.0
        return (self.upper - self.lower) / (2 * _Z95)

    @property
    def unusable_share(self) -> float:
        """Unusable records out of those that are, or could be, in the denominator."""
        base = (self.denominator or self.numerator or 0) + self.unusable
        return self.unusable / base if base else 0.0


@dataclass(frozen=True)
class Lenses:
    """A value (or many) through each lens; None where the lens has nothing to look with."""

    peer: Floats | None
    target: Floats | None
    trend: float

    def score(self, mix: ArrayLike = 0.5) -> Floats:
        return lenses.combined(self.peer, self.target, self.trend, mix)


def seen(item: Scorable, value: ArrayLike, n: ArrayLike | None, settings: Settings) -> Lenses:
    """The lenses at `value` (in the unit, any shape), resting on `n` records if a percentage."""
    trend = lenses.trend_step(item.variation, item.assurance, settings.trend)
    target = None
    if item.goalposts is not None:
        target = lenses.target_score(value, item.goalposts, settings.target)
    return Lenses(_peer(item, value, n, settings), target, trend)


def _peer(
    item: Scorable, value: ArrayLike, n: ArrayLike | None, settings: Settings
) -> Floats | None:
    z = peer_z(item, value, n)
    return None if z is None else lenses.through(settings.peer, z)


def peer_z(item: Scorable, value: ArrayLike, n: ArrayLike | None) -> Floats | None:
    """How far `value` lies from the comparators, + better; None where there are none."""
    if item.reference is None or item.tau is None or not item.has_peer:
        return None
    against = item.reference, item.tau, item.sign, item.reference_error, item.comparators
    if item.is_proportion and n is not None:
        proportion = np.asarray(value, dtype=np.float64) / 100
        return lenses.proportion_z(proportion, n, *against)
    return lenses.number_z(value, item.standard_error, *against)


def point_score(item: Scorable, settings: Settings) -> float:
    """The score at the value as measured. The measure must be one that is `scored`."""
    return float(seen(item, item.value or 0.0, item.denominator, settings).score())


def quality_range(item: Scorable, settings: Settings) -> tuple[float, float]:
    """The score if every unusable record had counted one way, or the other, lowest first."""
    if not item.is_proportion or not item.unusable:
        here = point_score(item, settings)
        return here, here
    n = (item.denominator or 0) + item.unusable
    k = np.array([item.numerator or 0, (item.numerator or 0) + item.unusable])
    ends = seen(item, 100 * k / n, n, settings).score()
    return float(ends.min()), float(ends.max())


def doubt_range(item: Scorable, settings: Settings) -> tuple[float, float]:
    """The score if every doubtful and every unusable record had counted one way, or the other."""
    if not item.is_proportion or not (item.unusable or item.doubtful):
        here = point_score(item, settings)
        return here, here
    k, n = item.numerator or 0, (item.denominator or 0) + item.unusable
    low, high = k - item.credited, k + item.unusable + item.doubtful - item.credited
    ends = seen(item, 100 * np.array([low, high]) / n, n, settings).score()
    return float(ends.min()), float(ends.max())


def contribution(item: Scorable, total: float, settings: Settings) -> Contribution:
    """The measure's part in the data score: weight times (score less 2.5) over `total` weight."""
    found = seen(item, item.value or 0.0, item.denominator, settings)
    score = float(found.score())
    return Contribution(
        measure=item.measure,
        weight=item.weight,
        peer=None if found.peer is None else float(found.peer),
        target=None if found.target is None else float(found.target),
        trend=found.trend,
        score=score,
        contribution=item.weight * (score - MIDDLE) / total,
        unusable_share=item.unusable_share,
        expected=None if item.goalposts is None else item.goalposts[1],
    )
