"""Standardised rates, quantiles and funnels at their edges; the published cases are elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.statistics import direct_rate, funnels, indirect_rate, indirect_ratio, quantiles
from readiness.statistics.proportions import wilson

EXAMPLES = settings(max_examples=500)


def test_under_ten_events_there_is_no_directly_standardised_rate() -> None:
    few = direct_rate([4, None, 5], [100, 100, 100], [1, 1, 1])
    assert (few.count, few.population) == (9, 300)
    assert np.isnan([few.value, few.lower, few.upper]).all()
    assert direct_rate([5, 0, 5], [100, 100, 100], [1, 1, 1], 100).value == pytest.approx(10 / 3)


@pytest.mark.parametrize(
    ("events", "people", "standard", "reason"),
    [
        ([-1, 20], [10, 10], [1, 1], "zero"),
        ([1, 20], [0, 10], [1, 1], "Denominators"),
        ([1, 20], [None, 10], [1, 1], "Denominators"),
        ([1, 20], [10, 10], [1, 0], "Denominators"),
        ([1, 20], [10, 10], [1], "same length"),
        ([np.inf, 20], [10, 10], [1, 1], "finite"),
    ],
)
def test_bands_that_cannot_be_are_refused(
    events: list[float], people: list[float], standard: list[float], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        direct_rate(events, people, standard)
    with pytest.raises(ValueError, match=reason):
        indirect_ratio(events, people, [1] * len(standard), standard)
    with pytest.raises(ValueError, match="confidence"):
        direct_rate([1, 2], [10, 10], [1, 1], confidence=0.5)


def test_who_is_like_the_reference_has_a_ratio_of_one_and_its_rate() -> None:
    events, people = [30, 50], [1000, 2000]
    ratio = indirect_ratio(events, people, [300, 500], [10_000, 20_000], 100)
    assert (ratio.observed, ratio.expected, ratio.value) == pytest.approx((80, 80, 100))
    assert ratio.lower < 100 < ratio.upper
    rate = indirect_rate(events, people, [300, 500], [10_000, 20_000], 1000)
    assert rate.value == pytest.approx(800 / 30_000 * 1000)
    with pytest.raises(ValueError, match="Expected events"):
        indirect_ratio(events, people, [0, 0], [10, 10])


@EXAMPLES
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=80), st.integers(1, 10))
def test_quantiles_follow_the_values_and_turn_round(values: list[int], parts: int) -> None:
    up = quantiles(values, parts, invert=False)
    if len(values) < parts:
        assert np.isnan(up).all()
        return
    assert ((up >= 1) & (up <= parts) & (up % 1 == 0)).all()
    order = np.argsort(values, kind="stable")
    assert (np.diff(up[order]) >= 0).all()
    assert (quantiles([-x for x in values], parts, invert=True) == up).all()
    for part in range(1, parts + 1):  # never more than its share, but for equals
        assert len({x for x, p in zip(values, up, strict=True) if p == part}) <= -(
            -len(values) // parts
        )


def test_quantiles_keep_to_their_groups_and_leave_out_the_missing() -> None:
    values, groups = [1, 2, 3, 4, None, 30, 10, 20], [*"aaaab", *"bbb"]
    assert quantiles(values, 2, True, groups).tolist()[:4] == [2, 2, 1, 1]
    found = quantiles(values, 3, False, groups)
    assert np.isnan(found[4])
    assert found[5:].tolist() == [3, 1, 2]
    with pytest.raises(ValueError, match="as many groups"):
        quantiles([1, 2], 2, True, ["a"])
    with pytest.raises(ValueError, match="at least one part"):
        quantiles([1], 0)


@EXAMPLES
@given(st.integers(1, 5000), st.floats(0.02, 0.98), st.sampled_from((0.95, 0.998)))
def test_a_proportion_on_its_funnels_limit_has_the_average_on_the_end_of_its_interval(
    n: int, average: float, confidence: float
) -> None:
    low, high = funnels.proportion_limits(n, average, confidence)
    assert 0 <= low <= average <= high <= 1
    if low > 0:
        assert wilson(low * n, n, confidence)[1] == pytest.approx(average, abs=1e-9)
    if high < 1:
        assert wilson(high * n, n, confidence)[0] == pytest.approx(average, abs=1e-9)


def test_words_of_significance_name_the_outermost_limit() -> None:
    found = funnels.proportion_significance([50, 62, 90, 38, 10], 100, 0.5)
    assert found == [
        "Not significant",
        "High (0.025)",
        "High (0.001)",
        "Low (0.025)",
        "Low (0.001)",
    ]
    assert funnels.rate_significance([0, 40], [10, 10], 1) == ["Low (0.001)", "High (0.001)"]


def test_an_upper_limit_for_no_events_is_without_end() -> None:
    (people, low), (none, high) = funnels.rate_limits([0.0, 3.0], 50)
    assert people[0] > 0
    assert (low[0], none[0]) == (0, 0)
    assert np.isnan(high[0])
    assert high[1] > 50 > low[1]


@pytest.mark.parametrize(
    "call",
    [
        lambda: funnels.proportion_significance(-1, 5, 0.5),
        lambda: funnels.proportion_significance(6, 5, 0.5),
        lambda: funnels.proportion_significance(0, 0, 0.5),
        lambda: funnels.ratio_significance(-1, 5),
        lambda: funnels.ratio_significance(1, 0),
        lambda: funnels.proportion_limits(5, 1.5),
        lambda: funnels.ratio_limits(-1),
    ],
)
def test_impossible_funnels_are_refused(call: object) -> None:
    with pytest.raises(ValueError, match="must"):
        call()  # type: ignore[operator]
