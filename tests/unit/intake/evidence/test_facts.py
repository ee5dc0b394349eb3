"""Whose the evidence is, the last grades, the audits and the authority's own limits."""

from __future__ import annotations

import pytest
from tests.unit.intake.evidence.workbooks import AS_AT, D, Write, places, rows, said

from readiness.framework import limit_rules
from readiness.intake.evidence import read_evidence
from readiness.intake.evidence.declaration import AREAS, JOINT_AREA, OVERALL
from readiness.model import Area, Severity

AUTHORITY = {
    "name": "Moorvale",
    "region": "North West",
    "children_0_17": 52_000,
    "population_source": "invented",
    "statistical_neighbours": "Aland; Bmere ;Cford;",
}


def judgement(area: str, grade: object, **more: object) -> dict[str, object]:
    return {"area": area, "grade": grade, "inspected": D(2023, 5, 15), **more}


def audit(date: object, area: str, grade: object) -> dict[str, object]:
    return {"date": date, "area": area, "moderated_grade": grade}


def test_the_authority_says_who_it_is(write: Write) -> None:
    authority = read_evidence(write(authority=rows("authority", AUTHORITY)), AS_AT).authority
    assert authority is not None
    assert authority.name == "Moorvale"
    assert authority.population == 52_000
    assert authority.neighbours == ("Aland", "Bmere", "Cford")
    assert (authority.code, authority.la_number) == (None, None)


@pytest.mark.parametrize("children", [0, 52_000.5, 1_600_000, 10**18])
def test_an_impossible_population_is_reported_and_not_used(write: Write, children: float) -> None:
    path = write(authority=rows("authority", AUTHORITY | {"children_0_17": children}))
    found = read_evidence(path, AS_AT)
    assert found.authority is not None
    assert found.authority.population is None
    assert places(found) == [("authority: Children 0 17", (2,))]


def test_two_authorities_in_one_tab_are_told(write: Write) -> None:
    path = write(authority=rows("authority", AUTHORITY, AUTHORITY | {"name": "Fenholt"}))
    found = read_evidence(path, AS_AT)
    assert found.authority is not None
    assert found.authority.name == "Moorvale"
    assert places(found) == [("authority", (2, 3))]


def test_rows_of_one_authority_that_agree_are_one(write: Write) -> None:
    again = {"name": "Moorvale", "code": "e08000099 ", "dfe_number": 999.0}
    path = write(authority=rows("authority", AUTHORITY, again))
    found = read_evidence(path, AS_AT)
    assert found.issues == ()
    assert found.authority is not None
    assert (found.authority.code, found.authority.population) == ("E08000099", 52_000)


def test_neighbours_parted_by_commas_are_asked_about(write: Write) -> None:
    def told(names: str) -> list[tuple[str | None, tuple[int, ...]]]:
        item = AUTHORITY | {"statistical_neighbours": names}
        return places(read_evidence(write(authority=rows("authority", item)), AS_AT))

    assert told("Aland, Bmere, Cford") == [("authority: Statistical neighbours", (2,))]
    assert told("Aland, City of; Bmere, County of") == []


def test_grades_are_read_in_any_form_and_given_in_the_order_of_areas(write: Write) -> None:
    path = write(
        last_inspection=rows(
            "last_inspection",
            judgement("The impact of leaders on social work practice", "Good"),
            judgement("children in care", 2.0),
            judgement("Help and Protection", "RI"),
            judgement("care leavers", "Requires improvement to be good", source="the report"),
            judgement(OVERALL, "inadequate"),
        )
    )
    found = read_evidence(path, AS_AT)
    assert [(g.area, g.grade) for g in found.grades] == [
        (Area.HELP_AND_PROTECTION, 3),
        (Area.CHILDREN_IN_CARE, 2),
        (Area.CARE_LEAVERS, 3),
        (Area.LEADERS, 2),
    ]
    assert found.grades[2].source == "the report"
    assert found.issues == ()


def test_two_grades_in_a_cell_are_not_read_and_the_message_says_what_to_write(
    write: Write,
) -> None:
    path = write(last_inspection=rows("last_inspection", judgement(AREAS[0], "Good/RI")))
    found = read_evidence(path, AS_AT)
    assert found.grades == ()
    assert places(found) == [("last_inspection: Grade", (2,))]
    assert "outstanding, good, requires improvement to be good, inadequate" in said(found)
    assert "Good/RI" not in said(found)
    assert found.tables["last_inspection"].unusable("grade").tolist() == [True]


def test_the_joint_judgement_of_before_2023_is_a_grade_for_both(write: Write) -> None:
    path = write(last_inspection=rows("last_inspection", judgement(JOINT_AREA, "inadequate")))
    areas = [(g.area, g.grade) for g in read_evidence(path, AS_AT).grades]
    assert areas == [(Area.CHILDREN_IN_CARE, 4), (Area.CARE_LEAVERS, 4)]


def test_a_later_judgement_replaces_an_earlier_one(write: Write) -> None:
    path = write(
        last_inspection=rows(
            "last_inspection",
            judgement(AREAS[0], "good", inspected=D(2025, 1, 20)),
            judgement(AREAS[0], "inadequate", inspected=D(2021, 1, 20)),
        )
    )
    found = read_evidence(path, AS_AT)
    (grade,) = found.grades
    assert (grade.grade, grade.inspected) == (2, D(2025, 1, 20))
    assert [(i.severity, i.rows) for i in found.issues] == [(Severity.QUERY, (3,))]


def test_two_grades_of_one_area_and_day_are_none_and_the_same_twice_is_one(write: Write) -> None:
    path = write(
        last_inspection=rows(
            "last_inspection",
            judgement(AREAS[0], "good"),
            judgement(AREAS[0], "inadequate"),
            judgement(AREAS[1], "good", source="the report"),
            judgement(AREAS[1], 2),
        )
    )
    found = read_evidence(path, AS_AT)
    assert [(g.area, g.grade, g.source) for g in found.grades] == [
        (Area.CHILDREN_IN_CARE, 2, "the report")
    ]
    assert [(i.severity, i.column, i.rows) for i in found.issues] == [
        (Severity.ERROR, "last_inspection: Grade", (2, 3)),
        (Severity.QUERY, "last_inspection: Grade", (5,)),
    ]


def test_a_judgement_not_yet_out_is_not_used(write: Write) -> None:
    late = judgement(AREAS[0], "good", inspected=D(2026, 9, 1), published=D(2026, 10, 12))
    path = write(last_inspection=rows("last_inspection", late))
    found = read_evidence(path, AS_AT)
    assert found.grades == ()
    assert places(found) == [("last_inspection: Inspected", (2,))]
    assert read_evidence(path, D(2026, 10, 12)).grades


def test_audits_are_counted_for_the_twelve_months_to_the_as_at_date(write: Write) -> None:
    path = write(
        audits=rows(
            "audits",
            audit(D(2025, 9, 30), AREAS[0], "good"),  # a year ago to the day: out
            audit(D(2025, 10, 1), AREAS[0], "good"),
            audit("30/09/2026", AREAS[0], "requires improvement"),
            audit(D(2026, 9, 30), AREAS[0], "good"),
            audit(D(2026, 10, 1), AREAS[0], "outstanding"),  # after the as-at date: out, reported
            audit(D(2026, 1, 5), AREAS[2], 4),
        )
    )
    found = read_evidence(path, AS_AT)
    assert dict(found.audits) == {
        Area.HELP_AND_PROTECTION: (0, 2, 1, 0),
        Area.CARE_LEAVERS: (0, 0, 0, 1),
    }
    assert places(found) == [("audits: Date", (6,))]
    assert len(found.tables["audits"]) == 6


def test_an_audit_that_cannot_be_read_is_reported_by_row_and_not_counted(write: Write) -> None:
    path = write(
        audits=rows(
            "audits",
            audit("last Tuesday", AREAS[0], "good"),
            audit(D(2026, 1, 5), "the weather", "good"),
            audit(D(2026, 1, 6), AREAS[0], "splendid"),
            audit(D(2026, 1, 7), JOINT_AREA, "good"),
            audit(D(2026, 1, 8), AREAS[0], None),
        )
    )
    found = read_evidence(path, AS_AT)
    assert dict(found.audits) == {}
    assert set(places(found)) == {
        ("audits: Date", (2,)),
        ("audits: Area", (3, 5)),
        ("audits: Moderated grade", (4,)),
        ("audits: Moderated grade", (6,)),
    }
    assert not any(word in said(found) for word in ("Tuesday", "weather", "splendid"))
    assert all(issue.list is None and issue.severity is Severity.ERROR for issue in found.issues)
    assert len(found.tables["audits"]) == 5


@pytest.mark.parametrize(
    ("limit", "value", "unit", "column"),
    [
        ("no such limit", 15, None, "Limit"),
        ("assessment_duration", 60, "working_days", "Limit"),  # law, not the authority's to set
        ("protection_visit", 0, None, "Value"),
        ("protection_visit", -1, None, "Value"),
        ("protection_visit", 1.5, None, "Value"),
        ("protection_visit", 10**12, None, "Value"),  # more days than a calendar holds
        ("protection_visit", 3, "weeks", "Unit"),
        ("protection_visit", 3, "fortnights", "Unit"),
        ("protection_visit", "ten", None, "Value"),
    ],
)
def test_a_limit_that_cannot_be_set_is_refused(
    write: Write, limit: str, value: object, unit: str | None, column: str
) -> None:
    item = {"limit": limit, "value": value, "unit": unit}
    found = read_evidence(write(local_limits=rows("local_limits", item)), AS_AT)
    assert dict(found.settings) == {}
    assert places(found) == [(f"local_limits: {column}", (2,))]


def test_a_limit_given_twice_is_used_only_if_both_rows_agree(write: Write) -> None:
    items = [
        {"limit": "protection_visit", "value": 5},
        {"limit": "Protection visit", "value": 7},
        {"limit": "need_visit", "value": 30},
        {"limit": "need_visit", "value": 30, "unit": "working_days"},
    ]
    found = read_evidence(write(local_limits=rows("local_limits", *items)), AS_AT)
    assert dict(found.settings) == {"need_visit": 30}
    assert [(i.severity, i.column, i.rows) for i in found.issues] == [
        (Severity.ERROR, "local_limits: Limit", (2, 3)),
        (Severity.QUERY, "local_limits: Limit", (4, 5)),
    ]


def test_limits_refused_alike_are_told_together(write: Write) -> None:
    items = [{"limit": name, "value": 7} for name in ("no such", "nor this", "assessment_duration")]
    found = read_evidence(write(local_limits=rows("local_limits", *items)), AS_AT)
    assert places(found) == [("local_limits: Limit", (2, 3, 4))]


def test_every_local_limit_may_be_set(write: Write) -> None:
    local = {name: rule for name, rule in limit_rules().items() if rule.local}
    items = [{"limit": name, "value": 7, "unit": rule.unit} for name, rule in local.items()]
    found = read_evidence(write(local_limits=rows("local_limits", *items)), AS_AT)
    assert dict(found.settings) == dict.fromkeys(local, 7)
    assert found.issues == ()


def test_where_limits_begin_anew_is_what_a_person_says(write: Write) -> None:
    told = {"from": D(2025, 4, 1), "measure": "care_starts", "reason": "A new edge of care team",
            "author": "Head of care"}  # fmt: skip
    path = write(rebases=rows("rebases", told, {**told, "reason": None}))
    found = read_evidence(path, AS_AT)
    first, second = found.rebases
    assert (first.measure, first.reason, first.author) == (
        "care_starts", "A new edge of care team", "Head of care",
    )  # fmt: skip
    assert str(first.day) == "2025-04-01"
    assert second.reason == ""
    assert places(found) == [("rebases: Reason", (3,))]
    assert read_evidence(write(authority=rows("authority", AUTHORITY)), AS_AT).rebases == ()
