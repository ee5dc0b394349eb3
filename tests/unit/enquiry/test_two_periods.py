"""A change that could be chance is not called one, and one that is plain is."""

from __future__ import annotations

import numpy as np
import pytest

from readiness.enquiry.improvement import two_periods

LATER = np.arange(24) >= 12


def alarms(draw, compare, times: int = 1500) -> float:
    rng = np.random.default_rng(20260930)
    found = [compare(*draw(rng)) for _ in range(times)]
    told = [one.told for one in found if one is not None]
    assert len(told) > times * 0.9
    return float(np.mean(told))


def test_false_alarms_are_about_one_in_a_hundred() -> None:
    n = np.full(24, 60.0)
    shares = lambda rng: (rng.binomial(60, 0.8, 24).astype(float), n, LATER)  # noqa: E731
    counts = lambda rng: (rng.poisson(30, 24).astype(float), LATER)  # noqa: E731
    values = lambda rng: (rng.normal(40, 6, 24), LATER)  # noqa: E731
    assert alarms(shares, two_periods.shares) < 0.02
    assert alarms(counts, two_periods.counts) < 0.02
    assert alarms(values, two_periods.values) < 0.02


def test_months_that_differ_anyway_raise_no_more_alarms() -> None:
    """Each month has a chance of its own, spread by six points: plain binomial limits fail here."""
    n = np.full(24, 200.0)

    def draw(rng):
        p = np.clip(rng.normal(0.8, 0.06, 24), 0, 1)
        return rng.binomial(200, p).astype(float), n, LATER

    assert alarms(draw, two_periods.shares) < 0.02


def test_few_months_are_not_enough_to_be_fooled() -> None:
    later, n = np.arange(6) >= 3, np.full(6, 60.0)
    draw = lambda rng: (rng.binomial(60, 0.8, 6).astype(float), n, later)  # noqa: E731
    assert alarms(draw, two_periods.shares) < 0.02


def test_a_plain_change_is_told_with_its_size() -> None:
    k = np.where(LATER, 54.0, 42.0)
    found = two_periods.shares(k, np.full(24, 60.0), LATER)
    assert found is not None
    assert (found.before, found.after) == (pytest.approx(70), pytest.approx(90))
    assert found.told
    assert found.lower < 20 < found.upper


def test_power_is_worth_having() -> None:
    n = np.full(24, 60.0)
    p = np.where(LATER, 0.9, 0.8)
    draw = lambda rng: (rng.binomial(60, p).astype(float), n, LATER)  # noqa: E731
    assert alarms(draw, two_periods.shares, 300) > 0.95


@pytest.mark.parametrize(
    "later", [np.arange(24) >= 22, np.arange(24) >= 2, np.zeros(24, dtype=bool)]
)
def test_too_few_periods_on_a_side_is_no_answer(later: np.ndarray) -> None:
    k, n = np.full(24, 40.0), np.full(24, 60.0)
    assert two_periods.shares(k, n, later) is None
    assert two_periods.counts(k, later) is None
    assert two_periods.values(k, later) is None


def test_almost_nobody_is_no_answer() -> None:
    n = np.full(24, 60.0)
    assert two_periods.shares(np.where(LATER, 1.0, 0.0), n, LATER) is None
    assert two_periods.shares(np.full(24, 60.0), n, LATER) is None
    assert two_periods.counts(np.where(LATER, 1.0, 0.0), LATER) is None


def test_the_interval_of_shares_is_that_of_a_quasi_binomial_model() -> None:
    """statsmodels' logistic GLM with Pearson's scale, its errors taken to the scale of shares."""
    sm = pytest.importorskip("statsmodels.api")
    from scipy.stats import t

    rng = np.random.default_rng(7)
    n = rng.integers(80, 160, 24).astype(float)
    k = rng.binomial(n.astype(int), np.clip(rng.normal(0.75, 0.08, 24), 0, 1)).astype(float)
    found = two_periods.shares(k, n, LATER)
    sides = np.column_stack([~LATER, LATER]).astype(float)
    model = sm.GLM(k / n, sides, family=sm.families.Binomial(), var_weights=n)
    fitted = model.fit(scale="X2")
    p = 1 / (1 + np.exp(-fitted.params))
    assert found is not None
    assert fitted.scale > 1
    assert (found.before, found.after) == tuple(pytest.approx(100 * each) for each in p)
    error = float(np.hypot(*(fitted.bse * p * (1 - p))))
    assert (found.upper - found.lower) / 2 == pytest.approx(
        100 * t.ppf(0.995, 22) * error, rel=1e-6
    )


def test_the_interval_of_values_is_students() -> None:
    from scipy import stats

    rng = np.random.default_rng(8)
    v = rng.normal(30, 5, 24)
    found = two_periods.values(v, LATER)
    told = stats.ttest_ind(v[LATER], v[~LATER]).confidence_interval(0.99)
    assert found is not None
    assert (found.lower, found.upper) == (pytest.approx(told.low), pytest.approx(told.high))


def test_figures_that_never_differ_do_not_say_how_much_they_might() -> None:
    """Medians of 10 three times and of 11 three times: no spread is not certainty."""
    later = np.array([False] * 3 + [True] * 3)
    assert two_periods.values(np.array([10.0, 10, 10, 11, 11, 11]), later) is None
    assert two_periods.values(np.array([10.0, 10, 10, 11, 11, 12]), later) is not None
