"""What has moved by figures of earlier reports: a real change found, chance not called a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from tests.unit.enquiry.said_of import published_with
from tests.unit.enquiry.test_improvement import GRADES, act
from tests.unit.report.conftest import make_published

from readiness.disclosure.past import figures_before
from readiness.enquiry.improvement import plan
from readiness.enquiry.improvement.moved import by_reports
from readiness.enquiry.improvement.reports import APART, MOST, difference, figures, sides
from readiness.model import PAST_COLUMNS, Polarity, Published, Released, no_past
from readiness.report.moves import said
from readiness.views import views

AS_AT = date(2026, 9, 30)
SPLIT = date(2025, 5, 19)
QUARTERS = ["2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30",
            "2025-12-31", "2026-03-31", "2026-06-30"]  # fmt: skip


def past(days, shares, n=300, measure="m5", window=0) -> pd.DataFrame:
    ends = pd.to_datetime(pd.Series(days))
    starts = ends - pd.to_timedelta(window, unit="D")
    k = [round(n * share) for share in shares]
    frame = pd.DataFrame(
        {"as_at": ends, "measure": measure, "period_start": starts, "period_end": ends,
         "numerator": k, "denominator": n, "value": [100 * one / n for one in k]}
    )  # fmt: skip
    return frame[list(PAST_COLUMNS)].astype(no_past().dtypes)


def told(published: Published, measure: str = "m5"):
    view = next(one for one in views(published) if one.id == measure)
    return by_reports(published, view, SPLIT)


@pytest.mark.parametrize(
    ("before", "since", "verdict"),
    [(0.70, 0.92, "better"), (0.98, 0.80, "worse"), (0.92, 0.92, "no change")],
)
def test_a_change_between_reports_is_found_and_its_way_named(before, since, verdict) -> None:
    shares = [before] * 4 + [since] * 5
    found = told(make_published(past=past(QUARTERS, shares)))
    assert found is not None
    assert (found.verdict, found.by) == (verdict, "reports")
    assert found.periods == (MOST, MOST)
    assert "by what reports showed, three before the inspection and three since" in said(found)


def test_a_change_of_which_neither_way_is_better_is_told_apart() -> None:
    shares = [0.70] * 4 + [0.92] * 5
    view = replace(
        next(v for v in views(make_published()) if v.id == "m5"), polarity=Polarity.NEUTRAL
    )
    found = by_reports(make_published(past=past(QUARTERS, shares)), view, SPLIT)
    assert found is not None
    assert (found.verdict, found.neither) == ("no change", True)
    assert not by_reports(make_published(past=past(QUARTERS, [0.92] * 9)), view, SPLIT).neither


def test_figures_close_together_are_not_counted_twice() -> None:
    days = pd.date_range("2024-06-30", "2026-08-31", freq="ME")
    found = figures(make_published(past=past(days, [0.9] * len(days))), "m5")
    for side in sides(found, SPLIT):
        gaps = side["period_end"].diff().dropna().dt.days
        assert len(side) == MOST
        assert (gaps >= APART).all()


def test_windows_that_share_months_are_not_counted_twice() -> None:
    days = pd.date_range("2023-06-30", "2026-08-31", freq="ME")
    frame = past(days, [0.9] * len(days), window=182)
    before, after = sides(frame, SPLIT)
    for side in (before, after):
        assert (
            side["period_start"].iloc[1:].to_numpy() > side["period_end"].iloc[:-1].to_numpy()
        ).all()
    holds = (frame["period_start"] <= pd.Timestamp(SPLIT)) & (
        frame["period_end"] >= pd.Timestamp(SPLIT)
    )
    assert not set(frame.index[holds]) & {*before.index, *after.index}


@pytest.mark.parametrize("many", [0, 1, 2])
def test_too_few_reports_tell_nothing(many) -> None:
    frame = past(QUARTERS[4 - many : 4] + QUARTERS[4:], [0.5] * many + [0.95] * 5)
    assert told(make_published(past=frame)) is None


def test_a_rate_or_a_median_has_no_such_test() -> None:
    frame = past(QUARTERS, [0.5] * 9, measure="m6")
    assert told(make_published(past=frame), "m6") is None


def stock(rng, records, share, stays, quarters):
    """How many of a stock have a thing each quarter, where nothing changes: a record stays from one
    quarter to the next with chance `stays`, and one that takes its place has it with chance
    `share`."""
    having = rng.random(records) < share
    found = []
    for _ in range(quarters):
        found.append(int(having.sum()))
        having = np.where(rng.random(records) < stays, having, rng.random(records) < share)
    return found


@pytest.mark.parametrize("stays", [0.0, 0.5, 0.7, 0.8, 0.9])
@pytest.mark.parametrize(("records", "share"), [(250, 0.85), (60, 0.7)])
def test_chance_is_seldom_called_a_change(records, share, stays) -> None:
    """However long the same children stay, and with two years between the two sides."""
    days = pd.date_range("2023-03-31", "2026-09-30", freq="QE")
    split = date(2024, 5, 20)
    frame = past(days, [share] * len(days), n=records)
    kept = pd.concat(sides(frame, split)).index
    assert len(kept) == 2 * MOST
    rng = np.random.default_rng(7)
    called = tested = 0
    for _ in range(2000):
        k = stock(rng, records, share, stays, len(days))
        rows = frame.assign(numerator=k).loc[kept]
        found = difference(rows.iloc[:MOST], rows.iloc[MOST:])
        tested += found is not None
        called += found is not None and found.told
    assert tested > 1900
    assert called / 2000 <= 0.015


def test_a_figure_that_hangs_together_a_year_is_no_more_than_one() -> None:
    """The worst there is: a side's figures all alike, and the two sides strangers. Even then a
    change of chance is called no more often than the interval says."""
    from scipy.special import ndtr, stdtrit

    assert 2 * ndtr(-stdtrit(2 * MOST - 2, 0.995) / np.sqrt(MOST)) <= 0.01


@pytest.mark.parametrize("last", ["2026-07-31", "2026-08-31", "2026-09-30"])
def test_reports_of_every_quarter_are_all_a_quarter_apart(last) -> None:
    """The shortest is from the last day of January to that of April: 89 days."""
    days = pd.date_range(end=last, periods=13, freq=pd.offsets.MonthEnd(3))
    found, _ = sides(past(days, [0.9] * 13), date(2026, 12, 1))
    assert list(found["period_end"]) == list(days[-MOST:])


def test_a_figure_whose_counts_were_not_shown_leaves_the_others() -> None:
    frame = past(QUARTERS, [0.70] * 4 + [0.92] * 5)
    frame.loc[[2, 6], "numerator"] = pd.NA
    found = told(make_published(past=frame))
    assert found is not None
    assert (found.verdict, found.periods) == ("better", (MOST, MOST))


def test_a_hidden_figure_of_then_is_not_used_now() -> None:
    results = make_published().results
    earlier = Released("leadership", date(2026, 6, 30), results)
    found = figures_before([earlier], AS_AT, "leadership")
    hidden = set(results.loc[results["state"] != "shown", "measure"])
    whole = results[(results["breakdown"] == "all") & results["value"].notna()]
    assert set(found["measure"]) == set(whole["measure"])
    assert not set(found["measure"]) & {"m8", "c6"}
    assert {"m8", "c6"} <= hidden


def test_of_one_day_the_readers_own_report_is_taken_and_none_of_later_days() -> None:
    results = make_published().results
    other = results.assign(value=1.0)
    given = [
        Released("leadership", date(2026, 6, 30), results),
        Released("public", date(2026, 6, 30), other),
        Released("leadership", AS_AT, other),
    ]
    found = figures_before(given, AS_AT, "leadership")
    assert set(found["as_at"].dt.date) == {date(2026, 6, 30)}
    assert not (found["value"] == 1.0).all()
    assert figures_before([], AS_AT, "leadership").empty


def test_the_plan_uses_reports_only_where_months_do_not_tell() -> None:
    shares = [0.70] * 4 + [0.92] * 5
    given = published_with(AS_AT, grades=GRADES, actions=[act(measure="m5")])
    (alone,) = (m for m in plan(given).measures if m.view.id == "m5")
    assert alone.verdict == "no months"
    (found,) = (
        m for m in plan(replace(given, past=past(QUARTERS, shares))).measures if m.view.id == "m5"
    )
    assert (found.verdict, found.by) == ("better", "reports")
