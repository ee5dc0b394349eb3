"""Audits as published: nothing small is shown, and nothing small can be worked out of what is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from readiness.disclosure.practice import audits_shown, schemes
from readiness.disclosure.profiles import LEADERSHIP, OPERATIONAL, PUBLIC
from readiness.model import RESULT_COLUMNS, Area
from readiness.model.said import PRACTICE_COLUMNS, no_audits

AS_AT = date(2026, 9, 30)
AREAS = list(Area)
HALVES = schemes(AS_AT)[2]


def audits_of(counts, first=None):
    """counts: area by half-year by grade; every first grade is the moderated one unless given."""
    rows = []
    for (a, p, g), number in np.ndenumerate(np.array(counts)):
        if number:
            month = pd.Timestamp(HALVES[p][1])
            rows.append((AREAS[a].value, month, first or g + 1, g + 1, int(number)))
    return pd.DataFrame(rows, columns=list(no_audits().columns)).astype(no_audits().dtypes)


def results_of(audits, hidden=()):
    """The two measures of the year, shown unless named."""
    n = int(audits["audits"].sum())
    good = int(audits.loc[audits["moderated"] <= 2, "audits"].sum())
    low = int(audits.loc[audits["moderated"] > audits["first"], "audits"].sum())
    rows = []
    for name, k in (("audits_good", good), ("audits_lowered", low)):
        row = dict.fromkeys(RESULT_COLUMNS)
        row |= {"measure": name, "breakdown": "all", "group": "all", "state": "shown"}
        row |= {"numerator": k, "denominator": n}
        if name in hidden:
            row |= {"numerator": pd.NA, "denominator": pd.NA, "state": "suppressed"}
        rows.append(row)
    return pd.DataFrame(rows)


def published_of(counts, profile=LEADERSHIP, **changes):
    audits = audits_of(counts)
    return audits_shown(audits, AS_AT, changes.get("results", results_of(audits)), profile)


def test_the_columns_are_as_declared_and_nobody_gets_rows_of_nothing():
    empty = audits_shown(no_audits(), AS_AT, results_of(no_audits()), LEADERSHIP)
    assert empty.empty
    assert tuple(empty.columns) == PRACTICE_COLUMNS


def test_half_years_end_in_march_and_september_whatever_the_day():
    for day in (AS_AT, date(2026, 10, 1), date(2027, 2, 28), date(2027, 3, 30)):
        assert schemes(day)[2] == HALVES
    assert schemes(date(2027, 3, 31))[2][-1] == (date(2026, 10, 1), date(2027, 3, 31))
    years = schemes(AS_AT)[1]
    assert years[1] == (date(2025, 10, 1), AS_AT)
    assert years[0][1] + timedelta(days=1) == years[1][0]


ROOMY = [[[20, 20, 20, 20]] * 2] * 4


def test_large_numbers_are_shown_and_add_up():
    shown = published_of(ROOMY)
    assert (shown["state"] == "shown").sum() > 16
    grades = shown[shown["kind"] == "grade"]
    whole = grades[grades["area"] == "all"].groupby("period_start")["audits"].sum()
    parts = grades[grades["area"] != "all"].groupby("period_start")["audits"].sum()
    assert whole.tolist() == parts.tolist() == [320, 320]


def test_the_team_that_holds_the_records_sees_each_grade_of_each_area():
    shown = published_of([[[1, 2, 3, 4]] * 2] * 4, OPERATIONAL)
    row = shown[(shown["area"] == AREAS[1].value) & (shown["group"] == "3")]
    assert row["audits"].tolist() == [3, 3]


def test_the_public_sees_none():
    assert published_of(ROOMY, PUBLIC).empty


def test_a_hidden_measure_of_the_year_hides_its_halves():
    audits = audits_of(ROOMY)
    shown = published_of(ROOMY, results=results_of(audits, hidden=("audits_good",)))
    assert (shown["state"] == "suppressed").all()
    assert shown["audits"].isna().all()
    shown = published_of(ROOMY, results=results_of(audits, hidden=("audits_lowered",)))
    assert set(shown.loc[shown["kind"] == "moderation", "state"]) == {"suppressed"}


def test_a_year_that_counts_a_few_more_is_not_told_beside_its_halves():
    results = results_of(audits_of(ROOMY))
    results["denominator"] += 3
    assert (published_of(ROOMY, results=results)["state"] == "suppressed").all()


def test_two_audits_without_a_first_grade_withhold_how_often_grades_were_lowered():
    audits = audits_of(ROOMY)
    audits.loc[0, "audits"] -= 2
    without = audits.loc[[0]].assign(first=0, audits=2)
    audits = pd.concat([audits, without], ignore_index=True)
    shown = audits_shown(audits, AS_AT, results_of(audits), LEADERSHIP)
    assert set(shown.loc[shown["kind"] == "moderation", "state"]) == {"suppressed"}
    assert set(shown.loc[shown["kind"] == "grade", "state"]) == {"shown"}


def test_one_small_area_takes_another_with_it():
    counts = [[[9, 9, 9, 9]] * 2, [[9, 9, 9, 9]] * 2, [[0, 8, 9, 9]] * 2, [[0, 2, 2, 0]] * 2]
    shown = published_of(counts)
    hidden = set(shown.loc[shown["state"] == "suppressed", "area"])
    assert hidden == {AREAS[2].value, AREAS[3].value}


def test_a_mean_that_would_tell_a_grade_hides_the_area():
    """Of twelve audits none is below good: a mean of 3.1 then says that one is outstanding."""
    ample = [[9, 9, 9, 9]] * 2
    shown = published_of([ample, ample, ample, [[1, 5, 0, 0], [0, 6, 0, 0]]], TWELVE)
    assert AREAS[3].value in set(shown.loc[shown["state"] == "suppressed", "area"])
    shown = published_of([ample, ample, ample, [[0, 6, 0, 0], [0, 6, 0, 0]]], TWELVE)
    assert AREAS[3].value not in set(shown.loc[shown["state"] == "suppressed", "area"])


TWELVE = replace(LEADERSHIP, minimum=6)


cell = st.one_of(st.just(0), st.integers(0, 8), st.integers(6, 20))
tables = st.lists(cell, min_size=32, max_size=32).map(lambda v: np.array(v).reshape(4, 2, 4))


FEW_OF_AN_AREA = np.zeros((4, 2, 4), dtype=int)
"""By grade there are enough in all areas together, and three in one."""
FEW_OF_AN_AREA[:3, 0, 2:] = [(10, 0), (3, 7), (0, 10)]
FEW_OF_AN_AREA[:3, 1, 2:] = [(10, 0), (0, 10), (3, 7)]


@settings(max_examples=60)
@example(FEW_OF_AN_AREA)
@given(tables)
def test_no_small_count_is_shown_or_has_one_value(counts):
    shown = published_of(counts)
    seen = shown["audits"].dropna()
    assert not ((seen >= 1) & (seen <= 5)).any()
    constraints = known_to(shown, counts)
    for name, row in quantities(counts):
        value = int(row @ counts.ravel())
        if 1 <= value <= 5:
            assert least(row, constraints) < value or -least(-row, constraints) > value, name


def known_to(shown, counts):
    """What a reader can write down: all that is shown, the year's measure, each area's mean."""
    made = []
    for one in shown[(shown["kind"] == "grade") & shown["audits"].notna()].itertuples():
        mask = np.zeros((4, 2, 4))
        areas = slice(None) if one.area == "all" else AREAS.index(Area(one.area))
        period = [pd.Timestamp(first) for first, _ in HALVES].index(one.period_start)
        for grade in one.group.split("-"):
            mask[areas, period, int(grade) - 1] = 1
        made.append((mask.ravel(), int(one.audits), int(one.audits)))
    whole = counts.sum()
    good = np.zeros((4, 2, 4))
    good[:, :, :2] = 1
    best = counts[:, :, :2].sum()
    made += [(np.ones(32), whole, whole), (good.ravel(), best, best)]
    for area in range(4):
        n = counts[area].sum()
        if n:
            points = np.zeros((4, 2, 4))
            points[area] = [4, 3, 2, 1]
            mean = np.round(points.ravel() @ counts.ravel() / n, 1)
            size = np.zeros((4, 2, 4))
            size[area] = 1
            made.append(((points - (mean - 0.05) * size).ravel(), -1e-6, np.inf))
            made.append(((points - (mean + 0.05) * size).ravel(), -np.inf, 1e-6))
            made.append((size.ravel(), 1, np.inf))
    rows, low, high = zip(*made, strict=True)
    return LinearConstraint(np.array(rows), np.array(low), np.array(high))


def quantities(counts):
    for area, period in product(range(4), range(2)):
        for name, grades in (("1", [0]), ("2", [1]), ("3", [2]), ("4", [3]), ("good", [0, 1]),
                             ("not", [2, 3]), ("all", [0, 1, 2, 3])):  # fmt: skip
            mask = np.zeros((4, 2, 4))
            mask[area, period, grades] = 1
            yield f"{area} {period} {name}", mask.ravel()
    for period, grade in product(range(2), range(4)):
        mask = np.zeros((4, 2, 4))
        mask[:, period, grade] = 1
        yield f"all {period} {grade}", mask.ravel()


def least(row, constraints):
    found = milp(row, constraints=constraints, integrality=np.ones(32), bounds=Bounds(0, 1000))
    assert found.success or found.status == 4, found.message
    return round(found.fun)


@pytest.mark.parametrize("joined", [0, 1])
def test_the_checker_itself_would_notice(joined):
    """A table whose grades are all told is solved, so that the property above can fail."""
    counts = np.array([[[7, 7, 7, 1 + joined]] * 2] * 4)
    rows = [
        (area.value, pd.Timestamp(HALVES[p][0]), pd.Timestamp(HALVES[p][1]), "grade", str(g + 1),
         counts[a, p, g], "shown")
        for a, area in enumerate(AREAS) for p in range(2) for g in range(4) if g < 3 or a != 0
    ] + [("all", pd.Timestamp(HALVES[p][0]), pd.Timestamp(HALVES[p][1]), "grade", "4",
          counts[:, p, 3].sum(), "shown") for p in range(2)]  # fmt: skip
    shown = pd.DataFrame(rows, columns=list(PRACTICE_COLUMNS))
    constraints = known_to(shown, counts)
    row = np.zeros((4, 2, 4))
    row[0, 0, 3] = 1
    assert least(row.ravel(), constraints) == 1 + joined == -least(-row.ravel(), constraints)
