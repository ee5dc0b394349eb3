"""The intervals against scipy and statsmodels, and what each does at its edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from readiness.statistics import (
    count_interval,
    median_interval,
    proportion_interval,
    rate_interval,
    wilson,
)
from readiness.statistics.rates import byar

LEVELS = (0.9, 0.95, 0.998)


@pytest.mark.parametrize("confidence", LEVELS)
def test_wilson_equals_scipy_and_statsmodels(confidence: float) -> None:
    from statsmodels.stats.proportion import proportion_confint

    k, n = np.array([0, 1, 7, 250, 999, 50]), np.array([10, 1, 9, 500, 1000, 50])
    lower, upper = wilson(k, n, confidence)
    theirs = proportion_confint(k, n, alpha=1 - confidence, method="wilson")
    np.testing.assert_allclose([lower, upper], theirs, rtol=1e-12, atol=1e-15)
    for i in range(len(k)):
        ci = stats.binomtest(int(k[i]), int(n[i])).proportion_ci(confidence, "wilson")
        assert (lower[i], upper[i]) == pytest.approx((ci.low, ci.high), rel=1e-12, abs=1e-15)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_value_and_stays_within_bounds(case: tuple[int, int]) -> None:
    k, n = case
    lower, upper = wilson(k, n)
    assert 0 <= lower <= k / n <= upper <= 1
    mirrored = wilson(n - k, n)
    assert (1 - upper, 1 - lower) == pytest.approx(mirrored, abs=1e-12)


def test_nothing_out_of_nothing_is_no_value_in_a_column_and_an_error_alone() -> None:
    lower, upper = wilson([3, 0], [4, 0])
    assert lower[0] < 0.75 < upper[0]
    assert np.isnan([lower[1], upper[1]]).all()
    with pytest.raises(ValueError, match="greater than zero"):
        wilson(0, 0)


def test_missing_integers_of_pandas_give_no_value() -> None:
    k = pd.array([3, pd.NA], dtype="Int64")
    lower, _ = wilson(pd.Series(k), pd.Series([4, 5]))
    assert lower[0] > 0
    assert np.isnan(lower[1])


def test_proportion_interval_is_wilson_in_the_unit_asked_for() -> None:
    np.testing.assert_allclose(proportion_interval(20, 100), np.array(wilson(20, 100)) * 100)


@pytest.mark.parametrize(
    ("k", "n", "reason"),
    [(-1, 5, "zero"), (6, 5, "denominator"), (1, -5, "than zero"), (0, -5, "than zero")],
)
def test_impossible_proportions_are_refused_with_the_reason(k: int, n: int, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        wilson(k, n)
    with pytest.raises(ValueError, match=reason):
        wilson([1, k], [2, n])


@pytest.mark.parametrize("confidence", [0.5, 0.899, 1.0, 2.0, 89.9, 100.0, 101.0])
def test_a_confidence_that_is_not_one_is_refused(confidence: float) -> None:
    for call in (lambda c: wilson(1, 2, c), lambda c: rate_interval(1, 2, 1, c)):
        with pytest.raises(ValueError, match="confidence"):
            call(confidence)
    with pytest.raises(ValueError, match="confidence"):
        median_interval([1.0] * 10, confidence)


@pytest.mark.parametrize("confidence", LEVELS)
def test_under_ten_events_the_limits_are_the_chi_square_quantiles(confidence: float) -> None:
    alpha = (1 - confidence) / 2
    for count in range(10):
        lower, upper = count_interval(count, confidence)
        assert lower == pytest.approx(stats.chi2.ppf(alpha, 2 * count) / 2 if count else 0.0)
        assert upper == pytest.approx(stats.chi2.ppf(1 - alpha, 2 * count + 2) / 2)


@given(st.integers(10, 100_000))
def test_byar_is_close_to_exact_from_ten_events(count: int) -> None:
    lower, upper = count_interval(count)
    exact = stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2
    assert (lower, upper) == pytest.approx(exact, rel=0.002)


def test_byar_has_no_lower_limit_where_it_would_be_negative() -> None:
    lower, upper = byar(np.array([0.0, 1.0, 10.0]), 0.998)
    assert lower[0] == 0
    assert np.isnan(lower[1])
    assert 0 < lower[2] < 10
    assert (upper > [0, 1, 10]).all()


def test_rates_broadcast_over_one_exposure_and_keep_missing_missing() -> None:
    lower, upper = rate_interval([0, 12, np.nan], 50_000.0)
    assert lower[0] == 0
    assert lower[1] < 12 / 5 < upper[1]
    assert np.isnan(lower[2])
    assert np.isnan(rate_interval([1, 1], [10, 0])[0][1])


@pytest.mark.parametrize(("count", "exposure"), [(-1, 10), (1, 0), (1, -10), (1, np.inf)])
def test_impossible_rates_are_refused(count: float, exposure: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        rate_interval(count, exposure)


@given(st.lists(st.integers(0, 400), min_size=6, max_size=200))
def test_the_interval_of_a_median_equals_scipys(values: list[int]) -> None:
    ci = stats.quantile_test(values, q=0, p=0.5).confidence_interval()
    assert median_interval(values) == (float(ci.low), float(ci.high))


def test_too_few_values_have_no_interval_for_their_median() -> None:
    assert np.isnan(median_interval([1, 2, 3, 4, 5])).all()
    assert np.isnan(median_interval([])).all()
    assert median_interval([9, np.nan, 1, 2, 3, 4, 5]) == (1, 9)
