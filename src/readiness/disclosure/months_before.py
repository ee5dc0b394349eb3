"""Months that earlier reports showed, before a chart's own: so that six months of a list become a history.

Made from published figures alone: those of this report and those its readers have already, of reports for
the same readers. So it tells them nothing they could not have drawn themselves, and nothing here is
weighed by the gate (`release`, `windows`), which holds each report's own months against this one's as it
did before. Only months that end before the figure's own window are taken, so that no sum is shown twice
over the same days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from readiness.disclosure.profiles import Profile
from readiness.disclosure.series import may_be_shown, one_decimal
from readiness.model import EARLIER, Released, Trend
from readiness.trends.choosing import MONTH, choose
from readiness.trends.control import draw, undrawn
from readiness.trends.making import fresh
from readiness.trends.points import POINT_COLUMNS, is_count, is_share, runs, typed

PER_CENT = 100.0
_TIME = ["period_start", "period_end"]


def with_months_before(
    trends: Sequence[Trend],
    results: pd.DataFrame,
    previous: Sequence[Released],
    as_at: date,
    profile: Profile,
) -> tuple[Trend, ...]:
    """The charts as they may be shown, those too short for limits with the months before theirs.

    A chart that has limits of its own months is left as it is, so that page and score agree. `results`:
    RESULT_COLUMNS as published. `previous`: oldest first; those for other readers are passed over.
    """
    known = _known(previous, as_at, profile.name)
    if known.empty:
        return tuple(trends)
    whole = results[results["breakdown"] == "all"].set_index("measure")["period_start"]
    by = dict(iter(known.groupby("measure")))
    found = []
    for one in trends:
        rows = by.get(one.measure)
        usable = rows is not None and one.measure in whole.index and _short(one)
        edge = min(one.points["period_start"].min(), whole[one.measure]) if usable else None
        found.append(_joined(one, rows, edge, as_at, profile) if usable else one)  # type: ignore[arg-type]
    return tuple(found)


def _short(trend: Trend) -> bool:
    """By month, without limits, every month known, and all of one source: what a month may be put before."""
    points = trend.points
    return (
        not trend.chart
        and trend.grain == MONTH
        and len(points) > 0
        and bool(points["value"].notna().all())
        and points["source"].nunique() == 1
        and (is_count(points) or is_share(points))
    )


def _known(previous: Sequence[Released], as_at: date, profile: str) -> pd.DataFrame:
    """Whole months that reports of earlier days showed these readers, each as the latest of them did.

    Points kept before their source was have none, and serve for nothing here: a census and a list need
    not count the same.
    """
    frames = [
        one.points.assign(made=at, package=one.package)
        for at, one in enumerate(previous)
        if one.profile == profile and one.as_at < as_at and len(one.points)
    ]
    frames = [frame for frame in frames if "source" in frame]
    if not frames:
        return pd.DataFrame()
    every = pd.concat(frames, ignore_index=True)
    ends = every["period_end"]
    month = (every["period_start"].dt.day == 1) & (every["period_start"] + pd.offsets.MonthEnd(0) == ends)  # fmt: skip
    own = every["source"].notna() & ~every["source"].isin(["", EARLIER])
    return every[month & own].drop_duplicates(["measure", "source", *_TIME], keep="last")


def _joined(
    trend: Trend, known: pd.DataFrame, edge: pd.Timestamp, as_at: date, profile: Profile
) -> Trend:
    own = trend.points[list(POINT_COLUMNS)]
    source = own["source"].iloc[0]
    rows = known[(known["source"] == source) & (known["period_end"] < edge)].sort_values(
        "period_end"
    )
    rows = rows[rows["denominator"].isna() == is_count(own)]
    if rows.empty:
        return trend
    before = _points(rows)
    stretch = runs(pd.concat([before, own], ignore_index=True))[-1]
    more = len(stretch) - len(own)
    if more < 1 or not may_be_shown(stretch, profile):
        return trend
    stretch, taken = typed(stretch), rows.tail(more)
    chosen = choose(stretch, None)
    notes = (*trend.notes, *_notes(taken, own["period_start"].iloc[0]))
    if not chosen.chart or chosen.grain != MONTH or len(chosen.points) != len(stretch):
        points = one_decimal(undrawn(stretch))
        return replace(trend, points=points, notes=notes, reason=chosen.reason or trend.reason)
    made = draw(stretch, chosen.chart, trend.direction)
    return replace(
        trend,
        chart=chosen.chart,
        points=one_decimal(made.points),
        variation=made.variation,
        notes=(*notes, *fresh(stretch, as_at)),
        reason="",
        warnings=made.warnings,
    )


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    """POINT_COLUMNS of a chart, marked as of earlier reports."""
    part, whole = (
        rows[name].to_numpy(dtype=np.float64, na_value=np.nan)
        for name in ("numerator", "denominator")
    )
    value = part if rows["denominator"].isna().all() else PER_CENT * part / whole
    return typed(rows.assign(value=value, source=EARLIER)[list(POINT_COLUMNS)])


def _notes(taken: pd.DataFrame, own: pd.Timestamp) -> Iterator[str]:
    many = len(taken)
    months = "the month" if many == 1 else f"the {many} months"
    yield (
        f"{months} before {own:%B %Y} {'is' if many == 1 else 'are'} as earlier reports showed "
        f"{'it' if many == 1 else 'them'}, without what was recorded later; no score rests on "
        f"{'it' if many == 1 else 'them'}"
    )
    versions = taken["package"].nunique()
    if versions > 1:
        yield f"those reports were made by {versions} versions of readiness"
