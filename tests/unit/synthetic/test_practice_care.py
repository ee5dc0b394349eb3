"""The evidence of children in care and care leavers: rows that fit the children, and measures that
fit the rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
import pytest

from readiness.calendar import full_years, months_before
from readiness.intake.evidence.tabs.care_leavers import CARE_LEAVERS
from readiness.intake.evidence.tabs.children_in_care import CHILDREN_IN_CARE
from readiness.intake.evidence.tabs.practice import PRACTICE
from readiness.measures import compute, registry
from readiness.measures.examples import typed
from readiness.model import ChildList, Count, Lists, Mean
from readiness.story import Child
from readiness.synthetic import World, answer_key, generate
from readiness.synthetic.evidence import items

DAYS = (date(2026, 9, 30), date(2025, 8, 31), date(2024, 2, 29))
ESCALATIONS = [tab for tab in PRACTICE if tab.name == "escalations"]
TABS = {tab.name: tab for tab in (*CHILDREN_IN_CARE, *CARE_LEAVERS, *ESCALATIONS)}
OURS = {name: one for name, one in registry().items() if one.lists[0] in TABS}
PLACE = ["measure", "breakdown", "group"]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def told(request: pytest.FixtureRequest) -> World:
    return generate(300, 7, request.param)


def rows(name: str, world: World) -> list[dict[str, Any]]:
    return [dict(item) for item in items(name, world)]


def table(name: str, world: World) -> ChildList:
    """The rows as the reader of the workbook would hand them over."""
    columns = [column.id for column in TABS[name].columns]
    cells = [
        ["" if (v := row.get(c)) is None else str(v) for c in columns] for row in rows(name, world)
    ]
    return typed(name, pd.DataFrame(cells, columns=columns, dtype="str"))


def tables(world: World) -> Lists:
    return {name: table(name, world) for name in TABS}


def in_care(world: World) -> dict[str, Child]:
    return {c.id: c for c in world.children if c.care and c.care[-1].ended is None}


# The measures


def test_every_number_of_the_catalogue_has_its_measures() -> None:
    once = ["M68", "M69", "M76", "M78", "M93"]
    twice = ["M58", "M62", "M73", "M74", "M77", "M80"]
    wanted = {**dict.fromkeys(once, 1), **dict.fromkeys(twice, 2), "M75": 3, "M79": 3}
    assert Counter(one.catalogue for one in OURS.values()) == wanted


def test_somebody_is_in_every_numerator_and_denominator(told: World) -> None:
    key = answer_key(told, OURS).query("breakdown == 'all'").set_index("measure")
    counts = [name for name, one in OURS.items() if one.shape is Count]
    means = [name for name, one in OURS.items() if one.shape is Mean]
    shares = [name for name in OURS if name not in (*counts, *means)]
    assert (key.loc[counts + shares, "numerator"] > 0).all()
    assert (key.loc[means + shares, "denominator"] > 0).all()
    assert (key.loc[means, "value"] > 0).all()
    assert (key.loc[shares, "numerator"] < key.loc[shares, "denominator"]).mean() > 0.8


def test_measures_find_in_the_tabs_what_the_rows_say(told: World) -> None:
    found = compute(tables(told), told.as_at)
    there = found[found["measure"].isin(list(OURS))]
    both = answer_key(told, OURS).merge(there, on=PLACE, how="outer", suffixes=("_true", ""))
    for number in ("numerator", "denominator"):
        differs = both[number].fillna(-1) != both[f"{number}_true"].fillna(-1)
        assert both.loc[differs, [*PLACE, number, f"{number}_true"]].to_dict("records") == []
    means = both[both["value_true"].notna()]
    assert not means.empty
    assert means["value"].to_numpy() == pytest.approx(means["value_true"].to_numpy())
    assert (both["unusable"].fillna(0) == 0).all()


@pytest.mark.parametrize(
    ("tab", "column", "lost", "kept"),
    [
        (
            "virtual_school",
            "first_plan",
            "first_education_plan_in_time",
            "education_plan_this_term",
        ),
        ("fostering_households", "last_review", "foster_reviews_in_date", "foster_places_filled"),
    ],
)
def test_a_column_nobody_filled_in_is_not_supplied_and_never_nought(
    tab: str, column: str, lost: str, kept: str, told: World
) -> None:
    there = table(tab, told)
    there.frame[column] = pd.Series(pd.NaT, index=there.frame.index, dtype="datetime64[s]")
    found = compute({tab: there}, told.as_at).query("breakdown == 'all'").set_index("measure")
    assert found.loc[lost, "state"] == "not_supplied"
    assert found.loc[kept, "state"] == "shown"


# The rows


@pytest.mark.parametrize("name", TABS)
def test_rows_are_as_the_tab_declares_and_of_no_day_to_come(name: str, told: World) -> None:
    declared = {column.id: column for column in TABS[name].columns}
    written = rows(name, told)
    assert written
    for row in written:
        assert set(row) <= set(declared)
        assert None not in row.values()
        assert {one.id for one in declared.values() if one.required} <= set(row)
        for column, value in row.items():
            assert not isinstance(value, date) or value <= told.as_at
            assert not declared[column].choices or value in declared[column].choices


@pytest.mark.parametrize("name", TABS)
def test_the_same_seed_writes_the_same_rows(name: str, told: World) -> None:
    assert rows(name, told) == rows(name, generate(300, 7, told.as_at))


@pytest.mark.parametrize("name", ["advocacy", "life_story"])
def test_every_child_in_care_has_one_row(name: str, told: World) -> None:
    cared = in_care(told)
    assert [row["child_id"] for row in rows(name, told)] == list(cared)
    for row in rows(name, told):
        assert row["team"] == cared[row["child_id"]].care[-1].team


def test_dates_of_entering_care_are_the_childrens(told: World) -> None:
    children = {child.id: child for child in told.children}
    for name in ("initial_health", "virtual_school", "life_story"):
        for row in rows(name, told):
            assert row["entered_care"] == children[row["child_id"]].care[-1].started


def test_first_assessments_are_of_all_who_came_in_the_year(told: World) -> None:
    since = months_before(told.as_at, 12)
    came = [c.id for c in told.children if c.care and c.care[-1].started > since]
    assert [row["child_id"] for row in rows("initial_health", told)] == came


def test_pupils_are_of_school_age_and_results_of_their_year(told: World) -> None:
    cared = in_care(told)
    for row in rows("virtual_school", told):
        born = cared[row["child_id"]].born
        assert born is not None
        assert 5 <= full_years(born, told.as_at) <= 17
        assert ("key_stage_2" in row) <= (full_years(born, told.as_at) in (11, 12))
        assert ("attainment_8" in row) == ("english_and_maths" in row)
        assert ("attainment_8" in row) <= (full_years(born, told.as_at) in (16, 17))


def test_places_hold_every_child_placed_with_the_authoritys_own_carers(told: World) -> None:
    homes = [child.care[-1].placements[-1] for child in in_care(told).values()]
    fostered = [home for home in homes if home.kind[0] == "U" and home.provider == "PR1"]
    register = rows("fostering_households", told)
    assert sum(row["filled"] for row in register) == len(fostered) > 0
    assert all(row["filled"] <= row["places"] for row in register)
    assert len({row["household"] for row in register}) == len(register)
    assert not any(row["filled"] for row in register if "ended" in row)


def test_stays_without_registration_are_those_of_the_stories(told: World) -> None:
    homes = {
        (child.id, home.started)
        for child in told.children
        for care in child.care
        for home in care.placements
        if home.urn is None
    }
    stays = rows("unregistered_homes", told)
    assert {(s["child_id"], s["started"]) for s in stays if "child_id" in s} <= homes
    assert any("ended" not in stay for stay in stays)


def test_relatives_are_approved_for_children_living_with_them(told: World) -> None:
    cared = in_care(told)
    for row in rows("kinship_approvals", told):
        home = cared[row["child_id"]].care[-1].placements[-1]
        assert home.kind in {"U1", "U3"}
        assert row["approved"] == home.started


def test_older_care_leavers_are_21_to_25_and_those_named_are_listed(told: World) -> None:
    leavers = {child.id: child for child in told.children if child.leaving_care}
    written = rows("older_care_leavers", told)
    assert all(21 <= row["age"] <= 25 for row in written)
    assert {row["open"] for row in written if "child_id" not in row} == {"no"}
    for row in written:
        if "child_id" in row:
            born = leavers[row["child_id"]].born
            assert born is not None
            assert full_years(born, told.as_at) == row["age"]


def test_there_is_more_of_everything_in_a_larger_authority() -> None:
    small, large = (generate(size, 7, DAYS[0]) for size in (300, 1200))
    for name in TABS:
        assert len(rows(name, large)) > 1.5 * len(rows(name, small)), name
