"""Months that earlier reports showed stand before a chart's own: no more than was shown, and no weaker a gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from tests.unit.trends.series import entry, history, months

from readiness.disclosure.months_before import with_months_before
from readiness.disclosure.profiles import LEADERSHIP, PUBLIC, Profile
from readiness.disclosure.series import show_trends
from readiness.disclosure.windows import drawn_points, points_of
from readiness.model import EARLIER, Released, Trend
from readiness.report.trend_words import source
from readiness.trends import trends

AS_AT = date(2026, 9, 30)
STEADY = [(80, 100), (83, 101), (78, 99), (82, 100), (79, 98), (81, 102)]
NONE = pd.DataFrame(columns=["measure", "breakdown", "numerator", "denominator", "period_start", "period_end"])  # fmt: skip


def chart(figures: Any, last: str, profile: Profile = LEADERSHIP, **more: Any) -> Trend:
    """As readers may see it, of six months or so to a day."""
    given = history(months("m1", figures, last, **more))
    made = trends(given, [entry("m1")], {}, {}, pd.Timestamp(last).date())
    (one,) = show_trends(made, NONE, NONE, [entry("m1")], profile)
    return one


def report(figures: Any, last: str, profile: Profile = LEADERSHIP, **more: Any) -> Released:
    points = points_of([chart(figures, last, profile, **more)])
    return Released(profile.name, pd.Timestamp(last).date(), NONE, last, points, "0.1.0")


def results(start: str = "2026-04-01") -> pd.DataFrame:
    row = {"measure": "m1", "breakdown": "all", "period_start": pd.Timestamp(start)}
    return pd.DataFrame([row])


def joined(
    previous: list[Released], figures: Any = STEADY, profile: Profile = LEADERSHIP, **more
) -> Trend:
    own = chart(figures, "2026-09-30", profile, **more)
    (one,) = with_months_before([own], results(), previous, AS_AT, profile)
    return one


MARCH = report(STEADY, "2026-03-31")
SEPTEMBER = report(STEADY, "2025-09-30")


def test_six_months_alone_have_no_limits_and_with_a_report_before_they_have() -> None:
    alone, both = joined([]), joined([MARCH])
    assert alone.chart == ""
    assert "6 points" in alone.reason
    assert (both.chart, both.grain, both.reason) == ("xmr", "month", "")
    assert both.points["source"].tolist() == [EARLIER] * 6 + ["annex_a"] * 6
    assert both.points["period_end"].diff().dropna().dt.days.between(28, 31).all()
    assert both.points["centre"].notna().all()
    assert both.variation == "common"
    assert source(both).startswith("Earlier reports then Annex A")


def test_the_numbers_are_those_that_were_shown() -> None:
    both = joined([SEPTEMBER, MARCH])
    shown = pd.concat([SEPTEMBER.points, MARCH.points])
    before = both.points[both.points["source"] == EARLIER]
    assert before["numerator"].tolist() == shown["numerator"].tolist()
    assert before["denominator"].tolist() == shown["denominator"].tolist()
    assert len(both.points) == 18


def test_a_change_since_is_found_and_says_what_it_rests_on() -> None:
    both = joined([SEPTEMBER, MARCH], [*STEADY[:5], (55, 100)])
    assert both.variation == "concern_low"
    said = " ".join(both.notes)
    assert "the 12 months before April 2026 are as earlier reports showed them" in said
    assert "no score rests on them" in said
    assert "recorded late" in said


def test_too_few_months_together_are_points_without_limits() -> None:
    one = joined([report(STEADY[:3], "2026-03-31")])
    assert one.chart == ""
    assert "9 points" in one.reason
    assert len(one.points) == 9
    assert one.points["centre"].isna().all()


def test_of_a_month_the_latest_report_that_showed_it_is_believed() -> None:
    later = [(k + 1, n + 1) for k, n in STEADY]
    both = joined([MARCH, replace(report(later, "2026-03-31"), as_at=date(2026, 4, 30))])
    before = both.points[both.points["source"] == EARLIER]
    assert before["numerator"].tolist() == [k for k, _ in later]


@pytest.mark.parametrize(
    "previous",
    [
        [],
        [report(STEADY, "2026-02-28")],  # March is known to nobody
        [replace(MARCH, profile="public")],
        [replace(MARCH, as_at=AS_AT)],  # of this day
        [replace(MARCH, points=MARCH.points.drop(columns="source"))],  # as kept before sources were
        [report(STEADY, "2026-03-31", source="cin_census")],
        [report([20, 30, 25, 28, 26, 24], "2026-03-31")],  # a count is no share
    ],
    ids=["none", "gap", "other readers", "same day", "early layout", "census", "count"],
)  # fmt: skip
def test_what_is_not_one_series_is_not_joined(previous: list[Released]) -> None:
    one = joined(previous)
    own = chart(STEADY, "2026-09-30")
    pd.testing.assert_frame_equal(one.points, own.points)
    assert (one.chart, one.notes, one.reason) == (own.chart, own.notes, own.reason)


def test_a_chart_with_limits_of_its_own_is_left_as_it_is() -> None:
    own = chart(STEADY * 2, "2026-09-30")
    (one,) = with_months_before([own], results("2025-10-01"), [SEPTEMBER], AS_AT, LEADERSHIP)
    assert one is own


def test_one_whose_points_may_not_be_shown_stays_without_any() -> None:
    one = joined([MARCH], [(97, 100), *STEADY[1:]])
    assert one.points.empty


def test_no_month_within_the_window_of_the_figure_is_taken() -> None:
    """The figure is of twelve months, the chart of the last six of them."""
    own = chart(STEADY, "2026-09-30")
    (one,) = with_months_before([own], results("2025-10-01"), [MARCH], AS_AT, LEADERSHIP)
    pd.testing.assert_frame_equal(one.points, own.points)


def test_months_of_earlier_reports_are_told_to_readers_and_held_as_those_reports_own() -> None:
    """What is kept to hold the next report against is this report's own, and no month twice."""
    both = joined([MARCH])
    assert set(points_of([both])["source"]) == {"annex_a"}
    pd.testing.assert_frame_equal(points_of([both]), points_of([joined([])]))
    assert drawn_points([both])["source"].value_counts().to_dict() == {EARLIER: 6, "annex_a": 6}


def test_nothing_is_taken_from_months_that_were_themselves_of_an_earlier_report() -> None:
    both = joined([MARCH])
    as_read = replace(MARCH, points=drawn_points([both]).assign(source=EARLIER))
    pd.testing.assert_frame_equal(joined([as_read]).points, joined([]).points)


def test_rounded_months_stay_rounded() -> None:
    both = joined([report(STEADY, "2026-03-31", PUBLIC)], profile=PUBLIC)
    assert len(both.points) == 12
    counts = both.points[["numerator", "denominator"]].to_numpy(dtype=np.int64)
    assert (counts % 5 == 0).all()


def test_counts_are_joined_as_shares_are() -> None:
    counts = [20, 30, 25, 28, 26, 24]
    both = joined([report(counts, "2026-03-31")], counts)
    assert both.chart == "xmr"
    assert both.points["value"].tolist() == counts * 2
    assert both.points["denominator"].isna().all()
