"""Funnels widened for differences between places as FunnelPlotR 0.6.0 widens them.

Kept to be held against that package. The product compares by `comparators` instead: see
docs/statistics.md for why, and what of this is known to go wrong.

Three kinds of data: PR, a proportion on the arcsine scale; SR, events over those expected, by
SHMI's logarithm or CQC's root; RC, a ratio of two counts on the logarithm.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats, not_above, not_negative
from readiness.statistics.rates import exact_poisson

Data = Literal["PR", "SR", "RC"]
Method = Literal["SHMI", "CQC"]
Ends = tuple[Floats, Floats]

CRITICAL = {95: 1.959964, 99: 3.090232}
"""By the package's name of the limit; its 99 are the 99.8 per cent limits."""
CONFIDENCE = {95: 0.95, 99: 0.998}
FULL_TURN = np.pi / 2


@dataclass(frozen=True)
class Rules:
    """`trim` is the share at each end that is drawn in or left out before dispersion is measured;
    `rounded` rounds SHMI's expected events to two decimals, as its publisher does."""

    data: Data
    method: Method = "SHMI"
    trim: float = 0.1
    multiplier: float = 1
    limit: int = 99
    rounded: bool = True

    def __post_init__(self) -> None:
        if self.data not in ("PR", "SR", "RC") or self.method not in ("SHMI", "CQC"):
            raise ValueError(f"Data must be PR, SR or RC and the method SHMI or CQC: {self}")
        if not 0 <= self.trim < 0.5 or self.limit not in CRITICAL:
            raise ValueError(f"The trim must be below a half and the limit 95 or 99: {self}")

    @property
    def by_logarithm(self) -> bool:
        return self.data == "SR" and self.method == "SHMI"


@dataclass(frozen=True, eq=False)
class Funnel:
    """All arrays are as long as the places. `ratio` (never of rounded events) and limits are times
    the multiplier; `trimmed` is z drawn in, or NaN where left out; limits are lower and upper by 95 and 99."""

    ratio: Floats
    z: Floats
    trimmed: Floats
    phi: float
    tau2: float
    adjusted: bool
    unadjusted_limits: Mapping[int, Ends]
    adjusted_limits: Mapping[int, Ends]
    outlier: np.ndarray = field(repr=False)


def aggregate(
    groups: Sequence[Hashable], numerators: ArrayLike, denominators: ArrayLike
) -> tuple[list[Hashable], Floats, Floats]:
    """Totals of each group, in the order in which groups first come."""
    names = list(dict.fromkeys(groups))
    at = {name: place for place, name in enumerate(names)}
    where = [at[group] for group in groups]
    k, n = (floats(np.bincount(where, floats(each))) for each in (numerators, denominators))
    return names, k, n


def funnel(
    numerators: ArrayLike, denominators: ArrayLike, rules: Rules, adjust: bool = True
) -> Funnel:
    """Everything for a funnel of one-dimensional numerators over denominators, a pair a place.

    Raises ValueError for a negative or missing numerator, a denominator not above zero, or a
    proportion's numerator above its denominator.
    """
    k, exact = _checked(numerators, denominators, rules)
    n = np.round(exact, 2) if rules.by_logarithm and rules.rounded else exact
    z, error = z_scores(k, n, rules)
    trimmed = truncated(z, rules.trim) if rules.by_logarithm else winsorised(z, rules.trim)
    phi, tau2 = dispersion(trimmed, error) if adjust else (0.0, 0.0)
    wide = adjust and phi > 1 and tau2 > 0
    centre = target(k, n, rules)
    plain = {name: unadjusted_limits(n, centre, rules, name) for name in CRITICAL}
    widened = {name: adjusted_limits(n, centre, tau2, rules, name) for name in CRITICAL}
    ratio = k / exact * rules.multiplier
    used = widened if wide else plain
    return Funnel(
        ratio, z, trimmed, phi, tau2, wide, plain, widened, outside(ratio, *used[rules.limit])
    )


def target(k: Floats, n: Floats, rules: Rules) -> float:
    """1 for standardised ratios, else all events over all denominators."""
    return 1.0 if rules.data == "SR" else float(k.sum() / n.sum())


def z_scores(k: Floats, n: Floats, rules: Rules) -> Ends:
    """How far each lies from the target, in its own standard errors, and those errors."""
    centre = target(k, n, rules)
    with np.errstate(divide="ignore"):
        if rules.data == "PR":
            gap, error = np.arcsin(np.sqrt(k / n)) - np.arcsin(np.sqrt(centre)), 1 / (2 * n**0.5)
        elif rules.data == "RC":
            gap = np.log((k + 0.5) / (n + 0.5)) - np.log(centre)
            error = np.sqrt(k / (k + 0.5) ** 2 + n / (n + 0.5) ** 2)
        elif rules.method == "SHMI":
            gap, error = np.log(k / n), 1 / np.sqrt(n)
        else:
            gap, error = np.sqrt(k / n) - 1, 1 / (2 * np.sqrt(n))
    return gap / error, error


def winsorised(z: Floats, trim: float) -> Floats:
    """The ends drawn in to the quantiles (R's seventh kind, which is numpy's own)."""
    return np.clip(z, *np.quantile(z, [trim, 1 - trim]))


def truncated(z: Floats, trim: float) -> Floats:
    """NaN in the first and last band of ranks, of as many bands as `trim` goes into 1."""
    if trim == 0:
        return z.copy()
    bands = 1 / trim
    band = np.floor(_middle_ranks(z) * bands / (len(z) + 1))
    return np.where((band > 0) & (band < bands - 1), z, np.nan)


def dispersion(trimmed: Floats, error: Floats) -> tuple[float, float]:
    """phi, the mean squared z, and tau2, the variance between places (DerSimonian and Laird)."""
    kept = ~np.isnan(trimmed)
    count = int(kept.sum())
    phi = float(np.mean(trimmed[kept] ** 2))
    w = error[kept] ** -2.0
    spare = float(w.sum() - (w**2).sum() / w.sum())
    surplus = count * phi - (count - 1)
    return phi, surplus / spare if surplus > 0 and spare > 0 else 0.0


def adjusted_limits(n: Floats, centre: float, tau2: float, rules: Rules, name: int) -> Ends:
    """Limits at denominators `n` from chance and the variance between places together.

    Angles are kept within a quarter turn, where the sine would otherwise fold back.
    """
    error = 1 / np.sqrt(n) if rules.by_logarithm else 1 / (2 * np.sqrt(n))
    reach = CRITICAL[name] * np.sqrt(error**2 + tau2)
    if rules.data == "PR":
        angle = np.arcsin(np.sqrt(centre))
        ends = [np.sin(np.clip(angle + s * reach, 0, FULL_TURN)) ** 2 for s in (-1, 1)]
    elif rules.data == "RC" or rules.method == "SHMI":
        ends = [centre * np.exp(s * reach) for s in (-1, 1)]
    else:
        ends = [1 + s * reach for s in (-1, 1)]  # not squared: see docs/statistics.md
    return ends[0] * rules.multiplier, ends[1] * rules.multiplier


def unadjusted_limits(n: Floats, centre: float, rules: Rules, name: int) -> Ends:
    """Limits from chance alone: exact Poisson for standardised ratios."""
    if rules.data != "SR":
        return adjusted_limits(n, centre, 0.0, rules, name)
    lower, upper = exact_poisson(n, CONFIDENCE[name])
    return lower / n * centre * rules.multiplier, upper / n * centre * rules.multiplier


def outside(value: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> np.ndarray:
    """True where strictly outside; on a limit is within."""
    x = floats(value)
    return np.asarray((x < floats(lower)) | (x > floats(upper)))


def _checked(numerators: ArrayLike, denominators: ArrayLike, rules: Rules) -> Ends:
    k, n = floats(numerators), floats(denominators)
    if not (np.isfinite(k).all() and (np.isfinite(n) & (n > 0)).all()):
        raise ValueError("Numerators must be there and denominators greater than zero.")
    not_negative(k, "Numerators")
    if rules.data == "PR":
        not_above(k, n)
    return k, n


def _middle_ranks(z: Floats) -> Floats:
    """From 1; equals share the mean of their places."""
    ordered = np.sort(z)
    first, past = np.searchsorted(ordered, z, "left"), np.searchsorted(ordered, z, "right")
    return (first + past + 1) / 2
