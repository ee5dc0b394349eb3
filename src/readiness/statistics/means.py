"""An interval for an arithmetic mean: Student's t."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import floats, tail


def mean_interval(values: ArrayLike, confidence: float = 0.95) -> tuple[float, float]:
    """Mean less and plus t times its standard error, on n - 1 degrees of freedom.

    NaN values are left out. `(nan, nan)` for fewer than two values: one says nothing of spread.
    Raises ValueError where a value is infinite or the confidence outside 0.9 to 1.
    """
    alpha = tail(confidence)
    known = floats(values).ravel()
    known = known[~np.isnan(known)]
    if np.isinf(known).any():
        raise ValueError("Values must be finite.")
    if known.size < 2:
        return np.nan, np.nan
    from scipy.special import stdtrit  # here, because its import takes longer than most assessments

    middle = known.mean()
    margin = float(stdtrit(known.size - 1, 1 - alpha)) * known.std(ddof=1) / np.sqrt(known.size)
    return float(middle - margin), float(middle + margin)
