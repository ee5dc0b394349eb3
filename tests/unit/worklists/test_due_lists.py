"""Who is late and who falls due: held against the measures themselves, on the day and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from readiness import due_list, synthetic
from readiness.errors import InputError
from readiness.intake import annex_a
from readiness.intake.evidence import read_evidence
from readiness.measures import masks
from readiness.measures.ahead import FURTHEST, clock_measures
from readiness.model import Polarity
from readiness.worklists.due_lists import COLUMNS

AS_AT = date(2026, 9, 30)
UNTIL = AS_AT + timedelta(days=20)
MEASURES = {one.id: one for one in clock_measures()}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = tmp_path_factory.mktemp("due")
    synthetic.write(made, children=150, seed=8, as_at=AS_AT)
    return made


@pytest.fixture(scope="module")
def found(place) -> pd.DataFrame:
    return due_list(
        place / "annex_a.xlsx", as_at=AS_AT, until=UNTIL, evidence=place / "evidence.xlsx"
    )


@pytest.fixture(scope="module")
def tables(place):
    lists = annex_a.read(place / "annex_a.xlsx", AS_AT).lists
    return {**lists, **read_evidence(place / "evidence.xlsx", AS_AT).tables}


def late_rows(tables, measure: str, day: date) -> set[int]:
    """The rows of its list that the measure itself calls late on a day."""
    result = masks(measure, tables, day)
    low = MEASURES[measure].polarity is Polarity.LOW
    late = result.numerator if low else result.denominator & ~result.numerator
    table = tables[MEASURES[measure].lists[0]]
    return set(table.frame.loc[late, "source_row"])


def test_late_today_are_those_the_measure_calls_late(found, tables) -> None:
    assert found["measure"].nunique() > 10
    for measure, mine in found.groupby("measure"):
        late = set(mine.loc[mine["days_over"] > 0, "row"])
        assert late == late_rows(tables, str(measure), AS_AT), measure


def test_each_that_falls_due_is_in_time_on_its_day_and_late_the_day_after(found, tables) -> None:
    due = found[found["days_over"] == 0]
    assert len(due) > 50
    for (measure, day), mine in due.groupby(["measure", "due"]):
        rows = set(mine["row"])
        assert not rows & late_rows(tables, str(measure), day), (measure, day)
        assert rows <= late_rows(tables, str(measure), day + timedelta(days=1)), (measure, day)


def test_nobody_due_by_the_last_day_is_left_out(found, tables) -> None:
    for measure in found["measure"].unique():
        counted = masks(measure, tables, AS_AT).denominator
        table = tables[MEASURES[measure].lists[0]]
        today = set(table.frame.loc[counted, "source_row"])
        after = late_rows(tables, measure, UNTIL + timedelta(days=1)) & today
        assert set(found.loc[found["measure"] == measure, "row"]) == after, measure


def test_it_is_in_order_with_its_columns(found) -> None:
    assert tuple(found.columns) == COLUMNS
    assert found["days_over"].is_monotonic_decreasing
    longest = found["days_over"] >= FURTHEST
    assert found.loc[longest, "due"].isna().all()
    assert found.loc[~longest, "due"].notna().all()


@pytest.mark.parametrize("until", [date(2026, 9, 29), date(2027, 10, 1), date(9999, 1, 1)])
def test_it_ends_within_a_year(place, until) -> None:
    with pytest.raises(InputError, match="from the as-at date"):
        due_list(place / "annex_a.xlsx", as_at=AS_AT, until=until)


def test_where_all_are_late_all_are_listed(place) -> None:
    """An extract long gone: every visit, review and contact of it has run out."""
    later = date(2028, 6, 30)
    lists = annex_a.read(place / "annex_a.xlsx", later).lists
    found = due_list(place / "annex_a.xlsx", as_at=later)
    for measure in ("care_visits_in_date", "protection_visits_in_date", "contact_in_date"):
        late = late_rows(lists, measure, later)
        assert len(late) == masks(measure, lists, later).denominator.sum() > 5
        assert set(found.loc[found["measure"] == measure, "row"]) == late


def test_without_the_evidence_it_is_of_annex_a(place) -> None:
    mine = due_list(place / "annex_a.xlsx", as_at=AS_AT)
    assert set(mine["list"]) <= {
        "assessments", "children_in_need", "child_protection", "children_in_care", "care_leavers",
        "adoption",
    }  # fmt: skip
    assert mine["due"].dropna().max() <= AS_AT + timedelta(days=28)
