"""Where a figure stands among authorities like it: similar, better or worse, and never a rank.

Authorities differ by more than chance, so a figure is held against chance, the spread between
authorities (additive random effects, Spiegelhalter 2005) and how well their mean is known. The
spread is Paule and Mandel's (1982), which the winsorised estimate of `overdispersion` falls short
of; the verdict is Student's t, because the spread itself is estimated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from readiness.model import Polarity
from readiness.statistics.checks import Floats, floats, standard_normal

ALERT, ALARM = 0.95, 0.998
"""The two confidences at which a place is judged."""
_HALVINGS = 60
_RIGHT_ANGLE = math.pi / 2


class Place(StrEnum):
    """Where a figure lies beside its comparators."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Pool:
    """`mean` of the comparators, its standard `error`, and `tau`, the spread between authorities,
    all in one unit or on the arcsine scale. `n` authorities are behind the mean and `spread_n`
    behind tau (None: tau is taken as known). `precise` is False where the comparators' counts are
    unpublished, so that tau holds their chance too: comparator precision unknown.
    """

    mean: float
    error: float
    tau: float
    n: int
    spread_n: int | None
    precise: bool = True

    @property
    def note(self) -> str:
        return "" if self.precise else "comparator precision unknown"


@dataclass(frozen=True)
class Standing:
    """`z` is normal-equivalent, + higher. `place` is judged at 95 per cent; `far` says whether it
    would be the same at 99.8 per cent (False for similar)."""

    z: float
    place: Place
    far: bool


@dataclass(frozen=True, eq=False)
class Limits:
    """At each n, between `lower` and `upper` a proportion (0 to 1) is similar to the pool."""

    n: Floats
    lower: Floats
    upper: Floats
    confidence: float


def angle(proportion: ArrayLike) -> Floats:
    """The arcsine of the root, on which a proportion's chance does not depend on its size."""
    return np.arcsin(np.sqrt(np.clip(proportion, 0, 1)))


def angle_variance(n: ArrayLike) -> Floats:
    """The chance of a proportion of `n` records on that scale."""
    return 1 / (4 * floats(n))


def angle_spread(proportion: float, spread: float) -> float:
    """A standard deviation of proportions between authorities, on the arcsine scale."""
    return float(angle(proportion + spread) - angle(proportion - spread)) / 2


def between_variance(values: ArrayLike, variances: ArrayLike | None = None) -> float:
    """tau squared by Paule and Mandel: with it, the weighted squares about the weighted mean come
    to one less than the values. Never negative; NaN for fewer than two values.

    Without variances that is the plain variance. Raises ValueError where a value or a variance is
    missing, infinite or, for variances, negative.
    """
    y, v = _checked(values, variances)
    if len(y) < 2:
        return math.nan
    most = float(y.var(ddof=1))
    if not v.any() or most == 0:
        return most
    if (v > 0).all() and _squares(y, v) <= len(y) - 1:
        return 0.0
    least = 0.0
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        if _squares(y, v + middle) > len(y) - 1:
            least = middle
        else:
            most = middle
    return (least + most) / 2


def pool(
    values: ArrayLike,
    variances: ArrayLike | None = None,
    spread: tuple[float, int | None] | None = None,
) -> Pool:
    """The mean of one-dimensional `values`, each weighted by what chance and tau leave it.

    Leave out the authority that is to be compared. `variances` are those of chance, in the square
    of the values' unit; None where unpublished. `spread` is tau and the authorities it came from,
    where it comes from more of them than the mean. Errors as `between_variance`; and ValueError
    where there is no value.
    """
    y, v = _checked(values, variances)
    if not len(y):
        raise ValueError("There must be at least one comparator.")
    tau, behind = spread or (math.sqrt(between_variance(y, v)), len(y))
    total = v + tau**2
    weights = np.ones(len(y)) if not (total > 0).all() else 1 / total
    error = math.sqrt(1 / weights.sum()) if (total > 0).all() else 0.0
    mean = float(np.average(y, weights=weights))
    return Pool(mean, error, tau, len(y), behind, precise=variances is not None)


def published_pool(
    mean: float,
    n: int | None,
    spread: float,
    spread_n: int | None,
    proportion: bool = False,
    tau: float | None = None,
) -> Pool:
    """The pool behind a published mean of `n` authorities and a standard deviation of `spread_n`.

    A proportion (0 to 1) is brought to the arcsine scale; `tau` is its spread there, where that was
    measured and need not be made of `spread`. Without `n` the mean is taken as known,
    and without `spread_n` the spread is; a spread has two authorities behind it at the least.
    """
    if tau is None:
        tau = angle_spread(mean, spread) if proportion else spread
    centre = float(angle(mean)) if proportion else mean
    error = tau / math.sqrt(n) if n else 0.0
    behind = None if spread_n is None else max(spread_n, 2)
    return Pool(centre, error, tau, n or 0, behind, precise=False)


def position(value: ArrayLike, variance: ArrayLike, against: Pool) -> Floats:
    """How far `value` lies from the pool, + higher, as the normal deviate that is as unlikely.

    t = (value - mean) / root of (variance + tau squared + error squared), on spread_n - 1 degrees
    of freedom. Without `error` and `spread_n` it is the simple z. Any shape; 0 where there is
    neither a gap nor a spread. Raises ValueError where a variance is negative or the spread came
    from fewer than two authorities.
    """
    y, v = floats(value), floats(variance)
    if (v < 0).any():
        raise ValueError("Variances must be greater than or equal to zero.")
    if against.spread_n is not None and against.spread_n < 2:
        raise ValueError("The comparators must be at least two.")
    gap = y - against.mean
    scale = np.sqrt(v + against.tau**2 + against.error**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where((gap == 0) & (scale == 0), 0.0, gap / scale)
    return t[()] if against.spread_n is None else normal_equivalent(t, against.spread_n - 1)


def normal_equivalent(t: ArrayLike, freedom: int) -> Floats:
    """The normal deviate as far out as Student's t on so many degrees of freedom; any shape."""
    from scipy.special import ndtri, stdtr  # here, because its import takes a while

    size = np.abs(floats(t))
    left = stdtr(freedom, -size)
    z = np.where(left > 0, -ndtri(np.where(left > 0, left, 0.5)), size)
    return np.asarray(np.sign(t) * z)[()]


def standing(z: float, polarity: Polarity) -> Standing:
    """In words; `z` is + higher. Outside strictly, so that on the limit is similar."""
    if abs(z) <= standard_normal(ALERT):
        return Standing(z, Place.SIMILAR, False)
    if polarity is Polarity.NEUTRAL:
        place = Place.HIGHER if z > 0 else Place.LOWER
    else:
        better = (z > 0) == (polarity is Polarity.HIGH)
        place = Place.BETTER if better else Place.WORSE
    return Standing(z, place, abs(z) > standard_normal(ALARM))


def limits_over(n: ArrayLike, against: Pool, confidence: float = ALERT) -> Limits:
    """What a funnel is drawn from: the limits of a proportion of each `n`, for a pool on the
    arcsine scale. Raises ValueError where an n is not above zero or the confidence is none."""
    records = floats(n)
    if not (records > 0).all():
        raise ValueError("Denominators must be greater than zero.")
    reach = _critical(against, confidence) * np.sqrt(
        angle_variance(records) + against.tau**2 + against.error**2
    )
    lower, upper = (
        np.sin(np.clip(against.mean + s * reach, 0, _RIGHT_ANGLE)) ** 2 for s in (-1, 1)
    )
    return Limits(records, lower, upper, confidence)


def _critical(against: Pool, confidence: float) -> float:
    z = standard_normal(confidence)
    if against.spread_n is None:
        return z
    from scipy.special import ndtr, stdtrit

    return float(-stdtrit(against.spread_n - 1, ndtr(-z)))


def _squares(y: Floats, variances: Floats) -> float:
    w = 1 / variances
    return float((w * (y - (w * y).sum() / w.sum()) ** 2).sum())


def _checked(values: ArrayLike, variances: ArrayLike | None) -> tuple[Floats, Floats]:
    y = floats(values).ravel()
    v = np.zeros(len(y)) if variances is None else np.broadcast_to(floats(variances), y.shape)
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v >= 0).all()):
        raise ValueError("Values and variances must be there, and no variance negative.")
    return y, v
