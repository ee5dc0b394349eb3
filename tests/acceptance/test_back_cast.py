"""What was said a month before, beside what then happened in an invented authority that lived on.

It lives for fifteen months first, so that what it does is what it has been doing: that work goes on as
it has is all that is assumed, and nothing foretells a change.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from tests.acceptance.living_on import KEPT, as_known, live_on, work_that_runs

from readiness import framework, synthetic
from readiness.calendar import six_months_to
from readiness.intake import annex_a
from readiness.looking_ahead import of_tables
from readiness.measures import masks
from readiness.measures.due import due
from readiness.measures.running import CLOCKS, Running
from readiness.model import ChildList

BEGUN, BEFORE, DAYS = date(2025, 6, 2), 450, 30
AS_AT = BEGUN + timedelta(days=BEFORE)
VISIT = AS_AT + timedelta(days=DAYS)
AUTHORITIES = ((400, 1), (800, 2))
LIVES = 5


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> pd.DataFrame:
    """A row a measure, authority and life: what was said, and the true share at the visit."""
    rows = []
    for children, seed in AUTHORITIES:
        place = tmp_path_factory.mktemp("life")
        synthetic.write(place, children=children, seed=seed, as_at=BEGUN, format="csv")
        begun = annex_a.read(place / "annex_a", BEGUN).lists
        for kept in KEPT:
            for life in range(LIVES):
                lists = live_on(begun, kept, BEGUN, BEFORE, seed=1000 * seed + life)
                counted = masks(kept.measure, lists, AS_AT).denominator
                only = [kept.measure]
                said = of_tables(lists, {}, AS_AT, VISIT, only).rows.set_index("measure")
                then = live_on(lists, kept, AS_AT, DAYS, seed=100 * seed + life)
                now = masks(kept.measure, then, VISIT)
                both = counted & now.denominator
                true = 100 * (now.numerator & both).sum() / both.sum()
                rows.append({**said.loc[kept.measure], "measure": kept.measure, "true": true})
    return pd.DataFrame(rows)


def test_the_truth_is_never_outside_best_and_worst(told) -> None:
    assert (told["true"] >= told["worst"] - 1e-9).all()
    assert (told["true"] <= told["best"] + 1e-9).all()


def test_the_interval_holds_it_about_four_times_in_five(told) -> None:
    inside = told["true"].between(told["lower"] - 1e-9, told["upper"] + 1e-9)
    assert 0.70 <= inside.mean() <= 0.90, inside.mean()


def test_it_leans_neither_way(told) -> None:
    assert abs((told["expected"] - told["true"]).mean()) < 2


A_DAY = {"assessments_in_45_days": 4.0, "conferences_in_15_days": 1.0}
"""Pieces of work begun each weekday."""
WORKING_LIVES = 40


def nobody() -> ChildList:
    """An empty list of protection plans, which conferences are held beside."""
    dates = dict.fromkeys(("started", "ended"), "datetime64[s]")
    kinds = {"child_id": "str", **dates, "source_row": "int32"}
    return ChildList(
        "child_protection",
        pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()}),
    )


def truly(rows: ChildList, clock: Running, as_at: date, visit: date) -> float:
    """The share in time of what had ended in the window of the visit by the day, or was open on it
    and due by the visit."""
    frame = rows.frame
    limit = framework.limits(as_at, {})[clock.limit]
    began, ended = (frame[name].to_numpy() for name in (clock.started, clock.ended))
    last = due(frame[clock.started], limit).to_numpy()
    day, then = np.datetime64(as_at), np.datetime64(visit)
    done = (ended <= day) & (ended >= np.datetime64(six_months_to(visit).start))
    still = (began <= day) & ~(ended <= day) & (last <= then)
    if clock.table == "section_47":  # its open ones are of six months alone
        still &= began >= np.datetime64(six_months_to(as_at).start)
    return float(100 * ((done | still) & (ended <= last)).sum() / (done | still).sum())


@pytest.fixture(scope="module")
def told_of_running() -> pd.DataFrame:
    """The same of work that starts and ends: what was said of it as it was known on the day."""
    rows = []
    for clock in CLOCKS:
        for life in range(WORKING_LIVES):
            lived = work_that_runs(clock, VISIT, A_DAY[clock.finished], seed=life)
            known = {clock.table: as_known(lived, clock, AS_AT), "child_protection": nobody()}
            said = of_tables(known, {}, AS_AT, VISIT, [clock.finished]).rows.iloc[0]
            rows.append({**said, "true": truly(lived, clock, AS_AT, VISIT)})
    return pd.DataFrame(rows)


def test_the_truth_of_running_work_is_never_outside_best_and_worst(told_of_running) -> None:
    assert (told_of_running["true"] >= told_of_running["worst"] - 1e-9).all()
    assert (told_of_running["true"] <= told_of_running["best"] + 1e-9).all()


def test_the_interval_of_running_work_holds_it_about_four_times_in_five(told_of_running) -> None:
    found = told_of_running
    inside = found["true"].between(found["lower"] - 1e-9, found["upper"] + 1e-9)
    assert 0.70 <= inside.mean() <= 0.90, inside.groupby(found["measure"]).mean()
    assert abs((found["expected"] - found["true"]).mean()) < 1


def test_what_the_generator_did_is_never_outside_best_and_worst(tmp_path) -> None:
    """Its own stories, taken back a month: nothing of it knows of the look-ahead."""
    for children, seed in AUTHORITIES:
        place = tmp_path / str(seed)
        synthetic.write(place, children=children, seed=seed, as_at=VISIT, format="csv")
        lists = annex_a.read(place / "annex_a", VISIT).lists
        for clock in CLOCKS:
            known = {**lists, clock.table: as_known(lists[clock.table], clock, AS_AT)}
            said = of_tables(known, {}, AS_AT, VISIT, [clock.finished]).rows.iloc[0]
            assert said["worst"] - 1e-9 <= said["best"]
            done = masks(clock.finished, known, AS_AT)
            waits = masks(clock.still_open, known, AS_AT).denominator
            rows = lists[clock.table].frame
            rows = rows[rows[clock.started] <= pd.Timestamp(AS_AT)].reset_index(drop=True)
            last = due(rows[clock.started], framework.limits(AS_AT, {})[clock.limit]).to_numpy()
            ended = rows[clock.ended].to_numpy()
            since = np.datetime64(six_months_to(VISIT).start)
            counted = (done.denominator & (ended >= since)) | (
                waits & (last <= np.datetime64(VISIT))
            )
            true = 100 * (counted & (ended <= last)).sum() / counted.sum()
            assert said["worst"] - 1e-9 <= true <= said["best"] + 1e-9, clock.finished
