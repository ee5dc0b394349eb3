"""What is held about ILACS, and what the public functions answer."""

from __future__ import annotations

from datetime import date

import pytest

from readiness import framework
from readiness.errors import InputError
from readiness.model import Area

LIMITS_MEASURES_USE = {
    "assessment_duration": (45, "working_days"),
    "section_47_to_conference": (15, "working_days"),
    "plan_long": (729, "days"),
    "protection_visit": (10, "working_days"),
    "care_visit": (6, "weeks"),
    "care_visit_long_term": (3, "months"),
    "care_visit_first": (1, "weeks"),
    "care_review_first": (20, "working_days"),
    "care_review_second": (3, "months"),
    "care_review_later": (6, "months"),
    "health_review": (12, "months"),
    "health_review_under_5": (6, "months"),
    "pathway_review": (6, "months"),
    "rereferral_window": (12, "months"),
    "repeat_contacts": (3, "count"),
}


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2018, 1, 1), "ilacs_2018"),
        (date(2022, 12, 31), "ilacs_2018"),
        (date(2023, 1, 1), "ilacs_2023"),
        (date(2026, 3, 31), "ilacs_2023"),
        (date(2026, 4, 1), "ilacs_2026"),
        (date(2031, 1, 1), "ilacs_2026"),  # until a later version is given a first day
    ],
)
def test_the_version_goes_by_the_start_of_the_inspection(on: date, key: str) -> None:
    assert framework.version(on).key == key


def test_no_version_is_guessed_before_the_first() -> None:
    with pytest.raises(InputError, match="2018-01-01"):
        framework.version(date(2017, 12, 31))


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        (
            "ilacs_2018",
            "leaders, help_and_protection, children_in_care_and_care_leavers, overall_effectiveness",
        ),
        (
            "ilacs_2023",
            "leaders, help_and_protection, children_in_care, care_leavers, overall_effectiveness",
        ),
        ("ilacs_2026", "leaders, help_and_protection, children_in_care, care_leavers"),
        ("cfs_2027", ""),
    ],
)
def test_judgements_stand_in_printed_order(key: str, printed: str) -> None:
    assert ", ".join(each.key for each in framework.judgements(key)) == printed


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(InputError, match="ilacs_2023"):
        framework.judgements("ilacs_2019")


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2024, 1, 1), date(2026, 11, 1)])
def test_every_area_has_one_judgement_and_never_the_overall(on: date) -> None:
    for area in Area:
        found = framework.judgements_for_area(area, on)
        assert len(found) == 1
        assert area in found[0].areas


def test_children_in_care_and_care_leavers_were_one_judgement_to_2022() -> None:
    day = date(2022, 12, 31)
    joint = framework.judgements_for_area("care_leavers", day)
    assert joint == framework.judgements_for_area(Area.CHILDREN_IN_CARE, day)
    assert framework.judgements_for_area("care_leavers", date(2023, 1, 1)) != joint


@pytest.mark.parametrize(
    ("text", "key", "judgement"),
    [
        ("The impact of leaders on practice with children and families", "ilacs_2026", "leaders"),
        ("the experiences and progress of\n children  in CARE", "ilacs_2026", "children_in_care"),
        ("experiences and progress of children care leavers", "ilacs_2023", "care_leavers"),
        ("children in care and care leavers", "ilacs_2023", None),  # joint: not of this version
        (
            "Experiences of children in care and care leavers",
            "ilacs_2018",
            "children_in_care_and_care_leavers",
        ),
        ("Overall effectiveness", "ilacs_2023", "overall_effectiveness"),
        ("Overall effectiveness", "ilacs_2026", None),
        ("Date of last inspection", "ilacs_2026", None),
    ],
)
def test_a_judgement_is_known_however_a_report_words_it(
    text: str, key: str, judgement: str | None
) -> None:
    found = framework.match_judgement(text, key)
    assert (found.key if found else None) == judgement


def test_every_version_knows_its_own_titles() -> None:
    for key in framework.known_versions():
        for each in framework.judgements(key):
            assert framework.match_judgement(each.title, key) == each


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Outstanding", 1),
        (" good ", 2),
        ("Requires improvement to be good", 3),
        ("requires  improvement", 3),
        ("Requires-improvement", 3),
        ("RI", 3),
        ("INADEQUATE", 4),
        (4, 4),
        ("5", None),
        ("good enough", None),
        ("", None),
        ("not judged", None),
    ],
)
def test_grades_are_read_in_any_form(text: str | int, grade: int | None) -> None:
    assert framework.parse_grade(text) == grade


def test_the_long_form_is_printed() -> None:
    assert framework.grade_title(3) == "Requires improvement to be good"
    assert [word.grade for word in framework.grade_scale()] == [1, 2, 3, 4]
    with pytest.raises(ValueError, match="1 to 4"):
        framework.grade_title(0)


def test_limits_measures_use() -> None:
    held = framework.limits(date(2026, 9, 30))
    assert {name: (held[name].value, held[name].unit) for name in LIMITS_MEASURES_USE} == (
        LIMITS_MEASURES_USE
    )


def test_only_limits_read_at_their_source_are_confirmed() -> None:
    held = framework.limits(date(2026, 9, 30))
    assert {name for name, limit in held.items() if limit.confirmed} == {
        "assessment_duration",
        "section_47_to_conference",
        "plan_long",
        "protection_review_first",
        "protection_review_later",
    }
    assert all(limit.reference for limit in held.values())


def test_a_limit_is_not_guessed_before_its_first_value() -> None:
    with pytest.raises(InputError, match=r"'\w+' is not known before \d{4}-\d\d-\d\d"):
        framework.limits(date(2009, 12, 31))


def test_the_limit_in_force_is_the_latest_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    from readiness.framework import clocks

    value = {"reference": "A law", "confidence": "verified", "sources": ("x",)}
    rule = clocks.LimitRule.model_validate(
        {
            "title": "A visit",
            "unit": "weeks",
            "values": [
                {"since": date(2020, 1, 1), "value": 6, **value},
                {"since": date(2025, 1, 1), "value": 4, **value},
            ],
        }
    )
    monkeypatch.setattr(clocks, "limit_rules", lambda: {"visit": rule})
    assert clocks.limits(date(2024, 12, 31))["visit"].value == 6
    assert clocks.limits(date(2025, 1, 1))["visit"].value == 4


def test_an_authority_sets_only_what_is_its_own() -> None:
    on = date(2026, 9, 30)
    own = framework.limits(on, {"protection_visit": 15})["protection_visit"]
    assert (own.value, own.unit, own.local, own.confirmed) == (15, "working_days", True, True)
    assert framework.limits(on)["protection_visit"].value == 10
    with pytest.raises(InputError, match="assessment_duration"):
        framework.limits(on, {"assessment_duration": 60})
    with pytest.raises(InputError, match="above nought"):
        framework.limits(on, {"protection_visit": 0})


def test_the_call_is_on_monday_and_the_annex_a_day_only_a_target() -> None:
    days = {event.id: event for event in framework.timeline("standard")}
    assert (days["call"].week, days["call"].day) == (1, 1)
    assert (days["on_site"].week, days["on_site"].day) == (2, 1)
    assert (days["feedback_standard"].week, days["feedback_standard"].day) == (3, 5)
    annex_a = days["annex_a"]
    assert (annex_a.day, annex_a.target, annex_a.confidence) == (2, True, "unconfirmed")
    assert annex_a.setting == "annex_a_deadline_day"
    assert "feedback_standard" not in {event.id for event in framework.timeline("short")}


def test_weeks_of_an_inspection_run_forwards() -> None:
    for activity in ("short", "standard"):
        placed = [(e.week, e.day) for e in framework.timeline(activity) if e.week and e.day]
        assert placed == sorted(placed)


def test_the_2026_route_is_marked_second_hand() -> None:
    route = {each.id: each for each in framework.routes()}["short_route_2026"]
    assert route.confidence == "secondary"
    assert route.first == date(2026, 4, 1)
    assert route.previous_overall is None


def test_routes_by_overall_grade_end_with_the_overall_grade() -> None:
    last = framework.known_versions()["ilacs_2023"].last
    by_overall = [each for each in framework.routes() if each.previous_overall]
    assert [each.previous_overall for each in by_overall] == [1, 2, 3, 4]
    assert {each.last for each in by_overall} == {last}


def test_the_governance_calendar() -> None:
    meetings = {each.id: each for each in framework.governance()}
    assert (meetings["improvement_board"].every, meetings["improvement_board"].unit) == (
        2,
        "months",
    )
    assert meetings["lead_member"].every == 2
    review = meetings["department_review"]
    assert (review.every, review.unit, review.lasts) == (3, "months", 12)
    assert meetings["self_assessment"].months == (9, 10)


def test_areas_have_titles_and_other_words_are_refused() -> None:
    assert list(framework.area_titles) == list(Area)
    assert framework.area_title("leaders") == "Impact of leaders"
    with pytest.raises(InputError, match="care_leavers"):
        framework.area_title("adoption")


def test_every_public_name_exists() -> None:
    for name in framework.__all__:
        assert getattr(framework, name) is not None
    with pytest.raises(AttributeError, match="overall_grade"):
        framework.overall_grade  # noqa: B018
