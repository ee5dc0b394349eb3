"""One control chart from a series of numbers: the door to everything in this package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readiness.statistics.checks import Floats, floats
from readiness.statistics.spc import icons, rules, western
from readiness.statistics.spc.limits import NO_VARIATION, TOLERANCE, xmr
from readiness.statistics.spc.shewhart import sigma

KINDS = ("xmr", "laney_p", "laney_u", "p", "u", "c", "g", "t")
DIALECTS = {"nhs": rules.told, "western": western.told}
TRIAL_BELOW = 13
"""Points under which a phase's limits are on trial."""

FIX_LEAST = 12
"""Points that limits may be fixed after."""

_SHEWHART = {"laney_p": "pprime", "laney_u": "uprime"}
_SHARES = ("laney_p", "p")


@dataclass(frozen=True, eq=False)
class Chart:
    """Every point's limits and what it tells; one-dimensional arrays as long as the values.

    values, centre, lower, upper are in the values' unit (for shares and rates, `per`); `cause` is
    common | improvement | concern | special (a special cause where neither way is better), `rule`
    outside | trend | two_in_three | shift or empty, `phase` counts from 0. `variation` and
    `assurance` are the icons' words (see `icons`), of the last point. Limits are not cut to what is
    possible for xmr: `shown_limits` does that, for display.
    """

    kind: str
    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    cause: NDArray[np.str_]
    rule: NDArray[np.str_]
    phase: NDArray[np.int64]
    variation: str
    assurance: str | None
    warnings: tuple[str, ...]

    def shown_limits(self, least: float = 0.0, most: float = np.inf) -> tuple[Floats, Floats]:
        """Lower and upper limits that stop at what a value can be (0 to 100 for a percentage)."""
        return np.clip(self.lower, least, most), np.clip(self.upper, least, most)


def chart(
    kind: str,
    *,
    values: ArrayLike,
    denominators: ArrayLike | None = None,
    direction: str = icons.HIGH,
    target: float | None = None,
    rebase: Iterable[int] = (),
    fix_after: int | None = None,
    screen: bool = True,
    dialect: str = "nhs",
    per: float = 100.0,
    fallback: bool = True,
    tolerance: float = TOLERANCE,
) -> Chart:
    """A control chart of a series, oldest first.

    Args:
        kind: xmr (values as they are), laney_p and laney_u (varying denominators), p, u, c, g
            (cases between events) or t (days between events).
        values: numbers; numerators where there are denominators; none missing.
        denominators: records or exposure under each; xmr then takes their ratio, `per`.
        direction: high or low is better, or neutral.
        target: in the unit of the values, for the assurance icon.
        rebase: indices of the points that begin new limits, from 1 on.
        fix_after: limits rest on so many points of each phase's first (12 at least) and hold for
            the rest.
        screen: leave extreme moving ranges out of the limits, once (False: the NHS Excel tool).
        dialect: nhs or western, for the rules.
        per: what a share or rate is of.
        fallback: do not screen where that would leave no variation (False: limits of no width;
            for xmr alone).
        tolerance: share of the mean within which a value is on it (0: naive floats).

    Raises ValueError, with the reason, for anything that cannot be charted.
    """
    x, n = _checked(kind, values, denominators, direction, dialect)
    starts = _starts(rebase, x.size)
    if fix_after is not None and fix_after < FIX_LEAST:
        raise ValueError(f"Limits must rest on at least {FIX_LEAST} points to be fixed.")
    how = _How(kind, fix_after, screen, dialect, per, fallback, tolerance)
    parts = [
        _phase(how, x[a:b], None if n is None else n[a:b])
        for a, b in zip(starts, [*starts[1:], x.size], strict=True)
    ]
    return _joined(kind, parts, direction, target)


def on_trial(points: int, below: int = TRIAL_BELOW) -> bool:
    """Whether limits that rest on so many points are on trial."""
    return points < below


@dataclass(frozen=True, eq=False)
class _Phase:
    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    signs: NDArray[np.int64]
    rule: NDArray[np.str_]
    warnings: tuple[str, ...]


def _checked(
    kind: str, values: ArrayLike, denominators: ArrayLike | None, direction: str, dialect: str
) -> tuple[Floats, Floats | None]:
    if kind not in KINDS:
        raise ValueError(f"There is no chart '{kind}'; there are {', '.join(KINDS)}.")
    if direction not in (icons.HIGH, icons.LOW, icons.NEUTRAL):
        raise ValueError("A direction must be high, low or neutral.")
    if dialect not in DIALECTS:
        raise ValueError(f"A dialect must be one of {', '.join(DIALECTS)}.")
    x = floats(values).ravel()
    n = None if denominators is None else floats(denominators).ravel()
    if not x.size:
        raise ValueError("A chart must have at least one point.")
    if not np.isfinite(x).all() or (n is not None and not np.isfinite(n).all()):
        raise ValueError("Every point of a chart must be a number; leave out what is missing.")
    if n is not None and (n.size != x.size or not (n > 0).all()):
        raise ValueError("Denominators must be above nought, one a point.")
    if kind != "xmr" and (x < 0).any():
        raise ValueError(f"The values of a {kind} chart must not be below nought.")
    if kind in _SHARES and n is not None and (x > n).any():
        raise ValueError("A numerator must be less than or equal to its denominator.")
    return x, n


def _starts(rebase: Iterable[int], size: int) -> list[int]:
    starts = sorted({0, *rebase})
    if starts[0] < 0 or starts[-1] >= size:
        raise ValueError("Limits must begin anew at a point of the series.")
    return starts


@dataclass(frozen=True)
class _How:
    """The settings that hold for every phase."""

    kind: str
    fix_after: int | None
    screen: bool
    dialect: str
    per: float
    fallback: bool
    tolerance: float


def _phase(how: _How, x: Floats, n: Floats | None) -> _Phase:
    base = x.size if how.fix_after is None else min(how.fix_after, x.size)
    if how.kind == "xmr":
        drawn = _individuals(x if n is None else how.per * x / n, base, how)
    else:
        drawn = _counted(x, n, base, how)
    told = DIALECTS[how.dialect](*drawn.judged, tolerance=how.tolerance)
    signs, rule = np.zeros(x.size, dtype=int), np.full(x.size, "", dtype=object)
    for name in reversed(rules.PRECEDENCE):
        there = told[name] != 0
        signs, rule = np.where(there, told[name], signs), np.where(there, name, rule)
    warned = drawn.warnings
    if on_trial(base):
        warned = (*warned, f"trial limits: they rest on {base} point{'s' * (base != 1)}")
    return _Phase(*drawn.shown, signs, rule.astype(str), warned)


Lines = tuple[Floats, Floats, Floats, Floats]
"""Values, centre, lower and upper limits."""


@dataclass(frozen=True, eq=False)
class _Drawn:
    """The lines as they are shown, and on the scale on which the rules judge them, uncut."""

    shown: Lines
    judged: Lines
    warnings: tuple[str, ...]


def _individuals(values: Floats, base: int, how: _How) -> _Drawn:
    found = xmr(values[:base], how.screen, how.fallback, how.tolerance)
    centre, lower, upper = (
        np.full(values.size, end) for end in (found.centre, found.lower, found.upper)
    )
    lines = values, centre, lower, upper
    return _Drawn(lines, lines, found.warnings)


def _counted(x: Floats, n: Floats | None, base: int, how: _How) -> _Drawn:
    found = sigma(_SHEWHART.get(how.kind, how.kind), x, n, screen=how.screen, base=base)
    lower, upper = found.limits(3.0)
    scale = 1.0 if n is None else how.per
    own = found.back(found.values), found.back(found.centre), lower, upper
    v, c, s, u = (scale * line for line in own)
    width = 3.0 * found.sigma
    judged = found.values, found.centre, found.centre - width, found.centre + width
    warned = found.warnings if (found.sigma > 0).any() else (NO_VARIATION,)
    return _Drawn((v, c, s, u), judged, warned)


def _joined(kind: str, parts: Sequence[_Phase], direction: str, target: float | None) -> Chart:
    def whole(name: str) -> NDArray[np.float64]:
        return np.concatenate([getattr(part, name) for part in parts])

    signs, last = whole("signs").astype(int), parts[-1]
    warned = dict.fromkeys(
        text if len(parts) == 1 else f"phase {i + 1}: {text}"
        for i, part in enumerate(parts)
        for text in part.warnings
    )
    return Chart(
        kind=kind,
        values=whole("values"),
        centre=whole("centre"),
        lower=whole("lower"),
        upper=whole("upper"),
        cause=np.array([icons.cause_of(sign, direction) for sign in signs.tolist()]),
        rule=np.concatenate([part.rule for part in parts]).astype(str),
        phase=np.repeat(np.arange(len(parts)), [part.values.size for part in parts]),
        variation=icons.variation(int(signs[-1]), direction),
        assurance=icons.assurance(target, last.lower[-1], last.upper[-1], direction),
        warnings=tuple(warned),
    )
