"""Statistical process control: is a change in a series more than chance? (docs/spc.md)

`chart` is the door. `suitable` says whether a series can be charted at all, and how;
`annual_change` is for the few points of published annual figures. The rules are the NHS's (Making
Data Count); departures from them are listed, each with its reason.
"""

from readiness.statistics.spc.annual import AnnualChange, annual_change
from readiness.statistics.spc.chart import Chart, chart, on_trial
from readiness.statistics.spc.periods import Quarters, to_quarters
from readiness.statistics.spc.rebasing import Rebase, rebased
from readiness.statistics.spc.suitability import Suitability, suitable

__all__ = [
    "AnnualChange",
    "Chart",
    "Quarters",
    "Rebase",
    "Suitability",
    "annual_change",
    "chart",
    "on_trial",
    "rebased",
    "suitable",
    "to_quarters",
]
