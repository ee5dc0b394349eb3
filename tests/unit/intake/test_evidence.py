"""The evidence workbook, written with the declared headings and read back. All of it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from readiness.errors import InputError
from readiness.framework import limit_rules
from readiness.intake.evidence import EVIDENCE_TABS, Evidence, Tab, read_evidence
from readiness.intake.evidence_cells import folded, read_area, read_cell
from readiness.intake.evidence_tabs import AREAS, GRADES, JOINT_AREA, OVERALL, Heading
from readiness.model import Area, Severity

AS_AT = dt.date(2026, 9, 30)
D = dt.date
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes sheets (name -> rows, the headings among them) as a workbook."""

    def build(**sheets: list[list[Any]]) -> Path:
        path = tmp_path / "evidence.xlsx"
        book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name.replace("__", " "))
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, ["" if cell is None else cell for cell in row])
        book.close()
        return path

    return build


def tab(name: str) -> Tab:
    return next(tab for tab in EVIDENCE_TABS if tab.name == name)


def rows(name: str, *items: dict[str, Any]) -> list[list[Any]]:
    """The tab's headings and a row an item, keyed by column id."""
    columns = tab(name).columns
    return [list(tab(name).headings), *([item.get(c.id) for c in columns] for item in items)]


def places(evidence: Evidence) -> list[tuple[str | None, tuple[int, ...]]]:
    return [(issue.column, issue.rows) for issue in evidence.issues]


AUTHORITY = {
    "name": "Moorvale",
    "region": "North West",
    "children_0_17": 52_000,
    "population_source": "invented",
    "statistical_neighbours": "Rochdale; Oldham ;Tameside;",
}


def judgement(area: str, grade: object, **more: object) -> dict[str, object]:
    return {"area": area, "grade": grade, "inspected": D(2023, 5, 15), **more}


def test_the_declaration_names_every_subject_once() -> None:
    names = [tab.name for tab in EVIDENCE_TABS]
    assert len(names) == len(set(names)) == 13
    for each in EVIDENCE_TABS:
        assert len(set(each.headings)) == len(each.columns)
        assert each.purpose.endswith(".")
        assert all(folded(c.text) == c.id for c in each.columns)


def test_an_empty_template_is_no_evidence_and_no_fault(write: Write) -> None:
    found = read_evidence(write(**{t.name: [list(t.headings)] for t in EVIDENCE_TABS}), AS_AT)
    assert found.issues == ()
    assert found.authority is None
    assert (found.grades, dict(found.audits), dict(found.settings)) == ((), {}, {})
    assert {name: len(frame) for name, frame in found.tabs.items()} == {
        tab.name: 0 for tab in EVIDENCE_TABS
    }


def test_missing_tabs_are_empty_frames_with_their_columns(write: Write) -> None:
    found = read_evidence(write(authority=rows("authority", AUTHORITY)), AS_AT)
    assert found.issues == ()
    assert list(found.tabs["audits"].columns) == ["row", *(c.id for c in tab("audits").columns)]
    assert found.tabs["audits"]["date"].dtype == "datetime64[s]"


def test_the_authority_says_who_it_is(write: Write) -> None:
    authority = read_evidence(write(authority=rows("authority", AUTHORITY)), AS_AT).authority
    assert authority is not None
    assert authority.name == "Moorvale"
    assert authority.population == 52_000
    assert authority.neighbours == ("Rochdale", "Oldham", "Tameside")
    assert (authority.code, authority.la_number) == (None, None)


@pytest.mark.parametrize("children", [0, -5, 52_000.5])
def test_an_impossible_population_is_reported_and_not_used(write: Write, children: float) -> None:
    path = write(authority=rows("authority", AUTHORITY | {"children_0_17": children}))
    found = read_evidence(path, AS_AT)
    assert found.authority is not None
    assert found.authority.population is None
    assert places(found) == [("authority: children_0_17", (2,))]


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
    (grade,) = read_evidence(path, AS_AT).grades
    assert (grade.grade, grade.inspected) == (2, D(2025, 1, 20))


def test_a_judgement_not_yet_out_is_not_used(write: Write) -> None:
    late = judgement(AREAS[0], "good", inspected=D(2026, 9, 1), published=D(2026, 10, 12))
    found = read_evidence(write(last_inspection=rows("last_inspection", late)), AS_AT)
    assert found.grades == ()
    assert places(found) == [("last_inspection: Inspected", (2,))]
    assert read_evidence(
        write(last_inspection=rows("last_inspection", late)), D(2026, 10, 12)
    ).grades


def audit(date: object, area: str, grade: object) -> dict[str, object]:
    return {"date": date, "area": area, "moderated_grade": grade}


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
    assert len(found.tabs["audits"]) == 6


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
    said = " ".join(issue.message for issue in found.issues)
    assert not any(word in said for word in ("Tuesday", "weather", "splendid"))
    assert all(issue.list is None and issue.severity is Severity.ERROR for issue in found.issues)


def test_headings_may_stand_lower_in_any_order_and_spelling(write: Write) -> None:
    path = write(
        Local__limits=[
            ["Our own limits"],
            [],
            ["UNIT", "Reviewed", " limit ", "Value"],
            ["working days", "x", "Protection visit", "15"],
        ]
    )
    found = read_evidence(path, AS_AT)
    assert dict(found.settings) == {"protection_visit": 15}
    assert [issue.severity for issue in found.issues] == [Severity.QUERY]
    assert "Columns 2 " in found.issues[0].message


@pytest.mark.parametrize(
    ("limit", "value", "unit"),
    [
        ("no such limit", 15, None),
        ("assessment_duration", 60, "working_days"),  # law, not the authority's to set
        ("protection_visit", 0, None),
        ("protection_visit", 1.5, None),
        ("protection_visit", 3, "weeks"),
    ],
)
def test_a_limit_that_cannot_be_set_is_refused(
    write: Write, limit: str, value: float, unit: str | None
) -> None:
    item = {"limit": limit, "value": value, "unit": unit}
    found = read_evidence(write(local_limits=rows("local_limits", item)), AS_AT)
    assert dict(found.settings) == {}
    assert places(found) == [("local_limits: Limit", (2,))]


def test_every_local_limit_may_be_set(write: Write) -> None:
    local = {name: rule for name, rule in limit_rules().items() if rule.local}
    items = [{"limit": name, "value": 7, "unit": rule.unit} for name, rule in local.items()]
    found = read_evidence(write(local_limits=rows("local_limits", *items)), AS_AT)
    assert dict(found.settings) == dict.fromkeys(local, 7)
    assert found.issues == ()


def test_a_sheet_without_headings_is_reported_whole(write: Write) -> None:
    found = read_evidence(write(audits=[["hello"], ["there", 3]]), AS_AT)
    assert places(found) == [("audits", ())]
    assert "hello" not in found.issues[0].message


def test_a_missing_required_column_is_reported_and_the_rest_is_read(write: Write) -> None:
    found = read_evidence(write(audits=[["Date", "Area"], ["2026-01-05", AREAS[0]]]), AS_AT)
    assert places(found) == [("audits: Moderated grade", ())]
    assert len(found.tabs["audits"]) == 1
    assert dict(found.audits) == {}


def test_unknown_and_repeated_sheets_are_told_and_guidance_is_not(write: Write) -> None:
    limit = {"limit": "need_visit", "value": 30}
    path = write(
        Read__me=[["anything"]],
        Weather=[["rain"]],
        local_limits=rows("local_limits", limit),
        Local__Limits=rows("local_limits", limit | {"value": 40}),
    )
    found = read_evidence(path, AS_AT)
    assert dict(found.settings) == {"need_visit": 30}
    assert places(found) == [("sheet 2", ()), ("local_limits", ())]


@pytest.mark.parametrize("content", [None, b"", b"not a workbook at all"])
def test_what_cannot_be_opened_ends_in_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "evidence.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"evidence\.xlsx") as caught:
        read_evidence(path, AS_AT)
    assert str(caught.value).count(".") <= 3


@pytest.mark.parametrize(
    ("written", "area"),
    [
        (
            "The experiences and progress of children who need help and protection",
            "help_and_protection",
        ),
        ("experiences and progress of children in care", "children_in_care"),
        ("Children looked after", "children_in_care"),
        ("the experiences and progress of care leavers", "care_leavers"),
        ("children care leavers", "care_leavers"),
        ("children in care and care leavers", "children_in_care_and_care_leavers"),
        ("leaders", "leaders"),
        ("Overall effectiveness", "overall_effectiveness"),
        ("social work", None),
    ],
)
def test_judgement_names_of_every_framework_are_understood(written: str, area: str | None) -> None:
    assert read_area(written) == area


@given(st.sampled_from(GRADES), st.sampled_from([str.upper, str.title, str.lower]))
def test_a_grade_is_its_place_in_the_scale_however_it_is_cased(
    words: str, cased: Callable[[str], str]
) -> None:
    column = Heading("grade", "grade", GRADES)
    assert read_cell(column, f" {cased(words)} ") == GRADES.index(words) + 1


@given(
    st.dates(D(1990, 1, 1), D(2060, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"])
)
def test_a_date_is_the_day_written_day_first(day: dt.date, form: str) -> None:
    assert read_cell(Heading("date", "date"), day.strftime(form)) == day


@pytest.mark.parametrize("number", [45_000, 20.5, "31/02/2026", "13/13/2026"])
def test_a_number_or_an_impossible_day_is_no_date(number: object) -> None:
    assert read_cell(Heading("date", "date"), number) is None
