"""The evidence beside data: audits of practice, and the grade Ofsted gave last.

Here, and only here, Ofsted's numbers (1 outstanding) turn into the scale's (4 best).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from readiness.errors import InputError
from readiness.model import Area, Grade

Floats = NDArray[np.float64]
POINTS = np.array([1.0, 2.0, 3.0, 4.0])
"""Inadequate, requires improvement, good, outstanding."""


def points_of(grade: int) -> int:
    """Ofsted's grade 1 to 4 (1 outstanding) as points 4 to 1. Raises InputError otherwise."""
    if grade not in (1, 2, 3, 4):
        raise InputError(f"A grade must be 1 (outstanding) to 4 (inadequate), not {grade}.")
    return 5 - grade


def from_inadequate(audits: Sequence[int] | None) -> Floats | None:
    """Audit counts, given for Ofsted's grades 1 to 4, from inadequate up; None if there are none.

    Raises InputError where there are not four counts or one is negative.
    """
    if audits is None:
        return None
    counts = np.array(audits, dtype=np.float64)
    if counts.shape != (4,) or (counts < 0).any():
        raise InputError("Audits must be four counts, of grades 1 to 4, none below zero.")
    return counts[::-1] if counts.sum() else None


def mean_points(counts: Floats) -> float:
    """The mean of counts given from inadequate up, on the scale of 1 to 4."""
    return float(np.average(POINTS, weights=counts))


def expected_next(points: int, transitions: Floats) -> float:
    """What the next grade has been on average after this one, on the scale of 1 to 4."""
    return mean_points(transitions[points - 1])


def last_grade(grades: Sequence[Grade], area: Area, as_at: date) -> Grade | None:
    """The area's latest grade of an inspection that had happened by the as-at date."""
    known = [g for g in grades if g.area == area and g.inspected <= as_at]
    return max(known, key=lambda g: g.inspected, default=None)


def shares(values: Mapping[str, float], weights: Mapping[str, float]) -> dict[str, float]:
    """The weight each channel takes when shared among those that exist; they sum to 1."""
    total = sum(weights[name] for name in values)
    return {name: weights[name] / total for name in values}
