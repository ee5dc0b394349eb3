"""Which chart a series gets, what it says, and why there is none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from tests.unit.trends.series import entry, history, months, whole

from readiness.model import TREND_COLUMNS, History, Polarity, Rebasing, Trend
from readiness.trends import moves, trends

AS_AT = date(2026, 9, 30)
STEADY = [(80, 100), (83, 101), (78, 99), (82, 100), (79, 98), (81, 102)] * 4
VARIED = [(k * 3, n * 3) if at % 3 else (k, n) for at, (k, n) in enumerate(STEADY)]


def one(given: History, *, goal: float | None = None, polarity: str = "high", unit: str = "%",
        rebases: tuple[Rebasing, ...] = ()) -> Trend:  # fmt: skip
    goals = {} if goal is None else {"m": goal}
    (found,) = trends(given, [entry("m", polarity, unit)], goals, {"m": rebases}, AS_AT)
    return found


def test_a_share_with_steady_denominators_is_charted_as_it_is() -> None:
    found = one(history(months("m", STEADY)))
    assert (found.chart, found.grain, found.unit) == ("xmr", "month", "%")
    assert tuple(found.points.columns) == TREND_COLUMNS
    assert found.points["value"].iloc[0] == pytest.approx(80.0)
    assert found.points["centre"].nunique() == 1
    assert found.variation == "common"


def test_a_share_with_varying_denominators_allows_for_them() -> None:
    found = one(history(months("m", VARIED)))
    assert found.chart == "laney_p"
    width = found.points["upper"] - found.points["lower"]
    few, many = found.points["denominator"] < 150, found.points["denominator"] > 150
    assert width[few].min() > width[many].max()


def test_counts_are_of_a_month_and_have_no_target() -> None:
    found = one(history(months("m", [30, 28, 35, 31] * 5)), goal=20, unit="per 10,000 a year")
    assert (found.chart, found.unit, found.target, found.assurance) == (
        "xmr",
        "a month",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("goal", "polarity", "met"),
    [(99.0, "high", "fail"), (60.0, "high", "pass"), (81.0, "high", "inconsistent"),
     (60.0, "low", "fail"), (60.0, "neutral", None)],
)  # fmt: skip
def test_the_target_is_the_level_expected(goal: float, polarity: str, met: str | None) -> None:
    assert one(history(months("m", STEADY)), goal=goal, polarity=polarity).assurance == met


@pytest.mark.parametrize(
    ("polarity", "said"),
    [("high", "improvement_high"), ("low", "concern_high"), ("neutral", "neutral_high")],
)
def test_which_way_is_better_is_the_measures_own(polarity: str, said: str) -> None:
    assert one(history(months("m", [*STEADY, (99, 100)])), polarity=polarity).variation == said


def test_twelve_points_are_the_fewest() -> None:
    short = one(history(months("m", STEADY[:11])))
    assert (short.chart, len(short.points), short.variation) == ("", 11, None)
    assert "limits need 12" in short.reason
    assert short.points["centre"].isna().all()
    assert one(history(months("m", STEADY[:12]))).chart == "xmr"


def test_few_limits_are_on_trial() -> None:
    assert any("trial" in said for said in one(history(months("m", STEADY[:12]))).warnings)
    assert not one(history(months("m", STEADY))).warnings


def test_small_months_become_quarters() -> None:
    found = one(history(months("m", [(6, 9), (7, 12), (8, 14)] * 12)))
    assert (found.chart, found.grain, len(found.points)) == ("xmr", "quarter", 12)
    assert found.points["denominator"].tolist() == [35] * 12
    assert found.points["period_start"].iloc[0] == pd.Timestamp("2023-10-01")


@pytest.mark.parametrize("figures", [[(1, 3)] * 40, [(99, 100)] * 40, [(0, 200)] * 40, [1] * 40])
def test_too_little_of_either_kind_is_not_enough_activity(figures: list[tuple[int, int]]) -> None:
    found = one(history(months("m", figures)))
    assert found.chart == ""
    assert "not enough activity" in found.reason


def test_rare_counts_are_looked_at_by_the_days_between() -> None:
    days = np.datetime64("2025-01-03") + np.cumsum([9, 30, 2, 14, 21, 40, 8, 17, 25, 3, 60, 11, 33])
    given = history(months("m", [1] * 21), events={"m": (whole("2025-01-01", "2026-09-30"), days)})
    found = one(given, polarity="low", unit="episodes")
    assert (found.chart, found.grain, found.unit) == ("t", "event", "days between")
    assert found.points["value"].tolist()[:3] == [30, 2, 14]
    assert found.direction is Polarity.LOW


def test_more_days_between_is_better_where_fewer_events_are() -> None:
    gaps = [10, 12, 9, 11, 10, 13, 8, 12, 10, 11, 9, 12, 10, 11, 400]
    days = np.datetime64("2024-01-01") + np.cumsum([0, *gaps])
    given = history(months("m", [2] * 30), events={"m": (whole("2024-01-01", "2026-09-30"), days)})
    assert one(given, polarity="low").variation == "improvement_high"
    assert one(given, polarity="high").variation == "concern_high"


def test_only_months_in_a_row_are_charted() -> None:
    early = months("m", STEADY, last="2026-03-31", source="cin_census")
    found = one(history(early, months("m", STEADY[:4])))
    assert len(found.points) == 24
    assert set(found.points["source"]) == {"cin_census"}
    assert any("4 months are left out" in note for note in found.notes)


def test_what_has_no_months_of_its_own_says_why() -> None:
    found = one(history(months("other", STEADY), refused={"m": "counted once"}))
    assert (found.chart, found.reason, len(found.points)) == ("", "counted once", 0)


def test_a_measure_without_history_has_no_trend() -> None:
    assert trends(history(months("other", STEADY)), [entry("m")], {}, {}, AS_AT) == ()


def test_limits_begin_anew_only_where_a_person_says_so() -> None:
    jump = [*STEADY[:12], *[(k - 30, n) for k, n in STEADY[:12]]]
    alone = one(history(months("m", jump)))
    assert alone.points["phase"].max() == 0
    told = Rebasing("m", date(2025, 10, 1), "a new form", "Head of service")
    found = one(history(months("m", jump)), rebases=(told,))
    assert found.points["phase"].tolist() == [0] * 12 + [1] * 12
    assert found.points["centre"].iloc[0] > found.points["centre"].iloc[-1] + 20
    assert any("a new form" in note and "Head of service" in note for note in found.notes)
    assert found.variation == "common"


def test_a_steady_series_is_flagged_no_more_than_chance_does() -> None:
    """What replaced a flag one standard deviation either way: one month in three, for nothing."""
    dice = np.random.default_rng(20261126)
    flagged = 0
    for _ in range(400):
        counts = [(int(k), 200) for k in dice.binomial(200, 0.8, size=24)]
        flagged += one(history(months("m", counts))).variation != "common"
    assert flagged / 400 < 0.05


def test_a_chart_moves_a_score_only_in_the_figures_own_time() -> None:
    def results(start: str) -> pd.DataFrame:
        return pd.DataFrame(
            {"measure": ["m"], "breakdown": ["all"], "period_start": [pd.Timestamp(start)]}
        )

    found = [one(history(months("m", STEADY, last="2026-03-31")), goal=99.0)]
    assert moves(found, results("2025-04-01")) == {"m": ("common", "fail")}
    assert moves(found, results("2026-04-01")) == {}
    short = [one(history(months("m", STEADY[:6])))]
    assert moves(short, results("2026-04-01")) == {}
