"""Control charts as a profile may show them: all of a chart's points, or quarters, or none.

A chart with one point missing tells which month was small, and its limits tell about how small; so
points are shown together or not at all, and centre and limits are made again from what is shown.
What a chart says in words is kept: it is about all of the points, and of no single one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure.months import Figures, apart, figures, tells_of_figures
from readiness.disclosure.profiles import Profile
from readiness.model import Trend
from readiness.trends.control import begun, draw, undrawn
from readiness.trends.points import is_count, is_share, to_quarters

Flags = NDArray[np.bool_]
Row = Mapping[str, Any]

PER_CENT = 100.0
EVENT, QUARTER = "event", "quarter"
_ANEW = re.compile(r"^(limits begin anew from [^:]+):.*$", re.DOTALL)
DRAWN = 24
"""Points a report draws, and so as many as a chart must be able to show."""

_REALS = ("value", "centre", "lower", "upper")

HIDDEN = "its points are not shown, because of small numbers"
EVENTS = "its points are not shown, because each is of one child"
MERGED = (
    "shown by quarter and without limits, because of small numbers; what is said of it is by month"
)
LATEST = "the last 24 points alone, because of small numbers before them"
OVER_TIME = (
    "its points are not shown, because with reports before them they would tell a small number"
)
ROUNDED = "drawn from rounded numbers, so its limits are approximate"


def show_trends(
    trends: Sequence[Trend],
    exact: pd.DataFrame,
    shown: pd.DataFrame,
    catalogue: Sequence[Row],
    profile: Profile,
) -> tuple[Trend, ...]:
    """The charts as the profile may show them, in their order.

    `exact` and `shown` are RESULT_COLUMNS, as found and as published: no chart may give what a
    figure does not.
    """
    if profile.exact:
        return tuple(trends)
    known = figures(exact, shown)
    drawn = [_drawn(trend, known, profile) for trend in trends]
    lists = {entry["id"]: (entry.get("lists") or ("",))[0] for entry in catalogue}
    together = apart(drawn, {one.measure: one for one in trends}, lists, profile)
    made = (one if one.measure not in together else hidden(one) for one in drawn)
    return tuple(made if profile.parts else map(_without_free_text, made))


def _without_free_text(trend: Trend) -> Trend:
    """A person's reason and name are for those who know the service, not for anyone."""
    return replace(trend, notes=tuple(_ANEW.sub(r"\1", note) for note in trend.notes))


def _drawn(trend: Trend, known: Figures, profile: Profile) -> Trend:
    """One chart: as it is, its latest points, by quarter, or without any."""
    if trend.points.empty:
        return trend
    if trend.grain == EVENT:
        return hidden(trend, EVENTS)
    for points, make in _ways(trend):
        if may_be_shown(points, profile) and not tells_of_figures(
            trend.measure, points, known, profile
        ):
            made = make(trend, points, profile)
            if (made.variation, made.assurance) == (trend.variation, trend.assurance):
                return made
    return hidden(trend)


def _ways(trend: Trend) -> Iterator[tuple[pd.DataFrame, Callable[..., Trend]]]:
    """The points there may be, the most telling first, and what makes a chart of them."""
    yield trend.points, published
    if len(trend.points) > DRAWN:
        yield trend.points.iloc[-DRAWN:].reset_index(drop=True), published
    yield _by_quarter(trend), by_quarter


def _by_quarter(trend: Trend) -> pd.DataFrame:
    """The whole quarters of a chart that is by month; no rows where there are none."""
    if trend.grain == QUARTER or not trend.chart:
        return trend.points.iloc[0:0]
    return undrawn(to_quarters(trend.points))


def may_be_shown(points: pd.DataFrame, profile: Profile) -> bool:
    """Whether every point may be: nothing small in it, or left of it, and enough records."""
    if points.empty:
        return False
    part, whole = _reals(points, "numerator"), _reals(points, "denominator")
    if is_count(points):
        return not _small(part, profile).any()
    few = ~(whole >= profile.minimum)
    if is_share(points):
        few |= _small(part, profile) | _small(whole - part, profile)
    return not few.any()


def _small(numbers: NDArray[np.float64], profile: Profile) -> Flags:
    return (numbers >= 1) & (numbers <= profile.threshold)


def _reals(points: pd.DataFrame, name: str) -> NDArray[np.float64]:
    return points[name].to_numpy(dtype=np.float64, na_value=np.nan)


def published(trend: Trend, points: pd.DataFrame, profile: Profile) -> Trend:
    """The trend with these points, rounded, and what follows from them as rounded."""
    plain = rounded(points, profile)
    if not trend.chart:
        return replace(trend, points=one_decimal(undrawn(plain)))
    made = draw(plain, trend.chart, trend.direction, trend.target, begun(points))
    notes = trend.notes if len(points) == len(trend.points) else (*trend.notes, LATEST)
    return replace(
        trend,
        points=one_decimal(made.points),
        variation=made.variation,
        assurance=made.assurance,
        notes=notes if profile.base == 1 else (*notes, ROUNDED),
        warnings=made.warnings,
    )


def by_quarter(trend: Trend, points: pd.DataFrame, profile: Profile) -> Trend:
    """A line of quarters; what is said of it stays said of the months."""
    return replace(
        trend,
        grain=QUARTER,
        unit=trend.unit.replace("month", QUARTER),
        points=one_decimal(undrawn(rounded(points, profile))),
        notes=(*trend.notes, MERGED),
        warnings=(),
    )


def rounded(points: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """The counts as the profile shows them, and values made from those."""
    kept = points.iloc[:, :6].copy()
    for name in ("numerator", "denominator"):
        kept[name] = kept[name].map(profile.shown, na_action="ignore").astype("Int64")
    if is_share(kept):
        part = PER_CENT * _reals(kept, "numerator")
        return kept.assign(value=part / _reals(kept, "denominator"))
    if is_count(kept):
        return kept.assign(value=_reals(kept, "numerator"))
    return kept.assign(value=kept["value"].round(1))


def one_decimal(points: pd.DataFrame) -> pd.DataFrame:
    return points.assign(**{name: points[name].round(1) for name in _REALS})


def hidden(trend: Trend, why: str = HIDDEN) -> Trend:
    """What it says in words alone."""
    if trend.points.empty:
        return trend
    return replace(trend, points=trend.points.iloc[0:0], notes=(*trend.notes, why), warnings=())
