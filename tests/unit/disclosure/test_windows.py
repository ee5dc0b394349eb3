"""Windows that overlap, and the months of earlier charts, must not tell a month that is small."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.disclosure.profiles import LEADERSHIP, OPERATIONAL, PUBLIC
from readiness.disclosure.windows import told_over_time
from readiness.model import Released

ENDS = pd.date_range("2026-01-31", periods=12, freq="ME")
BEFORE = [pd.Timestamp("2026-01-01"), *(ENDS[:-1] + pd.Timedelta(days=1))]
MONTHS = dict(enumerate(zip(BEFORE, ENDS, strict=True)))


def facts(measure: str, *sums: tuple[int, int, int], whole: int | None = None) -> pd.DataFrame:
    """(first month, last month, how many); with `whole`, out of so many."""
    return pd.DataFrame(
        {
            "measure": measure,
            "breakdown": "all",
            "period_start": [MONTHS[first][0] for first, _, _ in sums],
            "period_end": [MONTHS[last][1] for _, last, _ in sums],
            "numerator": pd.array([many for _, _, many in sums], dtype="Int64"),
            "denominator": pd.array([whole] * len(sums), dtype="Int64"),
        }
    )


NOTHING = facts("none")


def released(results: pd.DataFrame, points: pd.DataFrame = NOTHING, profile="leadership"):
    return Released(profile, date(2026, 9, 30), results, points=points)


def told(results, earlier, points=NOTHING, profile=LEADERSHIP) -> set[str]:
    return told_over_time(results, points, earlier, profile)


COUNTS = (12, 11, 15, 20, 9, 14, 3)
SIX = facts("seen", (0, 5, sum(COUNTS[:6])))
NEXT = facts("seen", (1, 6, sum(COUNTS[1:7])))
CHART = facts("seen", *((k, k, COUNTS[k]) for k in range(6)))


def test_the_next_month_is_told_by_the_months_of_the_chart_before() -> None:
    assert told(NEXT, [released(SIX, CHART)]) == {"seen"}


def test_two_windows_alone_tell_no_month() -> None:
    assert told(NEXT, [released(SIX)]) == set()


def test_a_month_that_is_not_small_is_no_secret() -> None:
    more = facts("seen", (1, 6, sum(COUNTS[1:6]) + 6))
    assert told(more, [released(SIX, CHART)]) == set()


def test_what_was_told_before_is_not_this_release_s_doing() -> None:
    small = facts("seen", (0, 5, 69), (0, 4, 66))
    assert told(facts("seen", (1, 6, 90)), [released(small)]) == set()


def test_two_reports_together_tell_with_a_third() -> None:
    chart = facts("seen", *((k, k, COUNTS[k]) for k in range(1, 6)))
    assert told(NEXT, [released(SIX, chart)]) == {"seen"}
    assert told(NEXT, [released(SIX), released(chart)]) == {"seen"}


def test_sums_that_contradict_each_other_are_of_changed_records() -> None:
    """What contradicts is set aside, wherever it stands; alone, it tells nothing."""
    for wrong in (facts("seen", (1, 6, 999)), facts("seen", (0, 5, 10), (0, 5, 20))):
        for earlier in ([wrong, CHART], [CHART, wrong]):
            assert told(NEXT, [released(one) for one in earlier]) == {"seen"}
        assert told(NEXT, [released(wrong)]) == set()


def test_what_is_left_of_a_share_is_held_too() -> None:
    chart = facts("timely", (1, 5, 60), whole=80)
    assert told(facts("timely", (1, 6, 80), whole=103), [released(chart)]) == {"timely"}
    assert told(facts("timely", (1, 6, 80), whole=106), [released(chart)]) == set()


@pytest.mark.parametrize("profile", [OPERATIONAL, PUBLIC])
def test_exact_and_rounded_reports_are_left_to_other_rules(profile) -> None:
    assert told(NEXT, [released(SIX, CHART)], profile=profile) == set()
    assert told(NEXT, [released(SIX, CHART, "public")]) == set()


@settings(max_examples=200)
@given(
    st.lists(st.integers(0, 30), min_size=12, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=6),
    st.tuples(st.integers(0, 11), st.integers(0, 11)),
)
def test_nothing_small_is_told_that_another_history_would_not_tell(months, before, now) -> None:
    """What is found is told indeed: no other months give the same sums and another sum there; and
    where nothing is found, every small stretch could be otherwise."""
    sums = [(min(p), max(p), sum(months[min(p) : max(p) + 1])) for p in (*before, now)]
    rows = np.array([[first <= k <= last for k in range(12)] for first, last, _ in sums], float)
    ours = told(facts("m", sums[-1]), [released(facts("m", *sums[:-1]))])
    ends = sorted({e for first, last, _ in sums for e in (first, last + 1)})
    rank = np.linalg.matrix_rank
    small = {
        (a, b) for i, a in enumerate(ends) for b in ends[i + 1 :] if 1 <= sum(months[a:b]) <= 5
    }

    def known(by: np.ndarray) -> set[tuple[int, int]]:
        stretch = {one: [one[0] <= k < one[1] for k in range(12)] for one in small}
        return {
            one
            for one, mask in stretch.items()
            if len(by) and rank(np.vstack([by, mask])) == rank(by)
        }

    assert bool(ours) == bool(known(rows) - known(rows[:-1]))


def test_months_follow_on() -> None:
    assert all(b == a + pd.Timedelta(days=1) for (_, a), (b, _) in pairwise(MONTHS.values()))
