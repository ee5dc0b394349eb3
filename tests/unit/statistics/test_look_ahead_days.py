"""From days to chances and an outlook: windows, late entry, weekends, any clock."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness import calendar
from readiness.statistics.look_ahead import (
    Ahead,
    Days,
    ages,
    curve_since,
    is_late,
    look_ahead,
    on_days,
    open_clocks,
)
from readiness.statistics.survival import kaplan_meier

EXTRACT = date(2026, 9, 30)  # a Wednesday
SINCE = date(2025, 10, 1)
LEVEL = kaplan_meier([500], [False])
OFTEN = settings(max_examples=500)
NEVER = np.datetime64("NaT")


def spread(offsets: list[int]) -> np.ndarray:
    return on_days([EXTRACT + timedelta(days=n) for n in offsets])


def test_a_clock_from_before_the_year_is_seen_from_the_age_it_had_the_evening_before() -> None:
    """Started ten days before the window: not at risk at ages to 9, as newer ones are."""
    started = on_days([SINCE - timedelta(days=10), SINCE, SINCE])
    ended = np.array([SINCE + timedelta(days=5), SINCE + timedelta(days=4), NEVER], dtype="M8[D]")
    found = curve_since(started, ended, SINCE, EXTRACT, "days")
    assert found.ages.tolist() == [4, 15]
    assert found.at_risk.tolist() == [2, 2]


def test_one_that_stopped_on_the_first_day_of_the_year_is_in_it_and_the_day_before_is_not() -> None:
    started = on_days([SINCE - timedelta(days=10)] * 2)
    ended = on_days([SINCE, SINCE - timedelta(days=1)])
    found = curve_since(started, ended, SINCE, EXTRACT, "days")
    assert (found.ages.tolist(), found.at_risk.tolist()) == ([10], [1])


def test_one_that_stopped_before_a_working_day_had_passed_tells_nothing() -> None:
    """The window opens on a Saturday; it stops on that Saturday, at the age it had on the Friday."""
    saturday = date(2025, 10, 4)
    started = on_days([date(2025, 9, 22), date(2025, 9, 22)])
    ended = on_days([saturday, date(2025, 10, 6)])
    found = curve_since(started, ended, saturday, EXTRACT)
    assert (found.ages.tolist(), found.at_risk.tolist()) == ([10], [1])


def test_an_end_after_the_extract_is_not_known_of_yet() -> None:
    found = curve_since(spread([-9, -9]), spread([1, 0]), SINCE, EXTRACT, "days")
    assert (found.ages.tolist(), found.at_risk.tolist(), found.stopped.tolist()) == ([9], [2], [1])


@pytest.mark.parametrize(
    ("started", "ended", "said"),
    [
        ([1], NEVER, "started by"),
        ([-5], np.datetime64(EXTRACT) - 6, "end before"),
        ([-900], np.datetime64(EXTRACT) - 800, "at least one"),
    ],
)
def test_clocks_that_cannot_be_are_refused(started: list, ended: np.datetime64, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        curve_since(spread(started), on_days([ended]), SINCE, EXTRACT, "days")


def test_ages_are_in_the_unit_asked_for_and_agree_with_the_calendar() -> None:
    started = pd.Series(pd.to_datetime(["2025-12-24 17:30", "2026-09-26 00:00"]))
    on = date(2026, 1, 2)
    assert ages(started[:1], on).tolist() == [calendar.working_days(date(2025, 12, 24), on)] == [4]
    assert ages(started, EXTRACT, "days").tolist() == [280, 4]
    assert ages(started[1:], EXTRACT).tolist() == [3]  # from a Saturday: Monday is day 1


@pytest.mark.parametrize("limit", [1, 15, 45])
@pytest.mark.parametrize(
    "start",
    [
        date(2026, 6, 1),  # a Monday
        date(2026, 2, 28),  # a Saturday
        date(2028, 2, 29),  # leap day, a Tuesday
        date(2025, 12, 25),  # a bank holiday
        date(2026, 4, 2),  # the day before Good Friday
    ],
)
def test_one_day_after_the_limit_a_clock_is_late_by_every_road(start: date, limit: int) -> None:
    """Masks, ages and cut-offs agree on the day before the last, the last, and the next worked."""
    last = calendar.add_working_days(start, limit)
    for step, late in ((0, False), (1, True)):
        on = calendar.add_working_days(last, step)
        masks = open_clocks(on_days([last]), on, on)
        assert masks.late.tolist() == [late] == [not masks.falling_due[0]]
        assert ages(on_days([start]), on).tolist() == [limit + step]
        assert is_late(start, on, limit) is late


def test_hours_of_a_return_interview_are_three_days_given_as_they_are() -> None:
    """Two children back on Tuesday and on Friday: due Friday, and Monday, weekend or no."""
    back = on_days([date(2026, 9, 29), date(2026, 10, 2)])
    curve = kaplan_meier([1, 2, 3, 4], [True] * 4)
    days = Days(date(2026, 10, 2), date(2026, 10, 5), unit="days")
    found = look_ahead(back, back + 3, on_days([]), [], curve, days)
    assert found.clocks.falling_due.tolist() == [True, True]
    assert found.chances == pytest.approx([0, 3 / 4])  # the first has reached its limit


def test_one_due_after_the_visit_has_a_chance_of_its_own_and_no_part_in_the_share() -> None:
    curve = kaplan_meier(np.arange(1, 101), [True] * 100)
    days = Days(EXTRACT, EXTRACT + timedelta(days=10), unit="days")
    started, due = spread([-20, -20, -50]), spread([5, 40, -1])
    found = look_ahead(started, due, on_days([]), [], curve, days)
    assert found.chances == pytest.approx([5 / 80, 10 / 80, 0])
    assert (found.at_visit.falling_due, found.at_visit.late) == (1, 1)
    assert found.at_visit.expected == pytest.approx(100 * (5 / 80) / 2)


def test_what_is_finished_drops_out_as_the_window_moves_on() -> None:
    """Annex A's window to 30 September is from 1 April; to 15 October, from 16 April."""
    ended = on_days([date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 15), date(2026, 4, 16)])
    nothing, days = on_days([]), Days(EXTRACT, date(2026, 10, 15))
    found = look_ahead(nothing, nothing, ended, [True, False, False, True], LEVEL, days)
    assert found.today == pytest.approx(100 / 3)
    assert (found.at_visit.in_time, found.at_visit.finished) == (1, 1)
    leap = Days(date(2028, 2, 29), date(2028, 8, 30))
    assert leap.window_start(leap.extract) == date(2027, 9, 1)
    assert leap.window_start(leap.visit) == date(2028, 2, 29)


@pytest.mark.parametrize(("starts", "ends"), [([1], []), ([], [1])])
def test_what_has_not_happened_yet_is_refused(starts: list[int], ends: list[int]) -> None:
    begun, days = spread(starts), Days(EXTRACT, EXTRACT)
    with pytest.raises(ValueError, match="by the day of the extract"):
        look_ahead(begun, begun, spread(ends), [True] * len(ends), LEVEL, days)


def test_clocks_without_as_many_last_days_are_refused() -> None:
    with pytest.raises(ValueError, match="as long as"):
        look_ahead(spread([0]), spread([]), on_days([]), [], LEVEL, Days(EXTRACT, EXTRACT))


OPEN = st.lists(st.tuples(st.integers(0, 90), st.integers(-60, 60)), max_size=30)
ENDED = st.lists(st.tuples(st.integers(0, 250), st.booleans()), max_size=30)
LENGTHS = st.lists(st.tuples(st.integers(1, 90), st.booleans()), min_size=1, max_size=30)


def ahead(clocks: list, done: list, lengths: list, days: int) -> Ahead:
    started, due = spread([-age for age, _ in clocks]), spread([d for _, d in clocks])
    ended, good = spread([-ago for ago, _ in done]), [in_time for _, in_time in done]
    curve = kaplan_meier(*zip(*lengths, strict=True))
    when = Days(EXTRACT, EXTRACT + timedelta(days=days), unit="days")
    return look_ahead(started, due, ended, good, curve, when)


@OFTEN
@given(OPEN, ENDED, LENGTHS)
def test_a_visit_on_the_day_of_the_extract_is_today(
    clocks: list, done: list, lengths: list
) -> None:
    """All but those due on that very day is settled; they may yet stop, or not."""
    found = ahead(clocks, done, lengths, 0)
    visit = found.at_visit
    assert found.today == visit.settled
    assert visit.expected == visit.worst  # none can stop in no time
    if not found.clocks.falling_due.any():
        assert found.today == visit.worst == visit.best == visit.lower == visit.upper
    elif found.today is not None:
        assert visit.worst <= found.today <= visit.best


@OFTEN
@given(OPEN, ENDED, LENGTHS, st.integers(0, 60))
def test_days_give_shares_in_order_and_chances_that_are_chances(
    clocks: list, done: list, lengths: list, days: int
) -> None:
    found = ahead(clocks, done, lengths, days)
    visit = found.at_visit
    assert ((found.chances >= 0) & (found.chances <= 1)).all()
    assert (found.chances[found.clocks.late] == 0).all()
    if visit.best is not None:
        assert 0 <= visit.worst <= visit.expected + 1e-9 <= visit.best + 2e-9
        assert visit.worst <= visit.lower <= visit.upper <= visit.best <= 100


@OFTEN
@given(OPEN, ENDED, LENGTHS, st.integers(0, 60), st.integers(1, 60))
def test_a_late_clock_more_never_raises_the_best_of_given_days(
    clocks: list, done: list, lengths: list, days: int, overdue: int
) -> None:
    before = ahead(clocks, done, lengths, days).at_visit
    after = ahead([*clocks, (90, -overdue)], done, lengths, days).at_visit
    if before.best is not None:
        assert after.best <= before.best


@OFTEN
@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 90), st.booleans()), min_size=1, max_size=40
    ),
    st.integers(0, 100),
)
def test_a_year_seen_from_its_first_day_is_the_plain_curve(clocks: list, more: int) -> None:
    """With every start inside the window, late entry changes nothing."""
    started = spread([-ago for ago, _, _ in clocks])
    lengths = np.array([length for _, length, _ in clocks], dtype="timedelta64[D]")
    ended = np.where([ends for _, _, ends in clocks], started + lengths, NEVER)
    since = EXTRACT - timedelta(days=300 + more)
    found = curve_since(started, ended, since, EXTRACT, "days")
    stopped = ended <= np.datetime64(EXTRACT)
    last = np.where(stopped, ended, np.datetime64(EXTRACT)) - started
    plain = kaplan_meier(last.astype(int), stopped)
    assert found.ages.tolist() == plain.ages.tolist()
    assert found.share.tolist() == plain.share.tolist()
