"""Statistics as pure functions on numbers: intervals for one value, and places among others.

Intervals follow England's public health profiles (PHEindicatormethods 2.1.0); which method is used
where, and against what each is held, is in docs/statistics.md. Every interval is a pair
`(lower, upper)` of float64 arrays shaped like the broadcast input.
"""

from readiness.statistics.means import mean_interval
from readiness.statistics.medians import median_interval
from readiness.statistics.proportions import proportion_interval, wilson
from readiness.statistics.quantiles import quantiles
from readiness.statistics.rates import count_interval, rate_interval
from readiness.statistics.standardised import direct_rate, indirect_rate, indirect_ratio

__all__ = [
    "count_interval",
    "direct_rate",
    "indirect_rate",
    "indirect_ratio",
    "mean_interval",
    "median_interval",
    "proportion_interval",
    "quantiles",
    "rate_interval",
    "wilson",
]
