"""Scenarios told beside the base case: clocks yet to start, and those stopped early."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.statistics.look_ahead import (
    More,
    arrivals,
    needed,
    outlook,
    stopped_early,
    with_more,
)
from readiness.statistics.survival import kaplan_meier

EXAMPLE = outlook(330, 400, 9, np.linspace(0.95, 0.55, 40))
TENTHS = kaplan_meier(np.arange(1, 11), [True] * 10)  # a tenth stops on each of days 1 to 10
CHANCES = st.lists(st.floats(0, 1), max_size=30)
OFTEN = settings(max_examples=500)


def test_arrivals_by_hand() -> None:
    """Two a day for four days, limit 2: at the visit aged 3, 2, 1 and 0.

    In time: 0.2, 0.2, 0.1 and 0 of each day's two. Counted: all of the first two days' (their limit
    is reached), and what has stopped of the others.
    """
    found = arrivals(TENTHS, a_day=2, days=4, limit=2)
    assert found.in_time == pytest.approx(2 * (0.2 + 0.2 + 0.1))
    assert found.counted == pytest.approx(2 * (1 + 1 + 0.1))


def test_arrivals_with_a_long_limit_help_only_if_fast() -> None:
    found = arrivals(TENTHS, a_day=1, days=5, limit=45)
    assert found.in_time == found.counted == pytest.approx(0.4 + 0.3 + 0.2 + 0.1)
    assert arrivals(TENTHS, 1, 0, 45) == More(0, 0)


def test_a_scenario_leaves_the_base_case_alone() -> None:
    kept = (EXAMPLE.best, EXAMPLE.worst, EXAMPLE.expected)
    found = with_more(EXAMPLE, More(20, 20))
    assert found.best == pytest.approx(100 * 390 / 469)
    assert found.worst == pytest.approx(100 * 350 / 469)
    assert found.expected == pytest.approx(100 * (330 + 30 + 20) / 469)
    assert (EXAMPLE.best, EXAMPLE.worst, EXAMPLE.expected) == kept


def test_nothing_more_is_the_base_case() -> None:
    found = with_more(EXAMPLE, More(0, 0))
    assert (found.worst, found.best) == (EXAMPLE.worst, EXAMPLE.best)
    assert found.expected == pytest.approx(EXAMPLE.expected)
    nothing = with_more(outlook(0, 0, 0, []), More(0, 0))
    assert (nothing.worst, nothing.best, nothing.expected) == (None, None, None)
    assert with_more(outlook(0, 0, 0, []), More(4, 1)).expected == 25


def test_early_and_new_clocks_add_up() -> None:
    assert stopped_early([0.5, 0.25]) + More(3, 1) == More(3.75, 1.75)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: arrivals(TENTHS, -1, 4, 2),
        lambda: arrivals(TENTHS, float("nan"), 4, 2),
        lambda: arrivals(TENTHS, 1, -4, 2),
        lambda: arrivals(TENTHS, 1, 4, 0),
        lambda: stopped_early([1.5]),
        lambda: with_more(EXAMPLE, More(1, 2)),
    ],
)
def test_what_cannot_be_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="must"):
        wrong()


@OFTEN
@given(st.floats(0, 20), st.integers(0, 120), st.integers(1, 60), st.integers(0, 30))
def test_fewer_are_in_time_than_counted_and_a_longer_wait_counts_more(
    a_day: float, days: int, limit: int, more: int
) -> None:
    found, later = arrivals(TENTHS, a_day, days, limit), arrivals(TENTHS, a_day, days + more, limit)
    assert 0 <= found.in_time <= found.counted + 1e-9 <= a_day * days + 2e-9
    assert later.counted >= found.counted - 1e-9


@OFTEN
@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 40), CHANCES, st.floats(0, 99.5))
def test_as_many_early_as_are_needed_meet_the_target_and_one_fewer_does_not(
    good: int, bad: int, late: int, p: list[float], target: float
) -> None:
    known = outlook(good, good + bad, late, p)
    asked = needed(known, target)
    assert (asked.early > 0) == asked.out_of_reach
    if not asked.out_of_reach:
        return
    best = with_more(known, More(asked.early, asked.early)).best
    short = with_more(known, More(asked.early - 1, asked.early - 1)).best
    assert best >= target - 1e-6
    assert short < target
