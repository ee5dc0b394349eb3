"""States to be kept up: what is said of a day to come from the days left today."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.statistics.look_ahead import chances_later, standing
from readiness.statistics.look_ahead.kept_up import rates_of

LEFT = st.lists(st.integers(-400, 400), min_size=1, max_size=60)


def test_the_counts_by_hand() -> None:
    """Ten children; a visit in 14 days. Late: two. Due before it: 0, 5 and 13 days left. 14 days
    left is due on the day itself, and in time that day."""
    found = standing([-3, -1, 0, 5, 13, 14, 15, 20, 30, 41], 14)
    assert (found.counted, found.late, found.falling_due) == (10, 2, 3)
    assert (found.today, found.worst, found.best) == (80, 50, 100)


def test_what_a_target_takes() -> None:
    """Nine tenths of ten is nine; five are in time whatever happens, so four of the five must be."""
    found = standing([-3, -1, 0, 5, 13, 14, 15, 20, 30, 41], 14)
    assert found.needed(90) == 4
    assert found.needed(50) == 0
    assert not found.out_of_reach(100)


def test_on_the_day_itself_nothing_can_change() -> None:
    found = standing([-3, 0, 1], 0)
    assert found.today == found.worst == found.best == found.expected == found.lower == found.upper


def test_where_nobody_is_in_time_the_pace_is_not_known() -> None:
    found = standing([-3, -30, -400], 14)
    assert (found.today, found.worst, found.best, found.expected) == (0, 0, 100, None)
    assert found.needed(90) == 3


def test_nobody_counted() -> None:
    found = standing([], 30)
    assert (found.counted, found.today, found.expected) == (0, None, None)


@pytest.mark.parametrize(("days", "confidence"), [(-1, 0.8), (3, 0), (3, 1)])
def test_what_makes_no_sense_is_refused(days, confidence) -> None:
    with pytest.raises(ValueError, match="must"):
        standing([1, -2], days, confidence)


@settings(max_examples=500)
@given(LEFT, st.integers(0, 90))
def test_worst_expected_best(left, days) -> None:
    found = standing(left, days)
    assert found.worst is not None
    if found.expected is None:
        assert days
        assert max(left) < 0
        assert found.lower is found.upper is None
        return
    assert found.worst - 1e-9 <= found.expected <= found.best + 1e-9
    assert found.worst - 1e-9 <= found.lower <= found.upper <= found.best + 1e-9
    assert found.late + found.falling_due <= found.counted


@settings(max_examples=500)
@given(LEFT, st.integers(0, 60), st.integers(0, 30))
def test_a_later_visit_never_has_fewer_to_do(left, days, more) -> None:
    one, other = standing(left, days), standing(left, days + more)
    assert one.late == other.late
    assert one.falling_due <= other.falling_due
    assert one.worst >= other.worst


@settings(max_examples=500)
@given(LEFT, st.integers(0, 90))
def test_chances_are_chances_and_order_is_nothing(left, days) -> None:
    chances = chances_later(left, left, days)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert (chances[np.array(left) >= days] == 1).all()
    mixed = np.random.default_rng(1).permutation(len(left))
    assert np.allclose(chances_later(np.array(left)[mixed], left, days), chances[mixed])


@settings(max_examples=300)
@given(LEFT)
def test_rates_are_rates(left) -> None:
    rates, late, anew = rates_of(left)
    assert ((rates >= 0) & (rates <= 1)).all()
    assert 0 <= late <= 1
    assert anew >= 1


def test_what_goes_on_as_it_has_stays_about_as_it_is() -> None:
    """Six weeks between visits, all done in the last fortnight or late for ten days: in a month the
    share is what it is today, to a point or two."""
    draw = np.random.default_rng(7)
    left = draw.integers(0, 43, 4000)
    for _ in range(400):
        chance = np.where(left < 0, 0.1, np.where(left < 14, 0.08, 0.0))
        left = np.where(draw.random(left.size) < chance, 42, left - 1)
    found = standing(left, 30)
    assert found.expected == pytest.approx(found.today, abs=2)
