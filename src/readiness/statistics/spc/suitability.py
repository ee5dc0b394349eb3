"""Which chart a series can bear, or the reason it can bear none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats
from readiness.statistics.spc.periods import (
    MONTH,
    QUARTER,
    Days,
    cumulative,
    fault,
    grain,
    to_quarters,
)

FEWEST = 12
"""Points under which no limits are drawn."""

SMALLEST = 10
"""Records each period's denominator needs."""

ACTIVITY = 5.0
"""What there must be more of, on average, of either kind a period."""

STEADY = 0.25
"""Denominators all within this share of their mean are steady, and the plain chart will do."""

NOT_ENOUGH = "Not enough activity, by month or by quarter, to tell change from chance."
RARE = (
    "The counts are too few a period; the time (t) or the cases (g) between events can be charted."
)


@dataclass(frozen=True)
class Suitability:
    """`chart` is xmr | laney_p | laney_u | t, or empty with the reason; `grain` month | quarter |
    event. Where it is quarter and months were given, join them with `to_quarters` first. A g chart
    serves as t does where cases, not days, lie between events."""

    chart: str
    grain: str = ""
    reason: str = ""


def suitable(
    values: ArrayLike,
    denominators: ArrayLike | None = None,
    *,
    period_start: Days,
    period_end: Days,
    share: bool = True,
    count: bool = True,
    fewest: int = FEWEST,
) -> Suitability:
    """Which chart for a series, oldest first, from its periods and how much there is in each.

    `values`: numerators where there are denominators (a `share` of them, or a rate), else counts
    (`count`) or other measurements. Raises ValueError where the lengths differ or one is missing.
    """
    x = floats(values).ravel()
    n = None if denominators is None else floats(denominators).ravel()
    sizes = {x.size, len(period_start), len(period_end)} | ({n.size} if n is not None else set())
    if len(sizes) > 1:
        raise ValueError("Values, denominators and periods must be equally many.")
    if not np.isfinite(x).all() or (n is not None and not np.isfinite(n).all()):
        raise ValueError("Every point must be a number; leave out what is missing.")
    wrong = fault(period_start, period_end) if x.size else ""
    if not wrong and n is None and cumulative(x, period_start):
        wrong = (
            "The figures are cumulative: they never fall within a year and start again at the next."
        )
    if wrong:
        return Suitability("", reason=wrong)
    if x.size < fewest:
        return Suitability("", reason=f"There are {x.size} points, and limits need {fewest}.")
    if _busy(x, n, share, count):
        return Suitability(_kind(n, share), grain(period_start, period_end))
    return _by_quarter(x, n, period_start, period_end, share, count, fewest)


def _by_quarter(
    x: Floats, n: Floats | None, starts: Days, ends: Days, share: bool, count: bool, fewest: int
) -> Suitability:
    if grain(starts, ends) == MONTH:
        joined = to_quarters(x, n, starts, ends)
        enough = joined.numerators.size >= fewest
        if enough and _busy(joined.numerators, joined.denominators, share, count):
            return Suitability(_kind(joined.denominators, share), QUARTER)
    if n is None and x.sum() > fewest:
        return Suitability("t", "event", RARE)
    return Suitability("", reason=NOT_ENOUGH)


def _busy(x: Floats, n: Floats | None, share: bool, count: bool) -> bool:
    if n is None:
        return not count or float(x.mean()) > ACTIVITY
    if (n < SMALLEST).any() or x.mean() <= ACTIVITY:
        return False
    return not share or float((n - x).mean()) > ACTIVITY


def _kind(n: Floats | None, share: bool) -> str:
    if n is None or (np.abs(n / n.mean() - 1) <= STEADY).all():
        return "xmr"
    return "laney_p" if share else "laney_u"
