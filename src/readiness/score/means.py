"""Weighted means, from the one that lets strength make up for weakness to those that do not.

Checked against COINr 1.1.14's published cases.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def generalised_mean(x: ArrayLike, weights: ArrayLike | None = None, power: float = 1.0) -> float:
    """1 arithmetic, 0 geometric, -1 harmonic; the lower the power, the more the lowest weighs.

    `x` and `weights` are one-dimensional and as long. Raises ValueError where there is nothing to
    average, a weight is negative or all are zero, or power <= 0 meets a value <= 0.
    """
    values = np.asarray(x, dtype=np.float64)
    w = np.ones_like(values) if weights is None else np.asarray(weights, dtype=np.float64)
    if values.size == 0 or (w < 0).any() or w.sum() == 0:
        raise ValueError("A mean needs values, and weights that are not negative nor all zero.")
    if power != 1 and (values <= 0).any():
        raise ValueError("This mean cannot take a value that is zero or negative.")
    if power == 0:
        return float(np.exp(np.average(np.log(values), weights=w)))
    return float(np.average(values**power, weights=w) ** (1 / power))
