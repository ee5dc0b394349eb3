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
    ],
)
def test_what_cannot_be_is_refused(given: tuple, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        kaplan_meier(*given)


CLOCKS = st.lists(
    st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 59)), min_size=1, max_size=60
)


@settings(max_examples=500, deadline=None)
@given(CLOCKS)
def test_as_statsmodels(clocks: list[tuple[int, bool, int]]) -> None:
    ages, stopped, entered = (np.array(part) for part in zip(*clocks, strict=True))
    entered = np.where(entered >= ages, 0, entered)
    if not stopped.any():
        return
    found = kaplan_meier(ages, stopped, entered)
    theirs = SurvfuncRight(ages.astype(float), stopped.astype(int), entry=entered.astype(float))
    place = np.searchsorted(theirs.surv_times, found.ages)
    np.testing.assert_allclose(found.share, np.asarray(theirs.surv_prob)[place], atol=1e-12)
    np.testing.assert_allclose(found.at_risk, np.asarray(theirs.n_risk)[place])
    inside = (found.share > 0) & np.isfinite(found.variance)
    errors = np.asarray(theirs.surv_prob_se)[place][inside]
    np.testing.assert_allclose(
        found.share[inside] * np.sqrt(found.variance[inside]), errors, atol=1e-9
    )


@settings(max_examples=500, deadline=None)
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
