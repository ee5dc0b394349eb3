"""Attack 6, month on month: what three monthly reports and their charts tell of one month."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness import assess, measures, publish, synthetic
from readiness.disclosure.windows import drawn_points, points_of
from readiness.model import EARLIER, Released

DAYS = ("2026-07-31", "2026-08-31", "2026-09-30")


@pytest.fixture(scope="module")
def monthly(tmp_path_factory):
    """An authority whose third report tells small counts, where it is made without the first two."""
    place = tmp_path_factory.mktemp("monthly")
    synthetic.write(
        place, children=300, seed=4, as_at=date(2026, 9, 30), measures=measures.registry()
    )
    files = {"evidence": place / "evidence.xlsx", "returns": place / "returns"}
    return [assess(place / "annex_a.xlsx", as_at=day, cache=False, **files) for day in DAYS]


def published(monthly, knowing: bool):
    """As released one after the other, each held against those before it, or against none."""
    found = []
    for one in monthly:
        shown = publish(one, "leadership", previous=found if knowing else ())
        points = points_of(shown.trends)
        found.append(Released("leadership", one.as_at, shown.results, str(one.as_at), points))
    return found


def small_months(reports) -> set[tuple[str, str]]:
    """Measure and column of which an outsider can work out a small sum of some days.

    All sums of a measure as rows over the days between their ends; a stretch of days that is some
    of these rows, added and taken away, follows from them.
    """
    frames = [
        pd.concat([one.results[one.results["breakdown"] == "all"], one.points]) for one in reports
    ]
    rows = pd.concat(frames)
    rows = rows[rows["period_start"] < rows["period_end"]]
    rows = rows.assign(rest=rows["denominator"] - rows["numerator"])
    found = set()
    for measure, mine in rows.groupby("measure"):
        for column in ("numerator", "denominator", "rest"):
            there = mine.dropna(subset=[column]).drop_duplicates(["period_start", "period_end"])
            if len(there) > 1 and _tells(there, column):
                found.add((str(measure), column))
    return found


def _tells(sums: pd.DataFrame, column: str) -> bool:
    after = sums["period_end"] + pd.Timedelta(days=1)
    ends = sorted({*sums["period_start"], *after})
    begins = np.array([ends.index(day) for day in sums["period_start"]])
    finishes = np.array([ends.index(day) for day in after])
    places = np.arange(len(ends) - 1)
    matrix = ((places >= begins[:, None]) & (places < finishes[:, None])).astype(float)
    pairs = [(a, b) for a in range(len(places)) for b in range(a + 1, len(ends))]
    rows = np.array([(places >= a) & (places < b) for a, b in pairs], float)
    ways = np.linalg.lstsq(matrix.T, rows.T, rcond=None)[0]
    follows = np.isclose(matrix.T @ ways, rows.T).all(axis=0)
    values = np.round(sums[column].to_numpy(dtype=float) @ ways)
    return bool((follows & (values >= 1) & (values <= 5)).any())


def test_attack_06_months_of_reports_one_after_the_other(monthly) -> None:
    assert small_months(published(monthly, knowing=False))
    assert small_months(published(monthly, knowing=True)) == set()


def test_attack_06_months_drawn_of_earlier_reports_are_those_they_showed(monthly) -> None:
    """To the number, and no other: a chart that is longer by them tells nothing that is new."""
    key = ["measure", "period_start", "period_end", "numerator", "denominator"]
    found: list[Released] = []
    drawn = 0
    for one in monthly:
        shown = publish(one, "leadership", previous=found)
        every = drawn_points(shown.trends)
        taken = every[every["source"] == EARLIER]
        if len(taken):
            known = pd.concat([before.points for before in found])[key].drop_duplicates()
            assert len(taken.merge(known, on=key)) == len(taken)
            drawn += len(taken)
        points = points_of(shown.trends)
        assert EARLIER not in set(points["source"])
        found.append(Released("leadership", one.as_at, shown.results, str(one.as_at), points))
    assert drawn
