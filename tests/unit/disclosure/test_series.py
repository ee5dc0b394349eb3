"""A chart shows all of its points, or quarters, or none, and no limit tells what is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.unit.trends.series import entry, history, months, whole

from readiness.disclosure.profiles import LEADERSHIP, OPERATIONAL, PUBLIC, Profile
from readiness.disclosure.series import HIDDEN, MERGED, show_trends
from readiness.model import Rebasing, Trend
from readiness.trends import trends

AS_AT = date(2026, 9, 30)
SIX = ("2026-04-01", "2026-09-30")
Share = tuple[int, int]
STEADY: list[Share] = [(80, 100), (83, 101), (78, 99), (82, 100), (79, 98), (81, 102)] * 4
COLUMNS = ["measure", "breakdown", "period_start", "period_end", "numerator", "denominator"]


def figure(measure: str, k: int | None, n: int | None, period: tuple[str, str] = SIX) -> list[Any]:
    return [measure, "all", pd.Timestamp(period[0]), pd.Timestamp(period[1]), k, n]


def results(*rows: list[Any]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=COLUMNS)
    return frame.astype({"numerator": "Int64", "denominator": "Int64"})


NONE = results()


def made(*named: tuple[str, Sequence[int | Share]], **more: Any) -> tuple[Trend, ...]:
    catalogue = [entry(name) for name, _ in named]
    return trends(history(*(months(*one) for one in named), **more), catalogue, {}, {}, AS_AT)


def shown(
    found: Sequence[Trend],
    profile: Profile = LEADERSHIP,
    exact: pd.DataFrame = NONE,
    published: pd.DataFrame | None = None,
    lists: dict[str, str] | None = None,
) -> tuple[Trend, ...]:
    catalogue = [
        entry(one.measure, lists=((lists or {}).get(one.measure, one.measure),)) for one in found
    ]
    return show_trends(found, exact, exact if published is None else published, catalogue, profile)


def only(*args: Any, **more: Any) -> Trend:
    (one,) = shown(*args, **more)
    return one


def test_the_team_sees_every_point() -> None:
    found = made(("m", [*STEADY[:-1], (98, 100)]))
    assert shown(found, OPERATIONAL) == found


def test_leaders_see_all_points_where_none_is_small() -> None:
    found = made(("m", STEADY))
    one = only(found)
    assert one.points["numerator"].tolist() == [k for k, _ in STEADY]
    assert one.points["centre"].iloc[0] == pytest.approx(
        found[0].points["centre"].iloc[0], abs=0.05
    )
    for name in ("value", "centre", "lower", "upper"):
        assert one.points[name].tolist() == one.points[name].round(1).tolist()


@pytest.mark.parametrize("small", [(3, 100), (96, 100), (100, 101)])
def test_one_small_month_hides_every_month(small: Share) -> None:
    """The quarters may be shown: a line, with what was said by month."""
    found = made(("m", [*STEADY[:20], small, *STEADY[:3]]))
    one = only(found)
    assert (one.grain, len(one.points)) == ("quarter", 8)
    assert one.points["centre"].isna().all()
    assert set(one.points["cause"]) == {""}
    assert one.variation == found[0].variation
    assert MERGED in one.notes
    assert one.warnings == ()


def test_quarters_that_are_small_too_leave_words_alone() -> None:
    one = only(made(("m", [*STEADY[:18], (99, 100), (99, 100), (99, 100), *STEADY[:3]])))
    assert len(one.points) == 0
    assert one.variation == "common" or one.variation
    assert HIDDEN in one.notes


def test_small_numbers_long_ago_do_not_cost_the_latest_months() -> None:
    one = only(made(("m", [*[(8, 11)] * 12, *STEADY])))
    assert (one.grain, len(one.points)) == ("month", 24)
    assert one.points["period_start"].iloc[0] == pd.Timestamp("2024-10-01")
    assert one.points["centre"].notna().all()


def test_nought_may_be_shown_of_a_count() -> None:
    counts = [0, 12, 9, 14, 0, 20, 11, 8, 13, 9, 17, 10]
    assert len(only(made(("m", counts))).points) == 12
    assert len(only(made(("m", [*counts[:-1], 4]))).points) in (0, 4)


@pytest.mark.parametrize("profile", [LEADERSHIP, PUBLIC])
def test_events_of_single_children_are_for_the_team(profile: Profile) -> None:
    days = np.datetime64("2025-01-03") + np.cumsum([9, 30, 2, 14, 21, 40, 8, 17, 25, 3, 60, 11, 33])
    events = {"m": (whole("2025-01-01", "2026-09-30"), days)}
    found = made(("m", [1] * 21), events=events)
    assert found[0].chart == "t"
    one = only(found, profile)
    assert len(one.points) == 0
    assert one.variation == found[0].variation


def test_a_hidden_figure_shows_no_months() -> None:
    total = (sum(k for k, _ in STEADY[-6:]), sum(n for _, n in STEADY[-6:]))
    exact = results(figure("m", *total))
    found = made(("m", STEADY))
    assert len(only(found, exact=exact).points) == 24
    for hidden in ((None, total[1]), (total[0], None)):
        assert len(only(found, exact=exact, published=results(figure("m", *hidden))).points) == 0


def test_another_measures_hidden_figure_is_not_added_up_from_months() -> None:
    """The same events under another name: 12 months make the year that is hidden."""
    year = ("2025-04-01", "2026-03-31")
    own = [(k, n) for k, n in STEADY]
    inside = own[6:18]
    total = (sum(k for k, _ in inside), sum(n for _, n in inside))
    exact = results(figure("m_of_year", *total, year))
    hidden = results(figure("m_of_year", None, None, year))
    assert len(only(made(("m", own)), exact=exact).points) == 24
    assert len(only(made(("m", own)), exact=exact, published=hidden).points) == 0


@pytest.mark.parametrize(
    ("more", "points"), [((0, 0), 24), ((3, 20), 8), ((20, 23), 8), ((20, 40), 24)]
)
def test_what_is_left_of_a_figure_beside_its_months_is_not_small(more: Share, points: int) -> None:
    """To 15 October: the months of May to September, and two halves nobody is shown. Where those
    are small the quarters are shown, from which they cannot be told."""
    found = made(("m", STEADY))
    inside = STEADY[-5:]
    total = (sum(k for k, _ in inside) + more[0], sum(n for _, n in inside) + more[1])
    exact = results(figure("m", *total, ("2026-04-16", "2026-10-15")))
    assert len(only(found, exact=exact).points) == points


def test_of_two_that_nearly_agree_the_narrower_shows_none() -> None:
    wide = [100 + at % 7 for at in range(24)]
    narrow = [(40 + at % 5, n) for at, n in enumerate(wide)]
    one_less = [(k, n - 2) if at == 7 else (k, n) for at, (k, n) in enumerate(narrow)]
    same_list = {"wide": "referrals", "narrow": "cin_referrals"}
    found = made(("wide", wide), ("narrow", narrow))
    assert [len(one.points) for one in shown(found, lists=same_list)] == [24, 24]
    found = made(("wide", wide), ("narrow", one_less))
    assert [len(one.points) for one in shown(found, lists=same_list)] == [24, 0]
    other_lists = {"wide": "referrals", "narrow": "assessments"}
    assert [len(one.points) for one in shown(found, lists=other_lists)] == [24, 24]


def test_the_public_is_told_nobodys_reason() -> None:
    told = Rebasing("m", date(2025, 10, 1), "Ms X left", "Y")
    (found,) = trends(history(months("m", STEADY)), [entry("m")], {}, {"m": (told,)}, AS_AT)
    assert "Ms X left" in " ".join(only([found]).notes)
    public = " ".join(only([found], PUBLIC).notes)
    assert "limits begin anew from 1 October 2025" in public
    assert "Ms X" not in public


def test_words_of_a_chart_that_is_hidden_hold_none_of_its_numbers() -> None:
    small = [*STEADY[:12], (99, 100), (99, 100), (99, 100), *STEADY[:9]]
    one = only(made(("m", small)))
    assert len(one.points) == 0
    assert not any(character.isdigit() for note in one.notes for character in note)


shares = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
busy = st.integers(16, 400).flatmap(lambda n: st.tuples(st.integers(8, n - 8), st.just(n)))
series = st.lists(busy, min_size=12, max_size=30)
mixed = st.tuples(series, st.lists(st.one_of(busy, shares), max_size=10)).map(
    lambda both: [*both[0], *both[1]]
)
PROPERTY = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@PROPERTY
@given(mixed, st.sampled_from([LEADERSHIP, PUBLIC]))
def test_no_small_count_is_left(figures: list[Share], profile: Profile) -> None:
    found = made(("m", figures))
    for one in shown(found, profile):
        k, n = (one.points[name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
        for count in (k, n):
            assert not ((count >= 1) & (count <= profile.threshold)).any()
        assert not (n < profile.minimum).any()
        if profile.base == 1:
            assert not ((n - k >= 1) & (n - k <= profile.threshold)).any()
        assert not ((k % profile.base) != 0).any()
        assert len(one.points) in (0, 24, len(found[0].points)) or one.grain == "quarter"


@PROPERTY
@given(st.lists(busy, min_size=12, max_size=24), st.randoms(use_true_random=False))
def test_no_exact_number_is_in_the_publics_limits(figures: list[Share], chance: Any) -> None:
    """Two authorities that round to the same points have the same limits, and the same words."""

    def other(value: int) -> int:
        return chance.randint(*PUBLIC.span(value))

    alike = [(other(k), other(n)) for k, n in figures]
    assume(all(k <= n and n - k > PUBLIC.threshold for k, n in alike))
    one, two = (only(made(("m", each)), PUBLIC) for each in (figures, alike))
    assume(len(one.points) == len(two.points) > 0 and one.chart == two.chart)
    assume(one.grain == two.grain == "month")
    pd.testing.assert_frame_equal(one.points, two.points)


@PROPERTY
@given(st.lists(busy, min_size=24, max_size=24), st.lists(shares, min_size=1, max_size=12))
def test_what_is_not_shown_is_not_in_the_limits(latest: list[Share], before: list[Share]) -> None:
    """Limits of the latest 24 months are those months' own, whatever came before them."""
    (found,) = made(("m", [*before, *latest]))
    alone = only(made(("m", latest)))
    one = only([found])
    assume(one.grain == "month" and len(one.points) == 24 and found.chart == alone.chart)
    for name in ("value", "centre", "lower", "upper"):
        assert one.points[name].tolist() == alone.points[name].tolist()


def test_charts_leave_by_the_one_door() -> None:
    """`publish` shows charts as the profile may, and the assessment keeps its own."""
    found = made(("m", [*STEADY[:20], (3, 100), *STEADY[:3]]))
    before = found[0].points.copy()
    shown(found)
    pd.testing.assert_frame_equal(found[0].points, before)
    assert replace(found[0], notes=()).points is found[0].points
