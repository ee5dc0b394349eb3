"""What every interval must do, whatever the figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from readiness.statistics import (
    count_interval,
    direct_rate,
    mean_interval,
    median_interval,
    proportion_interval,
    rate_interval,
    wilson,
)

EXAMPLES = settings(max_examples=500)
parts = st.integers(1, 20_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
counts = st.integers(0, 50_000)
confidences = st.floats(0.9, 0.9989)
numbers = st.lists(
    st.floats(-1000, 1000).map(lambda x: round(x, 3)), min_size=2, max_size=60
).filter(lambda x: len(set(x)) > 1)


@EXAMPLES
@given(parts, confidences)
def test_a_proportion_lies_in_its_interval_which_mirrors(
    case: tuple[int, int], confidence: float
) -> None:
    k, n = case
    lower, upper = proportion_interval(k, n, 100, confidence)
    assert -1e-9 <= lower <= 100 * k / n + 1e-9
    assert 100 * k / n - 1e-9 <= upper <= 100 + 1e-9
    mirrored = proportion_interval(n - k, n, 100, confidence)
    assert (100 - upper, 100 - lower) == pytest.approx(mirrored, abs=1e-9)


@EXAMPLES
@given(parts, st.integers(2, 10))
def test_more_of_the_same_narrows(case: tuple[int, int], times: int) -> None:
    k, n = case
    few, many = wilson(k, n), wilson(times * k, times * n)
    assert many[1] - many[0] < few[1] - few[0]
    few, many = rate_interval(k, n, 1), rate_interval(times * k, times * n, 1)
    if k >= 10:  # at ten events the method changes
        assert many[1] - many[0] < few[1] - few[0]


@EXAMPLES
@given(parts, counts, numbers, st.floats(0.9, 0.99), st.floats(0.001, 0.0089))
def test_more_confidence_widens(
    case: tuple[int, int], count: int, values: list[float], confidence: float, more: float
) -> None:
    for interval in (
        lambda c: wilson(*case, c),
        lambda c: count_interval(count, c),
        lambda c: mean_interval(values, c),
    ):
        narrow, wide = interval(confidence), interval(confidence + more)
        assert wide[0] <= narrow[0]
        assert narrow[1] <= wide[1]
        assert wide[1] - wide[0] > narrow[1] - narrow[0]


@EXAMPLES
@given(parts, confidences)
def test_a_confidence_in_per_cent_is_the_same(case: tuple[int, int], confidence: float) -> None:
    assert wilson(*case, 100 * confidence) == pytest.approx(wilson(*case, confidence), rel=1e-9)


@EXAMPLES
@given(counts, confidences)
def test_a_count_lies_in_its_interval_which_is_that_of_the_poisson(
    count: int, confidence: float
) -> None:
    lower, upper = count_interval(count, confidence)
    assert 0 <= lower <= count < upper
    alpha = (1 - confidence) / 2
    exact = (
        stats.chi2.ppf(alpha, 2 * count) / 2 if count else 0.0,
        stats.chi2.ppf(1 - alpha, 2 * count + 2) / 2,
    )
    assert (lower, upper) == pytest.approx(exact, rel=1e-9 if count < 10 else 0.03)


@EXAMPLES
@given(parts, confidences)
def test_a_proportions_interval_is_statsmodels(case: tuple[int, int], confidence: float) -> None:
    from statsmodels.stats.proportion import proportion_confint

    theirs = proportion_confint(*case, alpha=1 - confidence, method="wilson")
    assert wilson(*case, confidence) == pytest.approx(theirs, rel=1e-9, abs=1e-12)


@EXAMPLES
@given(numbers, confidences)
def test_a_means_interval_is_scipys_students_t(values: list[float], confidence: float) -> None:
    theirs = stats.t.interval(
        confidence, len(values) - 1, loc=np.mean(values), scale=stats.sem(values)
    )
    found = mean_interval(values, confidence)
    assert found == pytest.approx(theirs, rel=1e-9, abs=1e-9)
    assert found[0] <= np.mean(values) <= found[1]


@EXAMPLES
@given(st.lists(st.integers(0, 300), min_size=6, max_size=150))
def test_a_median_lies_in_its_interval_which_moves_with_the_values(values: list[int]) -> None:
    lower, upper = median_interval(values)
    assert lower <= np.median(values) <= upper
    assert median_interval([x + 7 for x in values]) == (lower + 7, upper + 7)
    assert median_interval([-x for x in values]) == (-upper, -lower)


@EXAMPLES
@given(
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(500, 9000), st.integers(1, 9000)),
        min_size=1,
        max_size=19,
    ).filter(lambda bands: sum(band[0] for band in bands) >= 10)
)
def test_a_directly_standardised_rate_lies_in_its_interval_and_among_its_bands(
    bands: list[tuple[int, int, int]],
) -> None:
    events, people, standard = np.array(bands, dtype=float).T
    found = direct_rate(events, people, standard, 1000)
    assert found.lower < found.value < found.upper
    assert (events / people).min() * 1000 - 1e-9 <= found.value
    assert found.value <= (events / people).max() * 1000 + 1e-9
    own = direct_rate(events, people, people, 1000)
    crude = rate_interval(events.sum(), people.sum(), 1000)
    assert (own.lower, own.upper) == pytest.approx(crude, rel=1e-9)
