"""Has a measure moved since the last inspection? Said only where chance does not explain it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from readiness.calendar import add_months
from readiness.enquiry.improvement import reports, two_periods
from readiness.enquiry.improvement.two_periods import Difference
from readiness.model import Polarity, State

if TYPE_CHECKING:
    from readiness.model import Published, Trend
    from readiness.views import View

Verdict = Literal[
    "better", "worse", "mixed", "no change", "too little", "withheld", "no months", "no figure"
]
TOLD: tuple[Verdict, ...] = ("better", "worse", "mixed")
UNTOLD: tuple[Verdict, ...] = ("no months", "withheld", "too little")
"""Where figures of earlier reports may tell what its months do not."""
MONTHS = 12
"""Each side is of at most so many months: those just before, and the latest."""


@dataclass(frozen=True)
class Moved:
    """One measure before the last inspection and since.

    verdict: better | worse | mixed (the test and the chart's latest sign disagree) | no change
    (none that could not be chance, or `neither` way is better) | too little (months, or in them) | withheld (its months may
    not be shown) | no months (the figure is of a day or a year, or cannot be split) | no figure.
    `by` says what told it: chart, test or both, or reports: figures of earlier reports, where it has
    no months that tell. `unit` is of the difference's numbers.
    """

    view: View
    verdict: Verdict
    by: str = ""
    difference: Difference | None = None
    unit: str = ""
    before: tuple[date, date] | None = None
    after: tuple[date, date] | None = None
    periods: tuple[int, int] = (0, 0)

    @property
    def neither(self) -> bool:
        """A change that chance does not explain, of a measure of which neither way is better."""
        told = self.difference is not None and self.difference.told
        return self.verdict == "no change" and told


def moved(view: View, split: date | None) -> Moved:
    """Of one measure; `split` is the first day of the last inspection, None where not known."""
    if view.local.state is State.NOT_SUPPLIED:
        return Moved(view, "no figure")
    trend = view.trend
    if trend is None or not trend.grain:
        return Moved(view, "no months")
    if trend.points.empty:
        return Moved(view, "withheld" if trend.chart else "too little")
    if split is None or trend.grain == "event":
        return Moved(view, "too little")
    return _compared(view, trend, split)


def by_reports(published: Published, view: View, split: date | None) -> Moved | None:
    """The same by what earlier reports showed; None where that cannot tell either."""
    if split is None or view.unit != "%":
        return None
    before, after = reports.sides(reports.figures(published, view.id), split)
    found = reports.difference(before, after)
    if found is None:
        return None
    verdict = _verdict("", _way(found, view.polarity), found)
    return Moved(
        view, verdict, "reports", found, view.unit, _span(before), _span(after),
        (len(before), len(after)),
    )  # fmt: skip


def _compared(view: View, trend: Trend, split: date) -> Moved:
    before, after = sides(trend.points, split)
    difference = _tested(before, after)
    sign = _sign(trend, split)
    tested = _way(difference, trend.direction)
    verdict = _verdict(sign, tested, difference)
    by = " and ".join(name for name, said in (("chart", sign), ("test", tested)) if said)
    return Moved(
        view, verdict, by, difference, trend.unit, _span(before), _span(after),
        (len(before), len(after)),
    )  # fmt: skip


def sides(points: pd.DataFrame, split: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The periods before the day and since; one that holds the day is in neither, for inspections
    disturb the data."""
    there = points[points["value"].notna()]
    before = there[there["period_end"] < pd.Timestamp(split)]
    after = there[there["period_start"] > pd.Timestamp(split)]
    early = pd.Timestamp(add_months(split, -MONTHS - 1))
    before = before[before["period_start"] >= early].tail(MONTHS)
    if len(after):
        last = after["period_end"].iloc[-1].date()
        after = after[after["period_end"] > pd.Timestamp(add_months(last, -MONTHS))]
    return before, after


def _tested(before: pd.DataFrame, after: pd.DataFrame) -> Difference | None:
    rows = pd.concat([before, after])
    later = np.arange(len(rows)) >= len(before)
    part, whole = rows["numerator"], rows["denominator"]
    if len(rows) and part.notna().all() and whole.notna().all():
        return two_periods.shares(_floats(part), _floats(whole), later)
    if len(rows) and part.notna().all() and whole.isna().all():
        return two_periods.counts(_floats(part), later)
    return two_periods.values(_floats(rows["value"]), later)


def _floats(column: pd.Series) -> np.ndarray:
    return column.to_numpy(dtype=np.float64)


def _sign(trend: Trend, split: date) -> str:
    """The sign the chart shows now, if its latest point is of the time since."""
    kind = (trend.variation or "").partition("_")[0]
    since = trend.points["period_start"].iloc[-1].date() > split
    return {"improvement": "better", "concern": "worse"}.get(kind, "") if since else ""


def _way(difference: Difference | None, direction: Polarity) -> str:
    if difference is None or not difference.told or direction is Polarity.NEUTRAL:
        return ""
    up = difference.after > difference.before
    return "better" if up == (direction is Polarity.HIGH) else "worse"


def _verdict(sign: str, tested: str, difference: Difference | None) -> Verdict:
    found = {each for each in (sign, tested) if each}
    if found == {"better"}:
        return "better"
    if found == {"worse"}:
        return "worse"
    if found:
        return "mixed"
    return "too little" if difference is None else "no change"


def _span(rows: pd.DataFrame) -> tuple[date, date] | None:
    if rows.empty:
        return None
    return rows["period_start"].iloc[0].date(), rows["period_end"].iloc[-1].date()
