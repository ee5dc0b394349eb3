"""What was said a month before, beside what then happened in an invented authority that lived on.

It lives for fifteen months first, so that what it does is what it has been doing: that work goes on as
it has is all that is assumed, and nothing foretells a change.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from tests.acceptance.living_on import KEPT, live_on

from readiness import synthetic
from readiness.intake import annex_a
from readiness.looking_ahead import of_tables
from readiness.measures import masks

BEGUN, BEFORE, DAYS = date(2025, 6, 2), 450, 30
AS_AT = BEGUN + timedelta(days=BEFORE)
VISIT = AS_AT + timedelta(days=DAYS)
AUTHORITIES = ((400, 1), (800, 2))
LIVES = 5


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> pd.DataFrame:
    """A row a measure, authority and life: what was said, and the true share at the visit."""
    rows = []
    for children, seed in AUTHORITIES:
        place = tmp_path_factory.mktemp("life")
        synthetic.write(place, children=children, seed=seed, as_at=BEGUN, format="csv")
        begun = annex_a.read(place / "annex_a", BEGUN).lists
        for kept in KEPT:
            for life in range(LIVES):
                lists = live_on(begun, kept, BEGUN, BEFORE, seed=1000 * seed + life)
                counted = masks(kept.measure, lists, AS_AT).denominator
                only = [kept.measure]
                said = of_tables(lists, {}, AS_AT, VISIT, only).rows.set_index("measure")
                then = live_on(lists, kept, AS_AT, DAYS, seed=100 * seed + life)
                now = masks(kept.measure, then, VISIT)
                both = counted & now.denominator
                true = 100 * (now.numerator & both).sum() / both.sum()
                rows.append({**said.loc[kept.measure], "measure": kept.measure, "true": true})
    return pd.DataFrame(rows)


def test_the_truth_is_never_outside_best_and_worst(told) -> None:
    assert (told["true"] >= told["worst"] - 1e-9).all()
    assert (told["true"] <= told["best"] + 1e-9).all()


def test_the_interval_holds_it_about_four_times_in_five(told) -> None:
    inside = told["true"].between(told["lower"] - 1e-9, told["upper"] + 1e-9)
    assert 0.70 <= inside.mean() <= 0.90, inside.mean()


def test_it_leans_neither_way(told) -> None:
    assert abs((told["expected"] - told["true"]).mean()) < 2
