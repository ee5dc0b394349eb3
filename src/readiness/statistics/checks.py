"""What every interval asks of its input, and the critical values they share."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def floats(values: ArrayLike) -> Floats:
    """The values as float64; pandas' missing integers become NaN."""
    if hasattr(values, "to_numpy"):
        return np.asarray(values.to_numpy(dtype=np.float64, na_value=np.nan))
    return np.asarray(values, dtype=np.float64)


def tail(confidence: float) -> float:
    """The probability left out at each end of a confidence from 0.9 to 1, or from 90 to 100.

    0.95 and 95 are the same. Raises ValueError for any other, and for certainty itself.
    """
    share = confidence / 100 if confidence >= 90 else confidence
    if not 0.9 <= share < 1:
        raise ValueError(
            "The confidence level must be from 0.9 and below 1, or from 90 and below 100."
        )
    return (1 - share) / 2


def standard_normal(confidence: float) -> float:
    """The two-sided critical value of the normal distribution: 1.959964 for 0.95."""
    return -NormalDist().inv_cdf(tail(confidence))


def not_negative(values: Floats, what: str) -> None:
    if (values < 0).any():
        raise ValueError(f"{what} must be greater than or equal to zero.")
    if np.isinf(values).any():
        raise ValueError(f"{what} must be finite.")


def divisor(values: Floats, what: str) -> Floats:
    """The divisor with its zeros as NaN: within a column, nothing to divide by is no value.

    A lone zero is a mistake of the caller's and raises ValueError, as does a negative anywhere.
    """
    if (values < 0).any() or (values.ndim == 0 and values == 0):
        raise ValueError(f"{what} must be greater than zero.")
    if np.isinf(values).any():
        raise ValueError(f"{what} must be finite.")
    return np.where(values == 0, np.nan, values)


def not_above(numerators: Floats, denominators: Floats) -> None:
    if ((numerators > denominators) & (denominators >= 0)).any():
        raise ValueError("A numerator must be less than or equal to its denominator.")
