"""Scales and sums of measures beyond the published cases: missing values, ties, what is refused."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from readiness.statistics import composite

SOME = [3.0, np.nan, 1.0, 3.0]
POSITIVE = st.lists(st.floats(0.1, 100), min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (composite.minmax, [100, np.nan, 0, 100]),
        (composite.distance_to_maximum, [1, np.nan, 0, 1]),
        (composite.fraction_of_maximum, [1, np.nan, 1 / 3, 1]),
        (composite.ranks, [2, np.nan, 1, 2]),
        (composite.borda, [1, np.nan, 0, 1]),
        (composite.percentile_ranks, [0.5, np.nan, 0, 0.5]),
        (composite.z_scores, [3**-0.5, np.nan, -2 * 3**-0.5, 3**-0.5]),
    ],
)
def test_a_missing_value_stays_missing_and_moves_no_other(scale, expected) -> None:  # type: ignore[no-untyped-def]
    assert_allclose(scale(SOME), expected)
    there = [value for value in expected if value == value]
    assert_allclose(scale([value for value in SOME if value == value]), there)


@pytest.mark.parametrize("scale", [composite.minmax, composite.z_scores])
@pytest.mark.parametrize("values", [[5.0, 5.0], [5.0], [np.nan, np.nan]])
def test_values_that_are_all_the_same_have_no_place_between_them(scale, values) -> None:  # type: ignore[no-untyped-def]
    assert np.isnan(scale(values)).all()


def test_the_threshold_is_asked_before_the_mean_leaves_out_the_missing() -> None:
    rows = [[1, 2, 3, 4], [1, 2, np.nan, np.nan], [1, np.nan, np.nan, np.nan]]
    assert_allclose(composite.aggregate(rows, threshold=0.5), [2.5, 1.5, np.nan])
    assert_allclose(composite.aggregate(rows), [2.5, 1.5, 1])
    assert_allclose(composite.aggregate(rows, [1, 0, 0, 3], threshold=0.75)[:1], 3.25)
    assert np.isnan(composite.arithmetic_mean([np.nan, np.nan]))
    with pytest.raises(ValueError, match="from 0 to 1"):
        composite.aggregate(rows, threshold=1.2)


def test_an_equal_counts_half_and_a_drawn_pair_nothing() -> None:
    found = composite.outranking([[1, 2], [1, 1], [0, 9]])
    assert_allclose(found.matrix, [[0, 0.75, 0.5], [0.25, 0, 0.5], [0.5, 0.5, 0]])
    assert found.dominant == 0
    assert_allclose(composite.copeland([[1, 2], [1, 1], [0, 9]]), [1, -1, 0])
    assert_allclose(composite.copeland([[1, 2], [1, 1], [0, 9]], [1, 2]), [0, -2, 2])


def test_distance_to_a_reference_runs_past_it_unless_it_is_stopped() -> None:
    assert_allclose(composite.distance_to_reference([0, 5, 10], 1), [0, 1, 2])
    assert_allclose(composite.distance_to_reference([0, 5, 10], 1, cap=True), [0, 1, 1])


@pytest.mark.parametrize(
    "refused",
    [
        lambda: composite.geometric_mean([1, 0]),
        lambda: composite.harmonic_mean([1, -1]),
        lambda: composite.generalised_mean([1, -1], power=0.5),
        lambda: composite.arithmetic_mean([]),
        lambda: composite.arithmetic_mean([1, 2], [1]),
        lambda: composite.arithmetic_mean([1, 2], [1, -1]),
        lambda: composite.arithmetic_mean([1, 2], [1, np.nan]),
        lambda: composite.z_scores([1, 2], deviation=0),
        lambda: composite.goalposts([1], (0, 1, 1), direction=0),
        lambda: composite.distance_to_target([1], np.nan),
    ],
)
def test_what_cannot_be_is_refused(refused) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"zero or negative|values|above zero|1 or -1|a number"):
        refused()


@given(POSITIVE)
def test_the_lower_the_power_the_lower_the_mean(values: list[float]) -> None:
    powers = (2, 1, 0.5, 0, -1, -2)
    means = [composite.generalised_mean(values, power=power) for power in powers]
    assert all(a >= b - 1e-9 * a for a, b in pairwise(means))
    assert min(values) * (1 - 1e-9) <= means[-1]
    assert means[0] <= max(values) * (1 + 1e-9)


@given(POSITIVE)
def test_one_wins_what_another_loses(values: list[float]) -> None:
    rows = np.column_stack([values, values[::-1]])
    assert composite.copeland(rows).sum() == pytest.approx(0)
