"""From what is known of each month to a chart a measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd

from readiness.model import HISTORY_COLUMNS, History, Polarity, Rebasing, Trend
from readiness.trends.choosing import EVENT, QUARTER, Chosen, choose
from readiness.trends.control import draw, starts, undrawn
from readiness.trends.points import is_count, of_months

Goals = Mapping[str, float]


def trends(
    history: History,
    catalogue: Sequence[Mapping[str, Any]],
    goals: Goals,
    rebases: Mapping[str, Sequence[Rebasing]],
    as_at: date,
) -> tuple[Trend, ...]:
    """A Trend for each measure of events, in catalogue order: a chart, or why there is none.

    Args:
        history: the months of each measure, as `measures.past` finds them.
        catalogue: the measures' plain fields (id, unit, polarity).
        goals: by measure, the level expected in its own unit: the chart's target.
        rebases: by measure, those that can be used (see `rebases.usable`).
        as_at: the day of the assessment.

    The figures are exact: what may be shown of them is `disclosure`'s to say.
    """
    by = {str(name): rows for name, rows in history.months.groupby("measure", sort=False)}
    found = []
    for entry in catalogue:
        name = entry["id"]
        if name in by:
            given = history.events.get(name), goals.get(name), rebases.get(name, ())
            one = _trend(entry, of_months(by[name]), *given, as_at)
            found.append(_noted(one, history.notes.get(name)))
        elif name in history.refused:
            found.append(_refused(entry, history.refused[name]))
    return tuple(found)


def _trend(
    entry: Mapping[str, Any],
    months: pd.DataFrame,
    events: Any,
    target: float | None,
    rebased: Sequence[Rebasing],
    as_at: date,
) -> Trend:
    chosen = choose(months, events)
    direction = Polarity(entry["polarity"])
    unit = unit_of(entry["unit"], chosen)
    if not chosen.chart:
        return Trend(
            entry["id"], "", chosen.grain, undrawn(chosen.points), direction, unit,
            notes=chosen.notes, reason=chosen.reason,
        )  # fmt: skip
    aim = target if unit == entry["unit"] and direction is not Polarity.NEUTRAL else None
    made = draw(
        chosen.points, chosen.chart, direction, aim, [one.day for one in rebased if one.day]
    )
    notes = (*chosen.notes, *_of_rebases(chosen.points, rebased), *fresh(chosen.points, as_at))
    return Trend(
        entry["id"], chosen.chart, chosen.grain, made.points, direction, unit,
        made.variation, made.assurance, aim, notes, warnings=made.warnings,
    )  # fmt: skip


def unit_of(own: str, chosen: Chosen) -> str:
    """The measure's own unit; for counts how many a period, for events the days between."""
    if chosen.grain == EVENT:
        return "days between"
    if is_count(chosen.points):
        return "a quarter" if chosen.grain == QUARTER else "a month"
    return own


def _of_rebases(points: pd.DataFrame, rebased: Sequence[Rebasing]) -> Iterator[str]:
    for one in rebased:
        if one.day and starts(points, [one.day]):
            day = f"{one.day.day} {one.day:%B %Y}"
            yield f"limits begin anew from {day}: {one.reason} (decided by: {one.author})"
        else:
            yield "a date from which limits should begin anew is outside the points of the chart"


def fresh(points: pd.DataFrame, as_at: date) -> Iterator[str]:
    """What to know of a last period that has only just ended."""
    if points["period_end"].iloc[-1].date() == as_at:
        yield "the last period ends on the day of the lists, so what is recorded late is not in it"


def _noted(trend: Trend, note: str | None) -> Trend:
    return replace(trend, notes=(*trend.notes, note)) if note else trend


@cache
def _none() -> pd.DataFrame:
    return undrawn(of_months(pd.DataFrame(columns=list(HISTORY_COLUMNS))))


def _refused(entry: Mapping[str, Any], why: str) -> Trend:
    return Trend(
        entry["id"], "", "", _none(), Polarity(entry["polarity"]), entry["unit"], reason=why
    )
