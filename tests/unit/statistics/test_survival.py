"""Kaplan and Meier's curve by hand, against statsmodels, and on what cannot be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from readiness.statistics.survival import kaplan_meier


def test_by_hand() -> None:
    """Six clocks: stops at 2, 3 (two of them) and 5; one open at 3 and one at 6."""
    found = kaplan_meier([2, 3, 3, 3, 5, 6], [True, True, True, False, True, False])
    assert found.ages.tolist() == [2, 3, 5]
    assert found.at_risk.tolist() == [6, 5, 2]
    assert found.stopped.tolist() == [1, 2, 1]
    assert found.share == pytest.approx([5 / 6, 5 / 6 * 3 / 5, 5 / 6 * 3 / 5 / 2])
    assert found.at([0, 1.9, 2, 4, 5, 99]).tolist() == pytest.approx([1, 1, 5 / 6, 0.5, 0.25, 0.25])


def test_a_clock_that_came_into_sight_late_is_not_at_risk_before() -> None:
    found = kaplan_meier([4, 6, 8], [True, True, True], [0, 5, 0])
    assert found.at_risk.tolist() == [2, 2, 1]


def test_a_stop_on_the_first_day_is_of_those_in_sight_on_it() -> None:
    """One stops the day it starts; one came into sight at the end of its first day, one at 5."""
    found = kaplan_meier([0, 4, 8, 9], [True, False, False, True], [-1, -1, 0, 5])
    assert found.at_risk.tolist() == [2, 1]
    assert found.at([0]).tolist() == [0.5]


def test_an_age_at_which_none_is_at_risk_leaves_the_share_as_it_was() -> None:
    """None is in sight between 4 and 6: the curve is level there, and goes on from where it was."""
    found = kaplan_meier([2, 4, 9, 10], [True, False, True, False], [-1, -1, 6, 6])
    assert found.at_risk.tolist() == [2, 2]
    assert found.at([2, 5, 9]).tolist() == [0.5, 0.5, 0.25]


def test_the_interval_by_hand() -> None:
    """Greenwood on log(-log S) at S = 5/6 of six: variance 1/(6 x 5), z 1.959964."""
    low, high = kaplan_meier([2, 3, 4, 5, 6, 7], [True] + [False] * 5).interval([2])
    share, error = 5 / 6, np.sqrt(1 / 30) / abs(np.log(5 / 6))
    assert low[0] == pytest.approx(share ** np.exp(1.959964 * error), abs=1e-6)
    assert high[0] == pytest.approx(share ** np.exp(-1.959964 * error), abs=1e-6)


def test_all_open_stays_at_one() -> None:
    found = kaplan_meier([3, 9], [False, False])
    assert found.ages.size == 0
    assert found.at([0, 100]).tolist() == [1, 1]


def test_when_all_at_risk_stop_the_share_stays_nought() -> None:
    found = kaplan_meier([2, 9], [True, True], [0, 5])
    assert found.share.tolist() == [0, 0]
    low, high = found.interval([2, 9])
    assert (low.tolist(), high.tolist()) == ([0, 0], [0, 0])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (([], []), "at least one"),
        (([1, 2], [True]), "as long as"),
        (([-1], [True]), "zero"),
        (([np.nan], [True]), "numbers"),
        (([3], [True], [3]), "enter before"),
        (([0], [True], [0]), "enter before"),
        (([3], [True], [-2]), "zero"),
    ],
)
def test_what_cannot_be_is_refused(given: tuple, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        kaplan_meier(*given)


CLOCKS = st.lists(
    st.tuples(st.integers(0, 60), st.booleans(), st.integers(-1, 59)), min_size=1, max_size=60
)


@settings(max_examples=500)
@given(CLOCKS)
def test_as_statsmodels(clocks: list[tuple[int, bool, int]]) -> None:
    ages, stopped, entered = (np.array(part) for part in zip(*clocks, strict=True))
    entered = np.where(entered >= ages, -1, entered)
    if not stopped.any():
        return
    found = kaplan_meier(ages, stopped, entered)
    # They have nobody at risk at age 0, so all is put a day on.
    later, seen = ages + 1.0, entered + 1.0
    theirs = SurvfuncRight(later, stopped.astype(int), entry=seen)
    place = np.searchsorted(theirs.surv_times, found.ages + 1)
    np.testing.assert_allclose(found.share, np.asarray(theirs.surv_prob)[place], atol=1e-12)
    np.testing.assert_allclose(found.at_risk, np.asarray(theirs.n_risk)[place])
    inside = (found.share > 0) & np.isfinite(found.variance)
    errors = np.asarray(theirs.surv_prob_se)[place][inside]
    np.testing.assert_allclose(
        found.share[inside] * np.sqrt(found.variance[inside]), errors, atol=1e-9
    )


@settings(max_examples=500)
@given(CLOCKS, st.lists(st.integers(0, 70), min_size=1, max_size=9))
def test_a_curve_only_falls_and_its_interval_holds_it(
    clocks: list[tuple[int, bool, int]], at: list[int]
) -> None:
    ages, stopped, _ = (np.array(part) for part in zip(*clocks, strict=True))
    found = kaplan_meier(ages, stopped)
    share = found.at(sorted(at))
    low, high = found.interval(sorted(at))
    assert (np.diff(share) <= 0).all()
    assert ((low <= share) & (share <= high) & (low >= 0) & (high <= 1)).all()
