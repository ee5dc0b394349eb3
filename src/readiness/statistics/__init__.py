"""Intervals for one value: pure functions on numbers, the same rules as England's public health
profiles (PHEindicatormethods 2.1.0, as set out in docs/scoring.md).

Every interval is a pair `(lower, upper)` of float64 arrays shaped like the broadcast input.
"""

from readiness.statistics.means import mean_interval
from readiness.statistics.medians import median_interval
from readiness.statistics.proportions import proportion_interval, wilson
from readiness.statistics.rates import count_interval, rate_interval

__all__ = [
    "count_interval",
    "mean_interval",
    "median_interval",
    "proportion_interval",
    "rate_interval",
    "wilson",
]
