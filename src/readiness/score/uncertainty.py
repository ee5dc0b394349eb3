"""Seeded draws of everything the position is unsure of, all at once (docs/scoring.md).

Every source has a stream of its own, named by area and measure, so that neither the order of the
measures nor the loss of one changes the draws of the others.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.random import Generator

from readiness.score.channels import POINTS
from readiness.score.lenses import Floats, angle
from readiness.score.scorable import Scorable, seen
from readiness.score.settings import Settings


def stream(seed: int, *names: str) -> Generator:
    """A generator for one source of uncertainty, the same for the same seed and names."""
    return np.random.default_rng([seed, *(zlib.crc32(name.encode()) for name in names)])


def data_draws(items: Sequence[Scorable], area: str, seed: int, settings: Settings) -> Floats:
    """Draws of the data score: chance, unusable records, weights and the mix of lenses.

    `items` must all be scored; the result has one number a draw.
    """
    size = int(settings.uncertainty["draws"])
    low, high = settings.uncertainty["lens_mix"]
    mix = stream(seed, area, "mix").uniform(low, high, size)
    weighted, total = np.zeros(size), np.zeros(size)
    for item in items:
        rng = stream(seed, area, item.measure)
        weight = rng.standard_gamma(settings.uncertainty["weight_shape"] * item.weight, size)
        weighted += weight * measure_draws(item, mix, rng, settings)
        total += weight
    return weighted / total


def measure_draws(item: Scorable, mix: Floats, rng: Generator, settings: Settings) -> Floats:
    """Draws of one measure's score; a better value never draws lower from the same stream."""
    chance, records = rng.standard_normal(mix.size), rng.uniform(size=mix.size)
    if not item.is_proportion:
        values = (item.value or 0.0) + chance * item.standard_error
        return seen(item, values, None, settings).score(mix)
    n = (item.denominator or 0) + item.unusable
    p = proportion_draws(item.numerator or 0, n, item.unusable * records, chance)
    return seen(item, 100 * p, n, settings).score(mix)


def proportion_draws(k: int, n: int, more: Floats, chance: Floats) -> Floats:
    """Beta(k + more + 1/2, n - k - more + 1/2) by its normal approximation on the arcsine scale,
    which keeps every draw in step with k as no sampler of the Beta itself would.

    A quarter is added at the centre, not a half: the spread on the arcsine scale adds the other, so
    that the mean is the Beta's.
    """
    centre = angle((k + more + 0.25) / (n + 0.5))
    return np.sin(np.clip(centre + chance / (2 * np.sqrt(n + 1)), 0, np.pi / 2)) ** 2


def audit_draws(counts: Floats, area: str, seed: int, size: int) -> Floats:
    """Mean grades drawn from Dirichlet(counts / 2 + 1/2): halved, because audits are neither
    independent nor graded by inspectors. Counts run from inadequate up."""
    return stream(seed, area, "audit").dirichlet(counts / 2 + 0.5, size) @ POINTS


def previous_draws(points: int, transitions: Floats, area: str, seed: int, size: int) -> Floats:
    """Next grades drawn as often as they have followed this one."""
    row = transitions[points - 1]
    return stream(seed, area, "previous").choice(POINTS, size, p=row / row.sum())


def combined_draws(
    draws: Mapping[str, Floats], weights: Mapping[str, float], ceiling: float
) -> Floats:
    """Draws of the position: the channels by their weights, none above the limiting rules."""
    total = sum(weights[name] * values for name, values in draws.items())
    return np.minimum(total, ceiling)
