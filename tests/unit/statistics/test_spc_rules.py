"""The four rules on small vectors, and the settings that read them another way."""

from __future__ import annotations

import numpy as np
import pytest

from readiness.statistics import spc
from readiness.statistics.spc import limits, rules, western
from readiness.statistics.spc.shewhart import sigma

STEADY = [10.0, 12, 11, 9, 10, 12, 9, 11, 10, 11, 9, 10]


@pytest.mark.parametrize(
    "rule",
    [rules.seventh_of_shift, rules.part_of_shift, rules.seventh_of_trend, rules.part_of_trend],
)
@pytest.mark.parametrize("length", [0, 1, 6])
def test_too_few_points_tell_nothing(rule, length) -> None:
    assert rule(np.arange(length) * 0).tolist() == [0] * length


def test_a_shift_is_seven_and_a_point_on_the_mean_breaks_it() -> None:
    assert rules.part_of_shift([1] * 7).tolist() == [1] * 7
    assert rules.part_of_shift([-1] * 6 + [0] + [-1] * 6).tolist() == [0] * 13
    assert rules.part_of_shift([1] + [-1] * 8).tolist() == [0] + [-1] * 8


def test_a_trend_is_six_steps_and_a_tie_breaks_it() -> None:
    assert rules.part_of_trend([1, 2, 3, 4, 5, 6, 7]).tolist() == [1] * 7
    assert rules.part_of_trend([1, 2, 3, 4, 4, 5, 6, 7]).tolist() == [0] * 8
    assert rules.part_of_trend([7, 6, 5, 4, 3, 2, 1, 1]).tolist() == [-1] * 7 + [0]


def test_the_later_run_has_the_point_two_trends_share() -> None:
    assert rules.part_of_trend([*range(7), *range(5, -1, -1)]).tolist() == [1] * 6 + [-1] * 7


def test_two_in_three_asks_for_all_three_on_one_side() -> None:
    assert rules.two_in_three([1, 0, 1], [1, 1, 1]).all()
    assert not rules.two_in_three([1, 0, 1], [1, -1, 1]).any()
    assert not rules.two_in_three([1, 1], [1, 1]).any()


def test_what_is_on_a_limit_is_within_it() -> None:
    ends = np.array([7.0]), np.array([5.0]), np.array([7.0])
    assert rules.outside(ends[0], np.array([6.0]), *ends[1:]).tolist() == [0]
    assert rules.outside(ends[0] + 0.1, np.array([6.0]), *ends[1:]).tolist() == [1]


def test_outside_comes_before_every_other_rule() -> None:
    made = spc.chart("xmr", values=[*STEADY, *STEADY, 9.5, 10, 10.5, 11, 11.5, 12, 60])
    assert rules.part_of_trend(made.values)[-1] == 1
    assert made.rule[-1] == rules.OUTSIDE
    assert made.rule[-3] == rules.TREND


def test_the_dialects_differ_where_a_point_outside_is_one_of_two() -> None:
    lines = np.full(3, 5.0), np.full(3, 2.0), np.full(3, 8.0)
    high = np.array([9.0, 4.9, 7.5])
    assert not rules.told(high, *lines)["two_in_three"].any()
    assert western.told(high, *lines)["two_in_three"].tolist() == [1, 0, 1]


def test_the_dialect_is_a_setting_of_the_door() -> None:
    values = [*STEADY, *STEADY, 18, 10, 14.5]
    nhs, other = (spc.chart("xmr", values=values, dialect=d) for d in ("nhs", "western"))
    assert nhs.rule[-3:].tolist() == [rules.OUTSIDE, "", ""]
    assert other.rule[-3:].tolist() == [rules.OUTSIDE, "", rules.TWO_IN_THREE]


def test_screening_leaves_one_leap_out_of_the_limits_but_not_of_the_mean() -> None:
    values = [*STEADY, 40, *STEADY]
    screened, bare = (spc.chart("xmr", values=values, screen=s) for s in (True, False))
    assert screened.centre[0] == bare.centre[0] == pytest.approx(np.mean(values))
    ranges = np.abs(np.diff(values))
    kept = ranges[ranges < 3.267 * ranges.mean()]
    assert screened.upper[0] == pytest.approx(np.mean(values) + 2.66 * kept.mean())
    assert bare.upper[0] == pytest.approx(np.mean(values) + 2.66 * ranges.mean())


@pytest.mark.parametrize("noise", [0.3, 0.1 + 0.2])
def test_screening_that_leaves_no_variation_is_not_done_and_said(noise) -> None:
    """0.1 + 0.2 is not 0.3 in floats; that is no variation either."""
    values = [0.3] * 8 + [noise] * 8 + [5.0] * 9
    made = spc.chart("xmr", values=values)
    assert limits.SCREENED_TO_NOTHING in made.warnings
    assert made.upper[0] > made.lower[0]
    assert (made.rule == rules.OUTSIDE).sum() == 25
    lone = spc.chart("xmr", values=[0.3] * 8 + [noise] * 8 + [5.0] + [0.3] * 8)
    assert np.flatnonzero(lone.rule == rules.OUTSIDE).tolist() == [16]


def test_without_the_fallback_limits_have_no_width() -> None:
    made = spc.chart("xmr", values=[1.0] * 14 + [5.0] + [1.0] * 9, fallback=False)
    assert made.upper[0] == made.lower[0]
    assert (made.rule == rules.OUTSIDE).all()


def test_a_value_within_a_billionth_of_the_mean_is_on_it_unless_told_otherwise() -> None:
    values = np.array([0.1 + 0.2 - 0.3])
    assert limits.side(values, np.zeros(1)).tolist() == [0]
    assert limits.side(values, np.zeros(1), tolerance=0).tolist() == [1]
    noisy = [0.3] * 7 + [0.1 + 0.2]
    assert (spc.chart("xmr", values=noisy).cause == "common").all()
    assert spc.chart("xmr", values=noisy, tolerance=0, fallback=False).upper[0] > 0.3


def test_a_fixed_baseline_holds_for_what_follows() -> None:
    made = spc.chart("xmr", values=[*STEADY, 30, 31, 32], fix_after=12)
    assert made.centre.tolist() == [np.mean(STEADY)] * 15
    assert made.variation == "improvement_high"
    with pytest.raises(ValueError, match="at least 12"):
        spc.chart("xmr", values=STEADY, fix_after=11)


def test_limits_are_on_trial_under_thirteen_points() -> None:
    assert any("trial" in text for text in spc.chart("xmr", values=STEADY).warnings)
    assert not spc.chart("xmr", values=[*STEADY, 10.0]).warnings


@pytest.mark.parametrize(
    ("target", "direction", "word"),
    [(5, "high", "pass"), (5, "low", "fail"), (10, "high", "inconsistent"), (5, "neutral", None),
     (30, "high", "fail"), (30, "low", "pass"), (None, "high", None)],
)  # fmt: skip
def test_assurance(target, direction, word) -> None:
    made = spc.chart("xmr", values=[*STEADY, 11], target=target, direction=direction)
    assert made.assurance == word


def test_a_target_on_a_limit_may_be_met_or_missed() -> None:
    upper = spc.chart("xmr", values=STEADY).upper[-1]
    assert spc.chart("xmr", values=STEADY, target=upper).assurance == "inconsistent"
    assert spc.chart("xmr", values=STEADY, target=upper + 0.01).assurance == "fail"


def test_laney_widens_by_what_varies_beyond_chance() -> None:
    n = np.full(24, 400.0)
    x = np.tile([280.0, 360.0], 12)
    plain, primed = sigma("p", x, n), sigma("pprime", x, n)
    z = (x / n - 0.8) / np.sqrt(0.8 * 0.2 / 400)
    expected = np.abs(np.diff(z)).mean() / 1.128
    np.testing.assert_allclose(primed.sigma / plain.sigma, expected)


def test_t_and_g_limits_are_never_below_nought() -> None:
    days = [3, 40, 12, 1, 60, 22, 8, 15, 90, 2, 33, 17, 5.0]
    for kind in ("t", "g"):
        made = spc.chart(kind, values=days)
        assert (made.lower >= 0).all()
        assert np.isfinite(made.upper).all()


@pytest.mark.parametrize("given", [
    {"kind": "xmr", "values": []}, {"kind": "xmr", "values": [1, np.nan]},
    {"kind": "none", "values": [1]}, {"kind": "p", "values": [1], "denominators": [0]},
    {"kind": "laney_p", "values": [3], "denominators": [2]}, {"kind": "laney_p", "values": [3]},
    {"kind": "c", "values": [-1]}, {"kind": "xmr", "values": [1], "rebase": [1]},
    {"kind": "xmr", "values": [1], "direction": "up"},
    {"kind": "xmr", "values": [1], "dialect": "eastern"},
])  # fmt: skip
def test_what_cannot_be_charted_is_refused(given) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        spc.chart(given.pop("kind"), **given)
