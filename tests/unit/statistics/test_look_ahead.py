"""What a share in time can be at the visit: the worked example, and what must always hold."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.statistics import look_ahead
from readiness.statistics.look_ahead import on_days, outlook
from readiness.statistics.survival import kaplan_meier

EXTRACT = date(2026, 9, 30)
EXAMPLE = outlook(330, 400, 9, np.linspace(0.95, 0.55, 40))
CHANCES = st.lists(st.floats(0, 1), max_size=30)
COUNTS = st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(0, 40))
OFTEN = settings(max_examples=500)


def test_the_worked_example() -> None:
    """330 of 400 in time, 9 late, 40 falling due with chances from .95 down to .55."""
    assert EXAMPLE.best == pytest.approx(82.4, abs=0.05)
    assert EXAMPLE.worst == pytest.approx(73.5, abs=0.05)
    assert EXAMPLE.expected == pytest.approx(80.2, abs=0.05)
    assert (EXAMPLE.lower, EXAMPLE.upper) == pytest.approx((79.5, 80.8), abs=0.05)
    asked = look_ahead.needed(EXAMPLE, 85)
    assert (asked.closures, asked.out_of_reach) == (52, True)
    within = look_ahead.needed(EXAMPLE, 82)
    assert (within.closures, within.out_of_reach, within.early) == (39, False, 0)
    assert EXAMPLE.of_finished == pytest.approx(82.5)
    assert EXAMPLE.settled == pytest.approx(100 * 330 / 409)


def test_the_line_of_the_worked_example() -> None:
    """82 % is the ceiling, and these 40 decide whether it is 80 or 82."""
    told = look_ahead.line(EXAMPLE, 85)
    assert (told.floor, told.expected, told.ceiling, told.deciding) == (73, 80, 82, 40)
    assert told.needed == look_ahead.needed(EXAMPLE, 85)
    assert look_ahead.line(EXAMPLE).needed is None
    assert look_ahead.line(outlook(0, 0, 0, [])) is None


def test_out_of_reach_by_those_falling_due_says_what_else_it_would_take() -> None:
    """370 of 449 at best; each stopped early adds one above and below: 78 make 448 of 527."""
    early = look_ahead.needed(EXAMPLE, 85).early
    assert early == 78
    assert (370 + early) / (449 + early) >= 0.85
    assert (370 + early - 1) / (449 + early - 1) < 0.85
    assert look_ahead.needed(EXAMPLE, 100).early is None


@pytest.mark.parametrize(("per_cent", "of"), [(7, 100), (14, 50), (28, 25), (55, 100), (57, 100)])
def test_a_target_met_on_the_dot_needs_no_closure_more(per_cent: int, of: int) -> None:
    """7 / 100 x 100 is 7.000000000000001 in floats, and must not be 8."""
    asked = look_ahead.needed(outlook(0, 0, 0, [0.5] * of), per_cent)
    assert asked.closures == per_cent * of // 100


def test_late_due_and_fieldwork() -> None:
    visit = date(2026, 10, 14)  # a Wednesday: fieldwork ends on Wednesday the 21st
    days = [EXTRACT - timedelta(1), EXTRACT, visit, visit + timedelta(1), date(2026, 10, 21)]
    due = np.append(on_days([*days, date(2026, 10, 22)]), np.datetime64("NaT"))
    found = look_ahead.open_clocks(due, EXTRACT, visit)
    assert found.late.tolist() == [True, False, False, False, False, False, False]
    assert found.falling_due.tolist() == [False, True, True, False, False, False, False]
    assert found.in_fieldwork.tolist() == [False, False, True, True, True, False, False]
    assert found.due_later.tolist() == [False, False, False, True, True, True, False]


def test_what_drops_out_of_the_window_is_not_counted() -> None:
    ended = on_days([date(2026, 3, 31), date(2026, 4, 15), date(2026, 9, 1)])
    in_time = [True, False, True]
    assert look_ahead.still_counted(ended, in_time, EXTRACT, date(2026, 3, 31)) == (2, 3)
    assert look_ahead.still_counted(ended, in_time, EXTRACT, date(2026, 4, 1)) == (1, 2)


def test_chances_come_from_clocks_of_the_same_age() -> None:
    curve = kaplan_meier([10, 20, 30, 40, 50], [True] * 5)
    found = look_ahead.chances_in_time(curve, [0, 25, 44, 45, 60], [45] * 5)
    assert found == pytest.approx([4 / 5, 2 / 3, 0, 0, 0])


def test_sums_are_those_of_every_outcome() -> None:
    chances = [0.2, 0.5, 0.9]
    by_hand = np.zeros(4)
    for outcome in product([0, 1], repeat=3):
        by_hand[sum(outcome)] += np.prod(
            [p if one else 1 - p for p, one in zip(chances, outcome, strict=True)]
        )
    np.testing.assert_allclose(look_ahead.sums(chances), by_hand)


def test_nothing_at_all_has_no_share() -> None:
    found = outlook(0, 0, 0, [])
    assert (found.settled, found.worst, found.best, found.expected) == (None,) * 4


def test_gaming_is_counted() -> None:
    ended = on_days([date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 3)])
    due = on_days([date(2026, 5, 1), date(2026, 5, 3), date(2026, 5, 2)])
    again = np.array(["NaT", "2026-05-30", "2026-06-01"], dtype="datetime64[D]")
    found = look_ahead.gaming(ended, due, again)
    assert (found.closed_on_the_day, found.reopened) == (1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: outlook(5, 4, 0, []),
        lambda: outlook(1, 2, -1, []),
        lambda: outlook(1, 2, 0, [1.2]),
        lambda: look_ahead.needed(EXAMPLE, 101),
        lambda: look_ahead.open_clocks(on_days([EXTRACT]), EXTRACT, EXTRACT - timedelta(1)),
        lambda: look_ahead.still_counted(on_days([EXTRACT]), [True, False], EXTRACT, EXTRACT),
        lambda: look_ahead.gaming(on_days([EXTRACT]), on_days([]), on_days([])),
        lambda: look_ahead.cutoff(EXTRACT, 0),
        lambda: look_ahead.ages(np.array(["NaT"], dtype="datetime64[D]"), EXTRACT),
        lambda: look_ahead.ages(on_days([date(1999, 12, 31)]), EXTRACT),
        lambda: look_ahead.interval_of_sum([0.5], 1.0),
    ],
)
def test_what_cannot_be_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="must"):
        wrong()


@OFTEN
@given(COUNTS, CHANCES)
def test_worst_expected_and_best_are_in_order(counts: tuple[int, int, int], p: list[float]) -> None:
    good, bad, late = counts
    found = outlook(good, good + bad, late, p)
    if found.best is None:
        return
    ends = [found.worst, found.lower, found.upper, found.best]
    assert ends == sorted(ends)
    assert found.worst - 1e-9 <= found.expected <= found.best + 1e-9
    assert found.worst >= 0
    assert found.best <= 100
    wider = outlook(good, good + bad, late, p, 0.95)
    assert wider.lower <= found.lower
    assert found.upper <= wider.upper


@OFTEN
@given(COUNTS)
def test_with_nothing_open_all_are_todays(counts: tuple[int, int, int]) -> None:
    good, bad, _ = counts
    found = outlook(good, good + bad, 0, [])
    assert (
        found.settled == found.worst == found.best == found.expected == found.lower == found.upper
    )


@OFTEN
@given(COUNTS, CHANCES, st.integers(1, 20))
def test_a_late_case_more_never_raises_the_best(
    counts: tuple[int, int, int], p: list[float], more: int
) -> None:
    good, bad, late = counts
    before, after = (outlook(good, good + bad, late + n, p) for n in (0, more))
    if before.best is not None:
        assert after.best <= before.best + 1e-9
        assert after.worst <= before.worst + 1e-9


@OFTEN
@given(st.lists(st.integers(-60, 120), max_size=40), st.integers(0, 60), st.integers(0, 60))
def test_a_later_visit_never_has_fewer_late_or_due(
    days: list[int], first: int, longer: int
) -> None:
    due = on_days([EXTRACT + timedelta(n) for n in days])
    near, far = (
        look_ahead.open_clocks(due, EXTRACT, EXTRACT + timedelta(n))
        for n in (first, first + longer)
    )
    assert (near.late | near.falling_due).sum() <= (far.late | far.falling_due).sum()
    assert not (far.late & far.falling_due).any()


@OFTEN
@given(CHANCES)
def test_sums_add_up(p: list[float]) -> None:
    found = look_ahead.sums(p)
    assert found.sum() == pytest.approx(1)
    assert (found * np.arange(found.size)).sum() == pytest.approx(sum(p), abs=1e-9)
    low, high = look_ahead.interval_of_sum(p)
    assert found[low : high + 1].sum() >= 0.8 - 1e-6


@OFTEN
@given(
    st.lists(st.tuples(st.integers(1, 90), st.booleans()), min_size=1, max_size=40),
    st.integers(0, 90), st.integers(0, 60),
)  # fmt: skip
def test_chances_are_chances_and_more_time_is_never_worse(
    clocks: list[tuple[int, bool]], age: int, more: int
) -> None:
    ages, stopped = zip(*clocks, strict=True)
    curve = kaplan_meier(ages, stopped)
    soon, later = look_ahead.chances_in_time(curve, [age, age], [age + 5, age + 5 + more])
    assert 0 <= soon <= later <= 1


@OFTEN
@given(COUNTS, CHANCES, st.floats(0, 100), st.floats(0, 100))
def test_a_higher_target_never_needs_fewer(
    counts: tuple[int, int, int], p: list[float], one: float, other: float
) -> None:
    good, bad, late = counts
    found = outlook(good, good + bad, late, p)
    low, high = (look_ahead.needed(found, target) for target in sorted((one, other)))
    assert low.closures <= high.closures
    if found.best is not None and not low.out_of_reach:
        whole = good + bad + late + len(p)
        assert 100 * (good + low.closures) / whole >= low.target - 1e-6
