"""Places among comparators: the spread against statsmodels, and what a position must never do."""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from readiness.model import Polarity
from readiness.statistics import funnels
from readiness.statistics.comparators import (
    Place,
    Pool,
    angle,
    angle_variance,
    between_variance,
    limits_over,
    pool,
    position,
    published_pool,
    standing,
)

EXAMPLES = settings(max_examples=500)
values = st.floats(-50, 50).map(lambda x: round(x, 6))
variances = st.floats(1e-4, 25)
effects = st.lists(st.tuples(values, variances), min_size=2, max_size=40)
z_values = st.floats(-30, 30)


def pools(known: bool = False) -> st.SearchStrategy[Pool]:
    behind = st.none() if known else st.none() | st.integers(2, 200)
    sizes = st.floats(0, 3), st.floats(0.01, 5)
    return st.builds(Pool, values, sizes[0], sizes[1], st.integers(1, 150), behind)


# --- the pool ---------------------------------------------------------------------------------


@EXAMPLES
@given(effects)
def test_the_spread_is_statsmodels_paule_mandel(given_effects: list[tuple[float, float]]) -> None:
    from statsmodels.stats.meta_analysis import combine_effects

    y, v = np.array(given_effects).T
    assume(len(set(y)) > 1)  # it divides by zero where all are alike
    theirs = combine_effects(y, v, method_re="iterated", maxiter=500, atol=1e-8)
    excess = float((((y - np.average(y, weights=1 / v)) ** 2) / v).sum()) - (len(y) - 1)
    assume(theirs.tau2 > 0 or excess <= 0)  # a last step past the root by rounding gives it zero
    ours = pool(y, v)
    assert ours.tau**2 == pytest.approx(theirs.tau2, rel=1e-5, abs=1e-5)
    assert ours.mean == pytest.approx(theirs.mean_effect_re, rel=1e-5, abs=1e-5)
    assert ours.error == pytest.approx(theirs.sd_eff_w_re, rel=1e-5)


@EXAMPLES
@given(effects)
def test_the_spread_brings_the_squares_to_one_less_than_the_values(
    given_effects: list[tuple[float, float]],
) -> None:
    y, v = np.array(given_effects).T
    tau2 = between_variance(y, v)
    w = 1 / (v + tau2)
    squares = float((w * (y - np.average(y, weights=w)) ** 2).sum())
    assert tau2 >= 0
    assert squares <= len(y) - 1 + 1e-6
    if tau2 > 0:
        assert squares == pytest.approx(len(y) - 1, rel=1e-6)


@EXAMPLES
@given(effects, values, st.randoms(use_true_random=False))
def test_a_pool_moves_with_its_values_and_has_no_order(
    given_effects: list[tuple[float, float]], shift: float, dice: object
) -> None:
    y, v = np.array(given_effects).T
    one, moved = pool(y, v), pool(y + shift, v)
    assert moved.mean == pytest.approx(one.mean + shift, abs=1e-6)
    assert (moved.tau**2, moved.error) == pytest.approx((one.tau**2, one.error), abs=1e-6)
    order = list(range(len(y)))
    dice.shuffle(order)  # type: ignore[attr-defined]
    other = pool(y[order], v[order])
    assert (other.mean, other.tau**2) == pytest.approx((one.mean, one.tau**2), abs=1e-8)
    assert min(y) - 1e-9 <= one.mean <= max(y) + 1e-9


@EXAMPLES
@given(st.lists(values, min_size=2, max_size=40))
def test_without_variances_the_spread_is_the_standard_deviation(y: list[float]) -> None:
    found = pool(y)
    assert found.tau == pytest.approx(float(np.std(y, ddof=1)))
    assert found.mean == pytest.approx(float(np.mean(y)), abs=1e-9)
    assert found.error == pytest.approx(found.tau / math.sqrt(len(y)))
    assert not found.precise
    assert found.note == "comparator precision unknown"
    assert pool(y, np.ones(len(y))).note == ""


def test_a_spread_from_elsewhere_is_kept_with_those_behind_it() -> None:
    found = pool([1.0, 3.0], [1.0, 1.0], (2.0, 150))
    assert (found.tau, found.n, found.spread_n) == (2.0, 2, 150)
    assert (found.mean, found.error) == pytest.approx((2.0, math.sqrt(5 / 2)))


def test_one_comparator_has_a_mean_and_no_spread() -> None:
    assert math.isnan(pool([0.4]).tau)
    with pytest.raises(ValueError, match="at least one"):
        pool([])
    with pytest.raises(ValueError, match="at least two"):
        position(0.4, 0.01, pool([0.4]))


@pytest.mark.parametrize(
    ("y", "v"), [([1, np.nan], [1, 1]), ([1, np.inf], [1, 1]), ([1, 2], [1, -1])]
)
def test_a_pool_of_what_is_no_number_is_refused(y: list[float], v: list[float]) -> None:
    with pytest.raises(ValueError, match="must be there"):
        pool(y, v)


def test_a_published_pool_is_the_same_as_one_of_its_values() -> None:
    shares = np.array([0.70, 0.76, 0.82, 0.91])
    unit = published_pool(shares.mean(), 4, shares.std(ddof=1), 4)
    assert (unit.mean, unit.tau, unit.error) == pytest.approx(
        (pool(shares).mean, pool(shares).tau, pool(shares).error)
    )
    turned = published_pool(shares.mean(), 4, shares.std(ddof=1), 4, proportion=True)
    assert (turned.mean, turned.tau) == pytest.approx(
        (pool(angle(shares)).mean, pool(angle(shares)).tau), abs=0.01
    )
    known = published_pool(0.8, None, 0.05, None)
    assert (known.error, known.spread_n) == (0.0, None)


# --- the position -----------------------------------------------------------------------------


@EXAMPLES
@given(values, variances, pools(known=True))
def test_with_a_known_spread_the_position_is_the_simple_z(
    y: float, v: float, against: Pool
) -> None:
    simple = replace(against, error=0.0)
    found = float(position(y, v, simple))
    assert found == pytest.approx((y - simple.mean) / math.sqrt(v + simple.tau**2))


@EXAMPLES
@given(values, st.floats(0, 5), variances, pools())
def test_a_position_rises_with_the_value_and_mirrors(
    y: float, more: float, v: float, against: Pool
) -> None:
    low, high = (float(position(x, v, against)) for x in (y, y + more))
    assert low <= high
    mirrored = float(position(2 * against.mean - y, v, against))
    assert mirrored == pytest.approx(-low, abs=1e-6)


@EXAMPLES
@given(values, variances, st.floats(0, 5), pools())
def test_less_certainty_never_makes_a_position_further_out(
    y: float, v: float, more: float, against: Pool
) -> None:
    here = abs(float(position(y, v, against)))
    assert abs(float(position(y, v + more, against))) <= here + 1e-9
    assert abs(float(position(y, v, replace(against, error=against.error + more)))) <= here + 1e-9
    if against.spread_n is not None:
        assert here <= abs(float(position(y, v, replace(against, spread_n=None)))) + 1e-9


@EXAMPLES
@given(st.floats(-8, 8), st.integers(2, 300))
def test_a_position_is_as_unlikely_as_students_t(t: float, behind: int) -> None:
    found = float(position(t, 0.0, Pool(0.0, 0.0, 1.0, 1, behind)))
    assert stats.norm.cdf(found) == pytest.approx(stats.t.cdf(t, behind - 1), rel=1e-9)


def test_positions_far_out_stay_finite_and_in_order() -> None:
    found = position([-1e6, -60.0, -37.0, 0.0, 37.0, 60.0, 1e6], 0.0, Pool(0, 0, 1, 1, 3000))
    assert np.isfinite(found).all()
    assert (np.diff(found) > 0).all()


def test_arrays_keep_their_shape_and_a_lone_value_its_own() -> None:
    against = Pool(0.0, 0.1, 1.0, 10, 10)
    assert position(np.zeros((3, 4)), 0.2, against).shape == (3, 4)
    assert np.ndim(position(1.0, 0.2, against)) == 0
    assert float(position(0.0, 0.0, Pool(0.0, 0.0, 0.0, 5, None))) == 0.0
    with pytest.raises(ValueError, match="Variances must"):
        position(1.0, -0.1, against)


# --- in words ---------------------------------------------------------------------------------


@EXAMPLES
@given(z_values, st.sampled_from(Polarity))
def test_a_place_is_judged_at_two_levels_and_flips_with_polarity(
    z: float, polarity: Polarity
) -> None:
    found = standing(z, polarity)
    normal = NormalDist()
    assert (found.place is Place.SIMILAR) == (abs(z) <= normal.inv_cdf(0.975))
    assert found.far == (abs(z) > normal.inv_cdf(0.999))
    words = {Place.SIMILAR, Place.HIGHER, Place.LOWER}
    if polarity is not Polarity.NEUTRAL:
        words = {Place.SIMILAR, Place.BETTER, Place.WORSE}
        turned = {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH}[polarity]
        assert standing(-z, turned) == replace(found, z=-z)
    assert found.place in words


def test_the_words_go_with_the_direction() -> None:
    assert standing(2.5, Polarity.HIGH).place is Place.BETTER
    assert standing(2.5, Polarity.LOW).place is Place.WORSE
    assert standing(-2.5, Polarity.NEUTRAL).place is Place.LOWER


# --- the funnel a chart could draw ------------------------------------------------------------


@EXAMPLES
@given(
    st.floats(0.02, 0.98),
    st.floats(0, 0.3),
    st.floats(0, 0.1),
    st.none() | st.integers(2, 200),
    st.sampled_from((0.95, 0.998)),
)
def test_limits_narrow_with_n_and_hold_the_reference(
    share: float, tau: float, error: float, behind: int | None, confidence: float
) -> None:
    against = Pool(float(angle(share)), error, tau, 10, behind)
    found = funnels.limits_over(np.geomspace(1, 1e5, 30), against, confidence)
    assert (np.diff(found.lower) >= -1e-12).all()
    assert (np.diff(found.upper) <= 1e-12).all()
    assert ((found.lower <= share) & (share <= found.upper)).all()
    assert ((found.lower >= 0) & (found.upper <= 1)).all()


@EXAMPLES
@given(st.integers(1, 2000), st.floats(0.1, 0.9), st.integers(2, 160))
def test_the_limits_are_where_a_position_turns(n: int, share: float, behind: int) -> None:
    against = Pool(float(angle(share)), 0.01, 0.05, 10, behind)
    limits = limits_over(n, against)
    for edge in (float(limits.lower), float(limits.upper)):
        if 1e-9 < edge < 1 - 1e-9:  # not clamped
            z = float(position(angle(edge), angle_variance(n), against))
            assert abs(z) == pytest.approx(1.959964, abs=1e-5)
    with pytest.raises(ValueError, match="Denominators must"):
        limits_over([0, 5], against)
