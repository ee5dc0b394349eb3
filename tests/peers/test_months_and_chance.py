"""What a month's number may say, when all that moves it is chance.

Two rules ask about months, and only of steps that no chance makes; a chart of a measure's history
has limits, and says something of its last month no more often than it must.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from tests.peers.examples import AS_AT, found_by, rows

from readiness.measures.monthly import typed
from readiness.model import ChildList, History
from readiness.quality import check
from readiness.quality.any_list.months import month_starts
from readiness.trends import trends

RULES = ("any_list.sudden_step", "any_list.month_without")
Counts = NDArray[np.int64]


def their_way(months: Counts) -> NDArray[np.bool_]:
    """Outside the mean, one standard deviation either way, of the same months."""
    centre, spread = months.mean(axis=-1, keepdims=True), months.std(axis=-1, keepdims=True)
    return np.abs(months - centre) > spread


def by_chance(months: int, years: int = 1_000) -> Counts:
    """Numbers of contacts about a hundred a month, in which nothing ever changes."""
    return np.random.default_rng(20250930).poisson(100, (years, months))


def contacts(months: Counts) -> ChildList:
    starts = [start.item() + timedelta(days=3) for start in month_starts(AS_AT)[:-1]]
    days = [day for day, n in zip(starts, months.tolist(), strict=True) for _ in range(n)]
    lines = [f"C{n} | {day}" for n, day in enumerate(days)]
    return rows("contacts", "\n".join(["child_id | date_of_contact", *lines]))


def test_a_month_is_not_remarked_on_for_chance_alone() -> None:
    """Seen: one month in three flagged where nothing changed; limits for individual values from
    the moving range (2.66 of its mean) would flag about one in a hundred."""
    years = by_chance(12)
    assert 0.28 < their_way(years).mean() < 0.38
    ranges = np.abs(np.diff(years, axis=1)).mean(axis=1, keepdims=True)
    limits = np.abs(years - years.mean(axis=1, keepdims=True)) > 2.66 * ranges
    assert limits.mean() < 0.02

    for months in by_chance(6, years=20):
        assert their_way(months).any()
        issues = check({"contacts": contacts(months)}, AS_AT)
        assert not any(found_by(rule, issues) for rule in RULES)

    stepped = by_chance(6)[0] * [1, 1, 1, 1, 4, 1]
    assert found_by(RULES[0], check({"contacts": contacts(stepped)}, AS_AT))


def test_a_steady_series_is_flagged_no_more_than_chance_does() -> None:
    """Twenty-four months in which nothing changes: two charts in a hundred have a sign at the last
    point, where every second one has a month outside a standard deviation among its last two."""
    years = by_chance(24, years=400)
    ends = pd.date_range(end="2025-09-30", periods=24, freq="ME").date.tolist()
    entry = {"id": "contacts_received", "polarity": "neutral", "unit": "per 10,000 a year"}
    signs = 0
    for months in years:
        told = [
            (entry["id"], e, n, None, float(n), "annex_a")
            for e, n in zip(ends, months.tolist(), strict=True)
        ]
        (found,) = trends(History(typed(told)), [entry], {}, {}, AS_AT)
        assert found.chart == "xmr"
        signs += found.variation != "common"
    assert 0 < signs / len(years) < 0.05
    assert their_way(years)[:, -2:].any(axis=1).mean() > 0.4
