"""The calendar: the authority's own days first, the rules after, and nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.enquiry.said_of import met, published_with

from readiness.calendar import is_working_day
from readiness.enquiry.governance import calendar_of, kind_expected, visits_between, window
from readiness.enquiry.governance.dates import on_a_working_day, years_after
from readiness.enquiry.governance.matching import kind_of, meant
from readiness.model import Area, Grade
from readiness.model.said import Action, Claim, Visit

AS_AT = date(2026, 9, 30)


def grades(*four: int, inspected: date = date(2025, 5, 19), out: date | None = date(2025, 7, 8)):
    order = (Area.LEADERS, Area.HELP_AND_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS)
    return [Grade(area, g, inspected, out, "report") for area, g in zip(order, four, strict=False)]


def days_of(published, name: str) -> list[tuple[date, str]]:
    return [(one.day, one.basis) for one in calendar_of(published).ahead if one.id == name]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Improvement Board", "improvement_board"),
        ("improvement board meeting", "improvement_board"),
        ("The Children's Improvement Board", "improvement_board"),
        ("Lead member and director", "lead_member"),
        ("Department for Education review", "department_review"),
        ("DfE Adviser's Report", "adviser_report"),
        ("Annual conversation", "engagement_meeting"),
        ("Ofsted annual engagement meeting", "engagement_meeting"),
        ("Self-evaluation update", "self_assessment"),
        ("Performance and quality board", None),
        ("Board", None),
        ("", None),
    ],
)
def test_meetings_are_known_by_name_kindly(name: str, wanted: str | None) -> None:
    found = meant(name)
    assert (found.id if found else None) == wanted


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("Focused visit", "focused_visit"),
        ("focussed visit", "focused_visit"),
        ("ILACS inspection", "inspection"),
        ("annual conversation", "engagement_meeting"),
        ("peer review", "peer_review"),
        ("monitoring visit", "monitoring_visit"),
        ("", ""),
    ],
)
def test_visits_are_known_by_kind(kind: str, wanted: str) -> None:
    assert kind_of(Visit(AS_AT, kind)) == wanted


def test_a_board_is_expected_two_months_after_the_last_and_moved_off_a_weekend() -> None:
    # 8 August and 8 October 2026 are a Saturday and a Thursday.
    published = published_with(AS_AT, meetings=met("Improvement board", "2026-06-08", "2026-08-07"))
    found = days_of(published, "improvement_board")
    assert found[0] == (date(2026, 10, 7), "expected")
    assert found[1] == (date(2026, 12, 7), "expected")
    assert found[2] == (date(2027, 2, 8), "expected")  # 7 February 2027 is a Sunday
    moved = [one for one in calendar_of(published).ahead if one.day == date(2027, 2, 8)]
    assert "Moved from Sunday 7 February 2027, a weekend" in moved[0].how


def test_planned_days_take_the_place_of_expected_ones() -> None:
    days = ("2026-08-07", "2026-10-14", "2026-12-02")
    published = published_with(AS_AT, meetings=met("improvement board meeting", *days))
    found = days_of(published, "improvement_board")
    assert found[:2] == [(date(2026, 10, 14), "planned"), (date(2026, 12, 2), "planned")]
    assert found[2] == (date(2027, 2, 2), "expected")


def test_a_hole_between_planned_days_is_filled_and_said_to_be_expected() -> None:
    published = published_with(AS_AT, meetings=met("Improvement board", "2026-08-07", "2027-02-05"))
    found = days_of(published, "improvement_board")
    assert found[:3] == [
        (date(2026, 10, 7), "expected"),
        (date(2026, 12, 7), "expected"),
        (date(2027, 2, 5), "planned"),
    ]


def test_the_authoritys_own_interval_replaces_ours() -> None:
    own = met("Improvement board", "2026-09-21", frequency="six-weekly")
    found = days_of(published_with(AS_AT, meetings=own), "improvement_board")
    assert found[0] == (date(2026, 11, 2), "expected")


def test_what_went_by_is_said_to_be_unrecorded_and_no_more() -> None:
    published = published_with(AS_AT, meetings=met("Improvement board", "2026-01-07", "2026-05-07"))
    said = calendar_of(published).missed
    assert len(said) == 1
    assert "7 March 2026 and 7 July 2026" in said[0] or "7 March 2026, 7 July 2026" in said[0]
    assert "none is recorded" in said[0]
    assert "not held" not in said[0]


def test_held_a_little_late_is_not_missed() -> None:
    published = published_with(AS_AT, meetings=met("Improvement board", "2026-06-01", "2026-08-20"))
    assert calendar_of(published).missed == ()


def test_due_on_the_day_is_not_missed() -> None:
    published = published_with(AS_AT, meetings=met("Improvement board", "2026-07-30"))
    assert calendar_of(published).missed == ()


def test_no_board_is_asked_of_an_authority_without_a_plan() -> None:
    published = published_with(AS_AT, meetings=met("Lead member and director", "2026-09-07"))
    assert not any("mprovement board" in said for said in calendar_of(published).undated)
    planned = published_with(AS_AT, actions=[Action("Do it")])
    assert any("Improvement board" in said for said in calendar_of(planned).undated)


def test_the_departments_reviews_end_after_twelve_months() -> None:
    held = met("Department for Education review", "2026-03-20", "2026-06-19", frequency="quarterly")
    published = published_with(AS_AT, meetings=held)
    found = [day for day, _ in days_of(published, "department_review")]
    assert found == [date(2026, 12, 21), date(2027, 3, 19)]  # 19 December 2026 is a Saturday
    missed = calendar_of(published).missed
    assert any("19 September 2026" in said for said in missed)
    assert any("20 March 2027" in said for said in calendar_of(published).notes)


def test_adviser_reports_are_expected_only_where_they_are_recorded() -> None:
    none = published_with(AS_AT, meetings=met("Improvement board", "2026-08-07"))
    assert not any(one.id == "adviser_report" for one in calendar_of(none).ahead)
    some = published_with(AS_AT, meetings=met("DfE adviser report", "2026-09-08"))
    assert days_of(some, "adviser_report")[0][0] == date(2026, 10, 20)
    after = [*met("DfE adviser report", "2026-05-08"), *met("DfE review", "2026-08-10")]
    assert days_of(published_with(AS_AT, meetings=after), "adviser_report") == []
    assert calendar_of(published_with(AS_AT, meetings=after)).missed == ()


@pytest.mark.parametrize(
    ("as_at", "claimed", "first", "missed"),
    [
        (date(2026, 9, 30), date(2026, 8, 30), date(2026, 9, 1), False),
        (date(2026, 9, 30), date(2026, 9, 20), date(2027, 9, 1), False),
        (date(2026, 3, 31), date(2025, 10, 1), date(2026, 9, 1), False),
        (date(2026, 3, 31), date(2025, 3, 1), date(2026, 9, 1), True),
        (date(2026, 12, 1), date(2025, 10, 1), date(2027, 9, 1), True),
        (date(2026, 12, 1), None, date(2027, 9, 1), False),
    ],
)
def test_the_self_assessment_by_the_time_of_year(as_at, claimed, first, missed) -> None:
    published = published_with(as_at, claims=[Claim("We know", None, 2, "", claimed)])
    entry = next(one for one in calendar_of(published).ahead if one.id == "self_assessment")
    assert (entry.first, entry.day) == (first, date(first.year, 10, 31))
    assert any("Self-assessment" in said for said in calendar_of(published).missed) is missed


def test_the_action_plan_is_due_70_working_days_after_the_report() -> None:
    after = published_with(date(2025, 7, 31), grades(3, 3, 3, 3))
    assert days_of(after, "action_plan") == [(date(2025, 10, 15), "expected")]
    late = published_with(AS_AT, grades(3, 3, 3, 3))
    assert any(
        "Action plan: expected by 15 October 2025" in said for said in calendar_of(late).missed
    )
    there = published_with(AS_AT, grades(3, 3, 3, 3), actions=[Action("Do it")])
    assert not any("Action plan" in said for said in calendar_of(there).missed)
    unknown = published_with(AS_AT, grades(3, 3, 3, 3, out=None))
    assert any("not given" in said for said in calendar_of(unknown).undated)


def test_the_window_is_counted_from_the_last_inspection() -> None:
    found = window(published_with(AS_AT, grades(3, 3, 3, 3)))
    assert found is not None
    assert found.stated == (date(2027, 11, 19), date(2028, 11, 19))
    assert (found.amber, found.clock) == (date(2027, 11, 19), "not yet")
    assert date(2028, 4, 5) < found.red < date(2028, 4, 20)
    assert found.seen[0] < found.seen[1] < found.seen[2]


@pytest.mark.parametrize(
    ("as_at", "clock"),
    [
        (date(2027, 11, 18), "not yet"),
        (date(2027, 11, 19), "amber"),
        (date(2028, 5, 1), "red"),
        (date(2028, 11, 19), "red"),
        (date(2028, 11, 20), "past"),
    ],
)
def test_the_clock_turns_on_its_days(as_at: date, clock: str) -> None:
    found = window(published_with(as_at, grades(3, 3, 3, 3)))
    assert found is not None
    assert found.clock == clock


def test_what_was_seen_goes_by_the_lowest_judgement() -> None:
    by = {g: window(published_with(AS_AT, grades(2, 2, 2, g))) for g in (1, 2, 3, 4)}
    middles = {g: found.seen[1] for g, found in by.items() if found}
    assert middles[1] == middles[2] > middles[4] > middles[3]


@pytest.mark.parametrize(
    ("four", "kind"),
    [
        ((2, 2, 2, 2), "short"),
        ((1, 2, 2, 3), "short"),
        ((2, 2, 3, 3), "standard"),
        ((3, 2, 2, 2), "standard"),
        ((4, 4, 4, 4), "standard"),
        ((2, 2, 2), ""),
    ],
)
def test_short_or_standard_by_the_rule_of_2026(four: tuple[int, ...], kind: str) -> None:
    found, said = kind_expected(published_with(AS_AT, grades(*four)))
    assert found == kind
    assert "an account of the rule" in said


def test_monitoring_visits_where_a_judgement_is_inadequate() -> None:
    assert "monitoring" in visits_between(published_with(AS_AT, grades(3, 3, 3, 4)))
    visits = [Visit(date(2026, 11, 30), "focused visit"), Visit(date(2026, 2, 3), "Focused visit")]
    said = visits_between(published_with(AS_AT, grades(3, 3, 3, 3), visits=visits))
    assert "last inspection: 3 February 2026; planned: 30 November 2026" in said


def test_the_public_sees_what_follows_from_ofsteds_dates_alone() -> None:
    published = published_with(AS_AT, grades(3, 3, 3, 3), supplied=())
    assert {one.id for one in calendar_of(published).ahead} == {
        "clock_amber", "clock_red", "stated_window",
    }  # fmt: skip


def test_nothing_known_is_nothing_said() -> None:
    found = calendar_of(published_with(AS_AT, grades=(), supplied=()))
    assert found.ahead == found.missed == found.undated == ()
    assert window(published_with(AS_AT, grades=())) is None


def test_expected_meetings_are_always_on_working_days_and_in_order() -> None:
    names = ("Improvement board", "Lead member and director", "Annual conversation", "Some board")
    held = [one for name in names for one in met(name, "2026-08-29", frequency="every six weeks")]
    found = calendar_of(published_with(AS_AT, grades(3, 3, 3, 3), meetings=held)).ahead
    expected = [one for one in found if one.basis == "expected" and one.report]
    assert len(expected) > 30
    assert all(is_working_day(one.day) for one in expected)
    opens = [one.first or one.day for one in found]
    assert opens == sorted(opens)


def test_past_the_table_of_bank_holidays_nothing_breaks() -> None:
    late = published_with(date(2035, 11, 30), meetings=met("Improvement board", "2035-11-05"))
    assert days_of(late, "improvement_board")[1] == (date(2036, 3, 5), "expected")


def test_moving_and_years() -> None:
    assert on_a_working_day(date(2026, 12, 25))[0] == date(2026, 12, 29)
    assert years_after(date(2025, 5, 19), 3.0) == date(2028, 5, 19)
    assert years_after(date(2025, 5, 19), 2.5) == date(2027, 11, 19)
