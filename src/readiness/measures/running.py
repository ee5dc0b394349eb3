"""Clocks that are seen to run from start to stop: open work, and the finished of the same kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from readiness import framework
from readiness.errors import ColumnNotSupplied, InputError
from readiness.measures.compute import masks
from readiness.measures.due import due
from readiness.model import Lists, Ratio
from readiness.statistics.look_ahead import Ahead, Days, curve_since, look_ahead

if TYPE_CHECKING:
    from readiness.model import Mask


@dataclass(frozen=True)
class Running:
    """Two measures of one clock: the share of finished work that was in time, and of open work that
    is late; and the columns of their list the clock starts and stops by."""

    finished: str
    still_open: str
    table: str
    started: str
    ended: str
    limit: str


CLOCKS = (
    Running(
        "assessments_in_45_days",
        "assessments_overdue",
        "assessments",
        "started",
        "authorised",
        "assessment_duration",
    ),
    Running(
        "conferences_in_15_days",
        "conferences_overdue",
        "section_47",
        "strategy_discussion",
        "conference",
        "section_47_to_conference",
    ),
)


def running(
    tables: Lists,
    as_at: date,
    visit: date,
    *,
    settings: Mapping[str, int] | None = None,
    only: Collection[str] | None = None,
) -> dict[str, Ahead]:
    """By the measure of finished work, its share at the visit.

    A clock of which a list or column was not supplied, or of which nothing ran, is not there. The
    curve is of the window alone: Annex A reaches no further back.
    """
    found = {}
    for clock in CLOCKS:
        if only is None or clock.finished in only:
            with suppress(InputError, ColumnNotSupplied):
                ahead = _ahead(clock, tables, Days(as_at, visit), settings)
                if ahead is not None:
                    found[clock.finished] = ahead
    return found


def _ahead(
    clock: Running, tables: Lists, days: Days, settings: Mapping[str, int] | None
) -> Ahead | None:
    rows = tables[clock.table]
    done = masks(clock.finished, tables, days.extract, settings)
    waits = masks(clock.still_open, tables, days.extract, settings)
    assert isinstance(done, Ratio)
    assert isinstance(waits, Ratio)
    if not (done.denominator.any() and waits.denominator.any()):
        return None
    limit = framework.limits(days.extract, dict(settings or {}))[clock.limit]
    started, ended = rows[clock.started], rows[clock.ended]
    still_open = waits.denominator
    since = days.window_start(days.extract)
    ran = (done.denominator | still_open) & _in_order(started, ended)
    curve = curve_since(
        started[ran].to_numpy(), ended.where(~still_open)[ran].to_numpy(), since, days.extract
    )
    return look_ahead(
        started[still_open].to_numpy(),
        due(started[still_open], limit).to_numpy(),
        ended[done.denominator].to_numpy(),
        done.numerator[done.denominator],
        curve,
        days,
    )


def _in_order(started: object, ended: object) -> Mask:
    """A start that is known, and no end before it."""
    begin, end = np.asarray(started), np.asarray(ended)
    return ~np.isnat(begin) & ~(end < begin)
