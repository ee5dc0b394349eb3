"""Widened funnels where the published cases say nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.statistics import overdispersion as od

EXAMPLES = settings(max_examples=500)
KINDS = [("PR", "SHMI"), ("SR", "SHMI"), ("SR", "CQC"), ("RC", "SHMI")]
DICE = np.random.default_rng(3)
N = DICE.integers(150, 900, 30).astype(float)
K = DICE.binomial(N.astype(int), np.clip(DICE.normal(0.8, 0.06, 30), 0, 0.97)).astype(float)


@pytest.mark.parametrize(("data", "method"), KINDS)
def test_a_multiplier_scales_value_and_limits_and_changes_no_verdict(
    data: od.Data, method: od.Method
) -> None:
    one = od.funnel(K, N, od.Rules(data, method))
    hundred = od.funnel(K, N, od.Rules(data, method, multiplier=100))
    np.testing.assert_allclose(hundred.ratio, 100 * one.ratio)
    for name in od.CRITICAL:
        np.testing.assert_allclose(
            hundred.adjusted_limits[name], np.multiply(one.adjusted_limits[name], 100)
        )
        np.testing.assert_allclose(
            hundred.unadjusted_limits[name], np.multiply(one.unadjusted_limits[name], 100)
        )
    assert (one.outlier == hundred.outlier).all()


def test_a_ratio_of_counts_is_on_the_logarithm() -> None:
    """Worked by hand for three places, 10/20, 30/20 and 20/20, with nothing drawn in."""
    k, n = np.array([10.0, 30.0, 20.0]), np.array([20.0, 20.0, 20.0])
    rules = od.Rules("RC", trim=0)
    found = od.funnel(k, n, rules)
    error = np.sqrt([10 / 10.5**2 + 20 / 20.5**2, 30 / 30.5**2 + 20 / 20.5**2, 2 * 20 / 20.5**2])
    z = np.log([10.5 / 20.5, 30.5 / 20.5, 1.0]) / error
    np.testing.assert_allclose(found.z, z)
    assert found.phi == pytest.approx((z**2).mean())
    w = error**-2.0
    tau2 = (3 * found.phi - 2) / (w.sum() - (w**2).sum() / w.sum())
    assert found.tau2 == pytest.approx(tau2)
    reach = 1.959964 * np.sqrt(1 / 80 + tau2)
    lower, upper = found.adjusted_limits[95]
    np.testing.assert_allclose([lower[0], upper[0]], np.exp([-reach, reach]))
    lower, upper = found.unadjusted_limits[99]
    np.testing.assert_allclose(np.log(upper[0]), 3.090232 / np.sqrt(80))


def test_without_spread_beyond_chance_the_plain_limits_are_used() -> None:
    k = np.full(20, 80.0)
    found = od.funnel(k, np.full(20, 100.0), od.Rules("PR"))
    assert (found.phi, found.tau2, found.adjusted) == (pytest.approx(0, abs=1e-20), 0.0, False)
    assert not found.outlier.any()
    unwidened = od.funnel(K, N, od.Rules("PR"), adjust=False)
    assert (unwidened.phi, unwidened.tau2, unwidened.adjusted) == (0, 0, False)
    assert unwidened.outlier.sum() > od.funnel(K, N, od.Rules("PR")).outlier.sum()


def test_expected_events_are_rounded_for_shmi_alone_and_only_where_asked() -> None:
    exact = N + 0.004
    rounded = od.funnel(K, exact, od.Rules("SR", "SHMI"))
    np.testing.assert_allclose(rounded.z, od.funnel(K, N, od.Rules("SR", "SHMI")).z)
    np.testing.assert_allclose(rounded.ratio, K / exact)
    kept = od.funnel(K, exact, od.Rules("SR", "SHMI", rounded=False))
    assert (kept.z != rounded.z).all()
    cqc = [od.funnel(K, exact, od.Rules("SR", "CQC", rounded=r)).z for r in (True, False)]
    assert (cqc[0] == cqc[1]).all()


@EXAMPLES
@given(
    st.lists(st.floats(-9, 9), min_size=3, max_size=60),
    st.sampled_from((0.05, 0.1, 0.2)),
)
def test_drawing_in_and_leaving_out_only_touch_the_ends(z: list[float], trim: float) -> None:
    x = np.array(z)
    drawn, left = od.winsorised(x, trim), od.truncated(x, trim)
    assert (np.abs(drawn - np.median(x)) <= np.abs(x - np.median(x)) + 1e-12).all()
    kept = ~np.isnan(left)
    assert (left[kept] == x[kept]).all()
    if kept.any() and not kept.all():
        assert not ((x[~kept] > x[kept].min()) & (x[~kept] < x[kept].max())).any()


@EXAMPLES
@given(st.integers(1, 400), st.floats(0.01, 0.99), st.floats(0, 0.3))
def test_the_angle_never_folds_back(n: int, centre: float, tau2: float) -> None:
    records = np.array([n, n + 1.0])
    for name in od.CRITICAL:
        lower, upper = od.adjusted_limits(records, centre, tau2, od.Rules("PR"), name)
        assert 0 <= lower[0] <= lower[1] + 1e-12
        assert lower[1] <= centre + 1e-12
        assert centre - 1e-12 <= upper[1] <= upper[0] + 1e-12
        assert upper[0] <= 1


@pytest.mark.parametrize(
    ("k", "n"), [([-1, 2], [5, 5]), ([6, 2], [5, 5]), ([1, 2], [0, 5]), ([np.nan, 2], [5, 5])]
)
def test_impossible_places_are_refused(k: list[float], n: list[float]) -> None:
    with pytest.raises(ValueError, match="must"):
        od.funnel(k, n, od.Rules("PR"))


@pytest.mark.parametrize(
    "given_rules", [("XX", "SHMI", 0.1), ("SR", "IHI", 0.1), ("PR", "SHMI", 0.5)]
)
def test_rules_that_are_none_are_refused(given_rules: tuple[od.Data, od.Method, float]) -> None:
    with pytest.raises(ValueError, match="must be"):
        od.Rules(*given_rules)
