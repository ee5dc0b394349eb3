"""Statistical process control: is a change in a series more than chance? (docs/spc.md)

`chart` is the door. `suitable` says whether a series can be charted at all, and how. The rules are
the NHS's (Making Data Count); departures from them are listed, each with its reason.
"""

from readiness.statistics.spc.chart import Chart, chart, on_trial

__all__ = ["Chart", "chart", "on_trial"]
