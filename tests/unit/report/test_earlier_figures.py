"""Figures of earlier reports of measures without months: a table, dated, of like times, without limits."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from tests.unit.enquiry.test_by_reports import past
from tests.unit.report.conftest import make_published

from readiness.model import Area
from readiness.report import trend_charts
from readiness.report.earlier_figures import MOST, earlier_figures, figures
from readiness.statistics import spc
from readiness.views import views

DAYS = ["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30"]


def of(measure: str = "m5", days=DAYS, **more):
    made = make_published()
    row = made.results.query("measure == @measure and breakdown == 'all'").iloc[0]
    window = more.pop("window", (row["period_end"] - row["period_start"]).days)
    frame = past(days, [0.81, 0.82, 0.83, 0.84, 0.85][: len(days)], measure=measure, window=window)
    return make_published(past=frame, **more)


def area_of(published, measure: str = "m5") -> Area:
    return next(view.area for view in views(published) if view.id == measure)


def test_the_latest_are_told_with_their_day_the_newest_first() -> None:
    shown = of()
    made = str(earlier_figures(shown, area_of(shown)))
    places = [made.index(words) for words in ("85.0%", "84.0%", "83.0%", "82.0%")]
    assert places == sorted(places)
    assert "81.0%" not in made
    assert "30 June 2026" in made
    assert len(figures(shown, "m5")) == MOST + 1
    assert made in trend_charts(shown, area_of(shown)).markup


@pytest.mark.parametrize(
    ("state", "word"),
    [("suppressed", "c"), ("no_records", "no records"), ("not_supplied", "not supplied")],
)
def test_a_figure_that_is_not_there_today_says_why(state: str, word: str) -> None:
    made = of()
    whole = (made.results["measure"] == "m5") & (made.results["breakdown"] == "all")
    results = made.results.copy()
    results["state"] = results["state"].mask(whole, state)
    results["value"] = results["value"].mask(whole)
    gone = replace(made, results=results)
    said = str(earlier_figures(gone, area_of(gone)))
    assert f'<span class="missing">{word}</span>' in said


def test_without_a_report_before_there_is_no_table() -> None:
    shown = make_published()
    assert earlier_figures(shown, area_of(shown)) is None


@pytest.mark.parametrize("window", [182, 364])
def test_a_figure_of_another_length_of_time_is_not_set_beside_todays(window: int) -> None:
    assert len(figures(of(), "m5")) == len(DAYS)
    assert figures(of(window=window), "m5").empty


@pytest.mark.parametrize(
    ("window", "why"), [(0, "gap"), (182, "overlap")], ids=["states", "six months"]
)
def test_no_rule_gives_such_figures_limits(window: int, why: str) -> None:
    """What the note says is what the rule says, of reports a month apart for two years."""
    ends = pd.date_range("2024-10-31", periods=24, freq="ME")
    starts = [end - pd.Timedelta(days=window) for end in ends]
    found = spc.suitable(
        [80] * 24, [100] * 24, period_start=[one.date() for one in starts], period_end=[one.date() for one in ends],
    )  # fmt: skip
    assert found.chart == ""
    assert why in found.reason
