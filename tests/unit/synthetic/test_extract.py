"""What must hold between and within the lists, by Ofsted's guidance to Annex A (August 2019)."""

from datetime import date

import pandas as pd
import pytest

from readiness.calendar import full_years
from readiness.intake.annex_a.lists import LISTS
from readiness.synthetic.extract import extract
from readiness.synthetic.world import World

AS_AT, WINDOW, YEAR = date(2026, 9, 30), date(2026, 4, 1), date(2025, 10, 1)
Lists = dict[str, pd.DataFrame]

ONE_ROW = ("children_in_need", "child_protection", "children_in_care", "care_leavers", "adoption")
SEVERAL = {
    "contacts": "date_of_contact",
    "early_help": "started",
    "referrals": "date_of_referral",
    "assessments": "started",
    "section_47": "strategy_discussion",
}


def status_of(lists: Lists) -> dict[str, str]:
    need = lists["children_in_need"]
    return dict(zip(need.child_id, need.case_status, strict=True))


def still(frame: pd.DataFrame, ended: str) -> pd.DataFrame:
    return frame[frame[ended].isna()]


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.name)
def test_every_row_has_the_declared_columns(world: World, spec: object) -> None:
    rows = extract(world, spec.name)  # type: ignore[attr-defined]
    assert rows
    assert {len(row) for row in rows} == {len(spec.columns)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.name)
def test_required_cells_are_filled(lists: Lists, spec: object) -> None:
    frame = lists[spec.name]  # type: ignore[attr-defined]
    required = {c.id for c in spec.columns if c.required} - {"personal_adviser"}  # type: ignore[attr-defined]
    blank = {name for name in required if frame[name].isna().any()}
    assert not blank


def test_everyone_on_a_plan_is_in_list_6(lists: Lists) -> None:
    status = status_of(lists)
    in_care = set(still(lists["children_in_care"], "ceased").child_id)
    for child in still(lists["child_protection"], "ended").child_id:
        assert status[child] == ("looked_after" if child in in_care else "child_protection")


def test_everyone_in_care_is_in_list_6(lists: Lists) -> None:
    status = status_of(lists)
    in_care = set(still(lists["children_in_care"], "ceased").child_id)
    assert {child for child, words in status.items() if words == "looked_after"} == in_care


def test_a_status_of_plan_means_a_plan(lists: Lists) -> None:
    on_plan = set(still(lists["child_protection"], "ended").child_id)
    said = {child for child, words in status_of(lists).items() if words == "child_protection"}
    assert said <= on_plan


def test_an_open_assessment_status_means_an_open_assessment(lists: Lists) -> None:
    being_assessed = set(still(lists["assessments"], "authorised").child_id)
    said = {child for child, words in status_of(lists).items() if words == "open_assessment"}
    assert said
    assert said <= being_assessed


def test_open_assessments_are_of_open_children(lists: Lists) -> None:
    status = status_of(lists)
    assert all(status[c] != "closed" for c in still(lists["assessments"], "authorised").child_id)


def test_adopted_leavers_are_in_list_10_on_the_same_day(lists: Lists) -> None:
    care, plans = lists["children_in_care"], lists["adoption"].set_index("child_id")
    adopted = care[care.cease_reason.isin(["E11", "E12"])]
    for child, ceased in zip(adopted.child_id, adopted.ceased, strict=True):
        assert plans.order[child] == ceased


def test_families_of_list_10_are_in_list_11_with_the_same_dates(lists: Lists) -> None:
    families = lists["adopters"].drop_duplicates("family_id").set_index("family_id")
    matched = lists["adoption"].dropna(subset=["family_id"])
    for row in matched.itertuples():
        family = families.loc[row.family_id]
        assert (family.matched, family.placed, family.order) == (row.matched, row.placed, row.order)


def test_a_conference_that_made_a_plan_has_it_in_list_7(lists: Lists) -> None:
    plans = lists["child_protection"].set_index("child_id").started
    enquiries = lists["section_47"]
    made = enquiries[enquiries.plan_made == "yes"]
    assert len(made)
    for child, held in zip(made.child_id, made.conference, strict=True):
        assert plans[child] == held


def test_a_plan_of_the_six_months_has_its_conference_in_list_5(lists: Lists) -> None:
    plans = lists["child_protection"]
    new = plans[plans.started >= WINDOW]
    held = set(zip(lists["section_47"].child_id, lists["section_47"].conference, strict=True))
    assert set(zip(new.child_id, new.started, strict=True)) <= held


def test_a_referral_acted_on_leads_to_an_assessment_or_an_episode(lists: Lists) -> None:
    referrals = lists["referrals"]
    acted = set(referrals[referrals.no_further_action == "no"].child_id)
    assert acted <= set(lists["assessments"].child_id) | set(lists["children_in_need"].child_id)


@pytest.mark.parametrize(
    ("name", "column", "when"),
    [
        ("referrals", "referrals_in_last_12_months", "date_of_referral"),
        ("section_47", "enquiries_in_last_12_months", "strategy_discussion"),
        ("section_47", "conferences_in_last_12_months", "strategy_discussion"),
    ],
)
def test_counts_are_one_a_child(lists: Lists, name: str, column: str, when: str) -> None:
    frame = lists[name]
    by_child = frame.groupby("child_id")[column]
    assert (by_child.nunique() == 1).all()
    assert (frame[column] > 0).any()
    if not column.startswith("conferences"):
        # Rows before the latest are within the year before it, so the count takes in all of them.
        assert (by_child.first() >= frame.groupby("child_id")[when].count() - 1).all()


def test_counts_are_of_the_year_before_the_latest(world: World, lists: Lists) -> None:
    from readiness.calendar import months_before

    told = {child.id: [referral.on for referral in child.referrals] for child in world.children}
    frame = lists["referrals"].drop_duplicates("child_id")
    for child, count in zip(frame.child_id, frame.referrals_in_last_12_months, strict=True):
        *others, latest = told[child]
        assert count == sum(months_before(latest, 12) <= day < latest for day in others)


@pytest.mark.parametrize("name", ONE_ROW)
def test_one_row_a_child(lists: Lists, name: str) -> None:
    assert lists[name].child_id.is_unique


def test_a_child_is_described_alike_everywhere(lists: Lists) -> None:
    columns = ["child_id", "sex", "ethnicity", "date_of_birth", "age"]
    rows = pd.concat([lists[spec.name][columns] for spec in LISTS[:-1]]).drop_duplicates()
    assert rows.child_id.is_unique


def test_ages_are_in_full_years_and_minus_one_for_the_unborn(lists: Lists) -> None:
    need = lists["children_in_need"]
    dated = need.dropna(subset=["date_of_birth"])
    assert [full_years(day, AS_AT) for day in dated.date_of_birth] == list(dated.age)
    assert (need.age == -1).any()
    assert (need[need.age == -1].sex == "not_stated").all()


@pytest.mark.parametrize(("name", "when"), SEVERAL.items())
def test_rows_are_in_date_order_and_in_scope(lists: Lists, name: str, when: str) -> None:
    days = list(lists[name][when])
    assert days == sorted(days)
    assert max(days) <= AS_AT
    if name in {"contacts", "referrals"}:
        assert min(days) >= WINDOW


def test_what_ended_before_the_six_months_is_left_out(lists: Lists) -> None:
    for name, ended in (
        ("early_help", "completed"), ("assessments", "authorised"), ("children_in_need", "closed"),
        ("child_protection", "ended"), ("children_in_care", "ceased"),
    ):  # fmt: skip
        assert lists[name][ended].dropna().min() >= WINDOW
    for ended in ("order", "reversed"):
        assert lists["adoption"][ended].dropna().min() >= YEAR


def same_blanks(frame: pd.DataFrame, *columns: str) -> bool:
    first, *others = (frame[column].isna() for column in columns)
    return all((first == other).all() for other in others)


def test_endings_and_their_reasons_are_blank_together(lists: Lists) -> None:
    need = lists["children_in_need"]
    assert same_blanks(need, "closed", "closure_reason")
    assert ((need.case_status == "closed") == need.closed.notna()).all()
    assert not (need.closure_reason == "RC8").any()
    assert same_blanks(lists["children_in_care"], "ceased", "cease_reason")
    assert same_blanks(lists["adoption"], "reversed", "reversal_reason")
    assert same_blanks(lists["adopters"], "left_process", "leaving_reason")
    assert same_blanks(lists["assessments"], "authorised", "child_seen", "needs_support")
    assert same_blanks(lists["child_protection"], "last_visit", "seen_alone")


def test_interviews_are_blank_where_nobody_went_missing(lists: Lists) -> None:
    care = lists["children_in_care"]
    offered = care.return_interview_offered
    assert (offered.notna() == (care.missing_episodes_in_12_months > 0)).all()
    assert (care.return_interview_accepted.notna() == (offered == "yes")).all()
    assert (care.placements_in_12_months >= 1).all()


def test_how_a_leaver_lives_is_blank_if_not_in_touch(lists: Lists) -> None:
    leavers = lists["care_leavers"]
    for column in ("accommodation", "suitability", "activity"):
        assert (leavers[column].notna() == (leavers.in_touch == "yes")).all()


def test_a_conference_is_blank_where_it_was_unnecessary(lists: Lists) -> None:
    enquiries = lists["section_47"]
    assert enquiries[enquiries.conference_unnecessary == "yes"].conference.isna().all()
    assert same_blanks(enquiries, "conference", "plan_made")
    assert enquiries.conference_unnecessary.isna().any()


def test_last_visits_are_the_latest_of_the_story(world: World, lists: Lists) -> None:
    told = {child.id: child for child in world.children}
    for row in lists["children_in_care"].itertuples():
        visits = told[row.child_id].care[-1].visits
        assert row.last_visit == (max(visits) if visits else None)


def test_previous_plans_are_never_blank_and_some_are_many(lists: Lists) -> None:
    previous = lists["child_protection"].previous_plans
    assert previous.notna().all()
    assert previous.max() >= 1
    assert previous.min() == 0
