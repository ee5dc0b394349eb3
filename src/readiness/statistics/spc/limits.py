"""Process limits of a chart of individual values: the mean and its average moving range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from readiness.statistics.checks import Floats

TWO_SIXTY_SIX = 2.66
"""Limits lie this many average moving ranges from the mean (3 / 1.128, as published rounded)."""

SCREEN = 3.267
"""A moving range this many times the average is screened out, once."""

TOLERANCE = 1e-9
"""A value within this share of the mean is on it: sums of floats are not exact."""

SCREENED_TO_NOTHING = "screening left no variation, so the limits rest on all moving ranges"
NO_VARIATION = "the values do not vary, so the limits are the mean itself"


@dataclass(frozen=True)
class Limits:
    """One phase's centre and limits, in the unit of its values."""

    centre: float
    lower: float
    upper: float
    warnings: tuple[str, ...] = ()


def xmr(
    values: Floats,
    screen: bool = True,
    fallback: bool = True,
    tolerance: float = TOLERANCE,
    factor: float = TWO_SIXTY_SIX,
) -> Limits:
    """The limits of the values (one-dimensional, at least one of them).

    `screen` leaves out moving ranges of 3.267 averages or more, once, and does not make the mean
    again; False is the NHS Excel tool's way. Where screening would leave no variation at all it is
    not done, which is said (with `fallback` False the limits then have no width).
    """
    centre = float(values.mean())
    range_, warnings = average_range(values, screen, fallback, tolerance)
    if range_ <= slack(centre, tolerance):
        return Limits(centre, centre, centre, (*warnings, NO_VARIATION))
    return Limits(centre, centre - factor * range_, centre + factor * range_, warnings)


def average_range(
    values: Floats, screen: bool = True, fallback: bool = True, tolerance: float = TOLERANCE
) -> tuple[float, tuple[str, ...]]:
    """The mean absolute difference of neighbours, screened once; 0 for fewer than two values."""
    ranges = np.abs(np.diff(values))
    if not ranges.size:
        return 0.0, ()
    plain = float(ranges.mean())
    kept = ranges[ranges < SCREEN * plain] if screen else ranges
    least = slack(float(values.mean()), tolerance)
    if fallback and plain > least and (not kept.size or kept.mean() <= least):
        return plain, (SCREENED_TO_NOTHING,)
    if not kept.size:
        return 0.0, ()
    return float(kept.mean()), ()


def slack(centre: float, tolerance: float = TOLERANCE) -> float:
    """How near the mean counts as on it."""
    return tolerance * max(1.0, abs(centre))


def side(values: Floats, centre: Floats, tolerance: float = TOLERANCE) -> Floats:
    """1 above the mean, -1 below, 0 on it."""
    apart = values - centre
    near = np.abs(apart) <= tolerance * np.maximum(1.0, np.abs(centre))
    return np.where(near, 0.0, np.sign(apart))
