"""What a share in time can be on a day to come: at best, at worst, as expected, and what it takes.

A share of episodes finished in time over a window that ends on the visit is known but for the clocks
that are still open. Each is late already (B), or falls due by the visit (D); the rest are out of it.
docs/look_ahead.md has the convention (the day a clock starts is day 0), the formulas in words and a
worked example. `look_ahead` is the door; the rest are its parts.
"""

from readiness.statistics.look_ahead.chances import (
    chances_in_time,
    curve_since,
    interval_of_sum,
    sums,
)
from readiness.statistics.look_ahead.clocks import (
    Open,
    ages,
    cutoff,
    is_late,
    on_days,
    open_clocks,
    still_counted,
)
from readiness.statistics.look_ahead.gaming import Gaming, gaming
from readiness.statistics.look_ahead.kept_up import Standing, chances_later, standing
from readiness.statistics.look_ahead.outlook import Line, Needed, Outlook, line, needed, outlook
from readiness.statistics.look_ahead.scenario import (
    More,
    Scenario,
    arrivals,
    stopped_early,
    with_more,
)
from readiness.statistics.look_ahead.visit import Ahead, Days, look_ahead

__all__ = [
    "Ahead",
    "Days",
    "Gaming",
    "Line",
    "More",
    "Needed",
    "Open",
    "Outlook",
    "Scenario",
    "Standing",
    "ages",
    "arrivals",
    "chances_in_time",
    "chances_later",
    "curve_since",
    "cutoff",
    "gaming",
    "interval_of_sum",
    "is_late",
    "line",
    "look_ahead",
    "needed",
    "on_days",
    "open_clocks",
    "outlook",
    "standing",
    "still_counted",
    "stopped_early",
    "sums",
    "with_more",
]
