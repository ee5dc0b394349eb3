"""The numbers under an outlook: a model of ordered grades, and how chances are scored."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import check_grad, minimize

from readiness.outlook import ordinal
from readiness.outlook.ordinal import Ordinal, fitted
from readiness.outlook.scoring import good, held, rps, slope, within_years

RNG = np.random.default_rng(3)
Z = RNG.normal(size=(80, 3))
GRADES = np.clip(np.round(2.5 + Z[:, 0] + RNG.logistic(0, 0.6, 80)), 1, 4).astype(int)


def test_the_slope_is_the_slope_of_the_loss() -> None:
    penalties = np.array([1.0, 2.0, 0.5])
    for at in RNG.normal(0, 0.5, size=(6, 6)):
        off = check_grad(
            lambda x: ordinal._loss(x, Z, GRADES, penalties)[0],
            lambda x: ordinal._loss(x, Z, GRADES, penalties)[1],
            at,
        )
        assert off < 1e-3


def test_it_finds_what_made_the_grades() -> None:
    rng = np.random.default_rng(5)
    z = rng.normal(size=(4000, 2))
    true = Ordinal(np.array([-2.0, 0.0, 2.0]), np.array([1.0, -0.5]))
    drawn = rng.random(4000)[:, None] > np.cumsum(true.probabilities(z), axis=1)
    found = fitted(z, drawn.sum(axis=1) + 1, np.full(2, 0.01))
    assert found.coefficients == pytest.approx(true.coefficients, abs=0.1)
    assert found.thresholds == pytest.approx(true.thresholds, abs=0.15)


def test_a_heavy_penalty_leaves_the_shares_alone() -> None:
    found = fitted(Z, GRADES, np.full(3, 1e5))
    assert np.abs(found.coefficients).max() < 1e-3
    shares = [(grade == GRADES).mean() for grade in (1, 2, 3, 4)]
    assert found.probabilities(Z)[0] == pytest.approx(shares, abs=0.01)


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=2), st.floats(0, 50))
def test_chances_add_up_to_one_and_are_wider_with_less_known(z, spread) -> None:
    model = Ordinal(np.array([-1.0, 0.5, 2.0]), np.array([0.7, -1.2]))
    sure, unsure = (model.probabilities(np.array([z]), each)[0] for each in (0.0, spread))
    for row in (sure, unsure):
        assert row.sum() == pytest.approx(1)
        assert (row >= 0).all()
    far = abs(np.array(z) @ model.coefficients)
    if far > 6:  # well beyond the thresholds, where the likeliest end is all but sure
        assert unsure.max() <= sure.max() + 1e-9


@pytest.mark.parametrize("missing", [1, 4])
def test_a_grade_nobody_had_keeps_a_little_room(missing) -> None:
    other = 2 if missing == 1 else 3
    found = fitted(Z, np.where(missing == GRADES, other, GRADES), np.ones(3))
    chances = found.probabilities(Z)
    assert np.isfinite(found.thresholds).all()
    assert chances.sum(axis=1) == pytest.approx(1)
    assert chances[:, missing - 1].mean() < 0.05


@pytest.mark.parametrize(
    ("chances", "grade", "score"),
    [
        ([0, 0, 1, 0], 3, 0.0),
        ([0, 0, 1, 0], 2, 1 / 3),
        ([1, 0, 0, 0], 4, 1.0),
        ([0.25] * 4, 1, (0.75**2 + 0.5**2 + 0.25**2) / 3),
    ],
)
def test_a_score_by_hand(chances, grade, score) -> None:
    assert rps(np.array([chances], dtype=float), np.array([grade]))[0] == pytest.approx(score)


@pytest.mark.parametrize(
    ("chances", "grades"),
    [
        ([0.1, 0.2, 0.5, 0.2], (2, 3, 4)),
        ([0.05, 0.1, 0.8, 0.05], (3,)),
        ([0.4, 0.4, 0.1, 0.1], (1, 2)),
        ([0.25, 0.25, 0.25, 0.25], (1, 2, 3, 4)),
    ],
)
def test_the_fewest_grades_that_hold_four_fifths(chances, grades) -> None:
    assert held(np.array([chances])) == [grades]


@given(st.lists(st.floats(0.001, 1), min_size=4, max_size=4))
def test_a_set_holds_its_share_and_none_smaller_does(weights) -> None:
    row = np.array(weights) / sum(weights)
    (grades,) = held(row[None, :])
    assert row[[grade - 1 for grade in grades]].sum() >= 0.8 - 1e-9
    assert np.sort(row)[::-1][: len(grades) - 1].sum() < 0.8


def test_pairs_are_of_one_year_alone() -> None:
    chance, was = np.array([0.9, 0.8, 0.2, 0.1]), np.array([True, True, False, False])
    apart = np.array([2021, 2021, 2022, 2022])
    assert np.isnan(within_years(chance, was, apart))
    assert within_years(chance, was, np.full(4, 2021)) == 1.0
    assert within_years(np.full(4, 0.5), was, np.full(4, 2021)) == 0.5


def test_the_slope_of_what_was_said() -> None:
    rng = np.random.default_rng(2)
    true = rng.random(20_000)
    was = rng.random(20_000) < true
    assert slope(true, was) == pytest.approx((0, 1), abs=0.06)
    sure = 1 / (1 + np.exp(-2 * np.log(true / (1 - true))))
    assert slope(sure, was)[1] == pytest.approx(0.5, abs=0.05)
    assert good(np.array([[0.1, 0.2, 0.3, 0.4]]))[0] == pytest.approx(0.7)


def test_a_signed_coefficient_is_never_negative_and_the_best_there_is_so() -> None:
    """Beside a general optimiser with bounds, on columns some of which speak against their sign."""
    rng = np.random.default_rng(8)
    z = rng.normal(size=(150, 6))
    z[:, 5] = 0.8 * z[:, 0] + 0.2 * z[:, 5]  # one stands in for another
    drawn = 2.5 + z @ np.array([0.9, -0.7, 0.3, -0.2, 0.0, -0.5]) + rng.logistic(0, 0.7, 150)
    grades = np.clip(np.round(drawn), 1, 4).astype(int)
    penalties, signed = np.full(6, 0.5), np.array([False, True, True, True, True, True])
    found = fitted(z, grades, penalties, signed)
    assert (found.coefficients[1:] >= 0).all()
    assert (found.coefficients[[1, 3]] == 0).all()
    free = [(None, None)] * 4 + [(0.0, None)] * 5
    best = minimize(
        ordinal._loss, np.zeros(9), (z, grades, penalties), jac=True, method="L-BFGS-B",
        bounds=free, options={"ftol": 1e-14, "gtol": 1e-9},
    )  # fmt: skip
    assert found.coefficients == pytest.approx(best.x[3:], abs=2e-3)


def test_nothing_held_is_nothing_changed() -> None:
    nobody = np.zeros(3, dtype=bool)
    one, other = (fitted(Z, GRADES, np.ones(3), held) for held in (None, nobody))
    assert one.coefficients.tolist() == other.coefficients.tolist()
