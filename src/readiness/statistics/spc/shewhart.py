"""Two and three sigma limits of the nine charts, for one phase of points.

Montgomery's formulas; Laney (2002) for p' and u', whose limits widen by the moving range of the
standardised values; Benneyan (2001) for g; Nelson's power 1/3.6 (1994) for t. Counts and shares
cannot be below 0 (or above 1), so such limits stop there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats
from readiness.statistics.spc.limits import SCREEN, average_range

D2 = 1.128
"""The mean range of two draws of a normal distribution, in its standard deviations."""

POWER = 3.6
"""Days between events, raised to 1 / 3.6, are nearly normal."""


@dataclass(frozen=True, eq=False)
class Sigma:
    """Each point with its centre and standard deviation, on the scale the limits are worked out on,
    what values cannot go beyond, and the way back to the scale they came on."""

    values: Floats
    centre: Floats
    sigma: Floats
    least: float = -np.inf
    most: float = np.inf
    back: Callable[[Floats], Floats] = np.array
    start: Floats | None = None  # what limits are counted from, where that is not the centre
    warnings: tuple[str, ...] = ()

    def limits(self, sigmas: float) -> tuple[Floats, Floats]:
        """Lower and upper limits so many sigma away, on the values' own scale and no further than
        values can go."""
        start = self.centre if self.start is None else self.start
        ends = start - sigmas * self.sigma, start + sigmas * self.sigma
        lower, upper = (self.back(np.clip(end, self.least, self.most)) for end in ends)
        return lower, upper


def sigma(
    kind: str,
    numerators: ArrayLike,
    denominators: ArrayLike | None = None,
    *,
    screen: bool = True,
    base: int | None = None,
) -> Sigma:
    """One phase of one chart: i, mr, c, p, u, pprime, uprime, g or t.

    `numerators` are values (i, mr), counts, or for g and t the cases or days between events; with
    `denominators` values are their ratio. `base`: the limits rest on so many first points. Raises
    ValueError for another kind, or a p, u or primed chart without denominators above nought.
    """
    if kind not in _CHARTS:
        raise ValueError(f"There is no chart '{kind}'; there are {', '.join(_CHARTS)}.")
    x = floats(numerators)
    n = None if denominators is None else floats(denominators)
    if kind in _NEED_DENOMINATORS and (n is None or not (n > 0).all()):
        raise ValueError(f"A {kind} chart must have denominators above nought.")
    return _CHARTS[kind](x, n, slice(base), screen)


def _ratio(x: Floats, n: Floats | None) -> Floats:
    return x if n is None else x / n


def _i(x: Floats, n: Floats | None, base: slice, screen: bool) -> Sigma:
    values = _ratio(x, n)
    range_, warned = average_range(values[base], screen)
    return Sigma(values, _level(x, values[base].mean()), _level(x, range_ / D2), warnings=warned)


def _mr(x: Floats, n: Floats | None, base: slice, screen: bool) -> Sigma:
    """Moving ranges, one fewer than the values; the upper limit is 3.267 of their average."""
    values = _ratio(x, n)
    ranges, first = np.abs(np.diff(values)), np.abs(np.diff(values[base]))
    centre = float(first.mean()) if first.size else 0.0
    width = _level(ranges, SCREEN * centre / 3)
    return Sigma(ranges, _level(ranges, centre), width, 0.0, start=_level(ranges, 0.0))


def _c(x: Floats, n: Floats | None, base: slice, screen: bool) -> Sigma:
    mean = x[base].mean()
    return Sigma(x, _level(x, mean), _level(x, np.sqrt(mean)), 0.0)


def _p(x: Floats, n: Floats, base: slice, screen: bool) -> Sigma:
    share = x[base].sum() / n[base].sum()
    return Sigma(x / n, _level(x, share), np.sqrt(share * (1 - share) / n), 0.0, 1.0)


def _u(x: Floats, n: Floats, base: slice, screen: bool) -> Sigma:
    rate = x[base].sum() / n[base].sum()
    return Sigma(x / n, _level(x, rate), np.sqrt(rate / n), 0.0)


def _primed(plain: Callable[..., Sigma]) -> Callable[..., Sigma]:
    """The chart with sigma widened by how much more the standardised values vary than chance."""

    def primed(x: Floats, n: Floats, base: slice, screen: bool) -> Sigma:
        found = plain(x, n, base, screen)
        still = found.sigma > 0
        z = np.where(still, (found.values - found.centre) / np.where(still, found.sigma, 1), 0.0)
        range_, warned = average_range(z[base], screen)
        return replace(found, sigma=found.sigma * range_ / D2, warnings=warned)

    return primed


def _g(x: Floats, n: Floats | None, base: slice, screen: bool) -> Sigma:
    mean = x[base].mean()
    return Sigma(x, _level(x, mean), _level(x, np.sqrt(mean * (mean + 1))), 0.0)


def _t(x: Floats, n: Floats | None, base: slice, screen: bool) -> Sigma:
    moved = _i(x ** (1 / POWER), None, base, screen)
    return replace(moved, least=0.0, back=lambda values: values**POWER)


def _level(values: Floats, level: float) -> Floats:
    return np.full(values.size, float(level))


_CHARTS: dict[str, Callable[..., Sigma]] = {
    "i": _i,
    "mr": _mr,
    "c": _c,
    "p": _p,
    "u": _u,
    "pprime": _primed(_p),
    "uprime": _primed(_u),
    "g": _g,
    "t": _t,
}
_NEED_DENOMINATORS = ("p", "u", "pprime", "uprime")
