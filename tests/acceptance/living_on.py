"""An invented authority lives on for some days: who is visited, reviewed or seen, day by day.

Its own law, and not the one a look-ahead assumes: some is done early and most in the last third
before it is due, teams differ in how much they let run over, and what is late is done at a steady
rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from readiness import framework
from readiness.measures import masks
from readiness.measures.ahead import days_left
from readiness.measures.due import due
from readiness.measures.running import Running
from readiness.model import ChildList

EARLY = 0.003
"""Chance a day of being done well before it is due."""
DONE_BY_DUE = (0.70, 0.97)
"""Of what reaches its last third undone, the share that teams have done by the last day."""
TEAMS = 6
LATE = 1 / 21
"""Chance a day of being done once it is late."""
AT_ONCE = 0.35
"""Of work that runs, the share done before its last third."""


@dataclass(frozen=True)
class Kept:
    """A measure of something kept up, and the column that holds when it was last done."""

    measure: str
    table: str
    column: str


# Only what is asked of a child from the start: others come to be counted while the authority lives.
KEPT = (
    Kept("protection_visits_in_date", "child_protection", "last_visit"),
    Kept("need_visits_in_date", "children_in_need", "last_seen"),
    Kept("care_visits_in_date", "children_in_care", "last_visit"),
    Kept("care_reviews_in_date", "children_in_care", "last_review"),
    Kept("pathway_reviews_in_date", "care_leavers", "last_pathway_review"),
)


def live_on(
    tables: Mapping[str, ChildList], kept: Kept, as_at: date, days: int, seed: int
) -> dict[str, ChildList]:
    """The tables again, with what was done of one measure from the day after `as_at` on."""
    draw = np.random.default_rng(seed)
    counted = np.flatnonzero(masks(kept.measure, tables, as_at).denominator)
    left = _left(tables, kept, as_at)
    fresh = _left({**tables, kept.table: _done(tables[kept.table], kept.column, counted, as_at)},
                  kept, as_at)  # fmt: skip
    by_due = np.random.default_rng(1).uniform(*DONE_BY_DUE, TEAMS)[np.arange(left.size) % TEAMS]
    third = np.maximum(fresh // 3, 1)
    near = 1 - (1 - by_due) ** (1 / third)
    last = np.full(left.size, -1)
    for ahead in range(1, days + 1):
        chance = np.where(left < 0, LATE, np.where(left <= third, near, EARLY))
        done = draw.random(left.size) < chance
        left, last = np.where(done, fresh, left - 1), np.where(done, ahead, last)
    table = tables[kept.table]
    for ahead in np.unique(last[last > 0]):
        day = as_at + timedelta(days=int(ahead))
        table = _done(table, kept.column, counted[last == ahead], day)
    return {**tables, kept.table: table}


def _left(tables: Mapping[str, ChildList], kept: Kept, as_at: date) -> np.ndarray:
    return days_left(tables, as_at, as_at, only=[kept.measure])[kept.measure]


def _done(table: ChildList, column: str, rows: np.ndarray, day: date) -> ChildList:
    frame = table.frame.copy()
    frame.iloc[rows, frame.columns.get_loc(column)] = pd.Timestamp(day)
    return ChildList(table.name, frame, table._unusable, table._written, table.period)


def work_that_runs(clock: Running, until: date, a_day: float, seed: int) -> ChildList:
    """A list of pieces of work as they truly were, for fifteen months to the day: each weekday some
    begin; some are done at once, most in the last third before their day, by teams that differ in how
    much they let run over, and what is late at a steady rate. Nothing is open for ever."""
    draw = np.random.default_rng(seed)
    days = pd.bdate_range(until - timedelta(days=450), until)
    begun = days[np.repeat(np.arange(len(days)), draw.poisson(a_day, len(days)))]
    limit = framework.limits(until, {})[clock.limit]
    own = pd.Series(begun.astype("datetime64[s]"))
    whole = (due(own, limit) - own).dt.days.to_numpy()
    team = draw.integers(TEAMS, size=len(own))
    by_due = np.random.default_rng(1).uniform(*DONE_BY_DUE, TEAMS)[team]
    third = np.maximum(whole // 3, 1)
    at_once = draw.random(len(own)) < AT_ONCE
    late = draw.random(len(own)) > by_due
    took = np.where(
        at_once,
        draw.integers(1, np.maximum(whole - third, 2)),
        np.where(late, whole + draw.geometric(LATE, len(own)), whole - draw.integers(0, third + 1)),
    )
    frame = pd.DataFrame(
        {
            "child_id": [f"c{n}" for n in range(len(own))],
            clock.started: own,
            clock.ended: (own + pd.to_timedelta(took, unit="D")).astype("datetime64[s]"),
            "team": pd.Categorical([f"Team {n}" for n in team]),
            "source_row": np.arange(2, len(own) + 2, dtype=np.int32),
        }
    )
    if clock.table == "section_47":
        frame["conference_unnecessary"] = pd.Categorical(["no"] * len(frame))
    return ChildList(clock.table, frame)


def as_known(rows: ChildList, clock: Running, day: date) -> ChildList:
    """The list as it stood at the end of a day: nothing begun or ended after it is known."""
    frame = rows.frame[rows.frame[clock.started] <= pd.Timestamp(day)].reset_index(drop=True)
    ended = frame[clock.ended].where(frame[clock.ended] <= pd.Timestamp(day))
    return ChildList(rows.name, frame.assign(**{clock.ended: ended}))
