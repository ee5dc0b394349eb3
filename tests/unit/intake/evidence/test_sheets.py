"""Tabs and columns renamed, reordered and half there: found, and said, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from tests.unit.intake.evidence.workbooks import AS_AT, D, Row, Write, places, rows, said

from readiness.errors import InputError
from readiness.intake.evidence import EVIDENCE_TABS, read_evidence
from readiness.intake.evidence.declaration import AREAS
from readiness.model import Severity

AUDIT = {"date": D(2026, 1, 5), "area": AREAS[0], "moderated_grade": "good", "actions": 3}
LIMIT = {"limit": "need_visit", "value": 30}


def test_headings_alone_are_no_evidence_and_no_fault(write: Write) -> None:
    found = read_evidence(write(**{t.name: [list(t.headings)] for t in EVIDENCE_TABS}), AS_AT)
    assert found.issues == ()
    assert dict(found.tables) == {}
    assert found.authority is None
    assert (found.grades, dict(found.audits), dict(found.settings)) == ((), {}, {})


@pytest.mark.parametrize("name", ["AUDITS", "audits ", "Audit", "Audits 2026", "audits_2026"])
def test_a_tab_nearly_named_is_read(write: Write, name: str) -> None:
    found = read_evidence(write(**{name: rows("audits", AUDIT)}), AS_AT)
    assert len(found.tables["audits"]) == 1
    assert all(issue.severity is Severity.QUERY for issue in found.issues)
    assert len(found.issues) == (0 if name.strip().casefold() == "audits" else 1)


def test_a_tab_with_another_name_is_known_by_its_headings_and_said(write: Write) -> None:
    path = write(Sheet1=[["a note"]], Quality=rows("audits", AUDIT))
    found = read_evidence(path, AS_AT)
    assert len(found.tables["audits"]) == 1
    assert places(found) == [("sheet 1", ()), ("sheet 2", ())]
    assert "was read as the tab 'audits'" in found.issues[1].message
    assert "Quality" not in said(found)


def test_headings_of_several_tabs_are_not_guessed_between(write: Write) -> None:
    # The same three of pre-proceedings, private fostering and stays in unregistered homes.
    path = write(Work=[["Child id", "Started", "Ended"], ["K1", D(2026, 1, 5), None]])
    found = read_evidence(path, AS_AT)
    assert dict(found.tables) == {}
    assert [(i.severity, i.column) for i in found.issues] == [(Severity.ERROR, "sheet 1")]


def test_a_second_sheet_of_a_tab_is_told_and_not_read(write: Write) -> None:
    path = write(
        Weather=[["rain"]],
        local_limits=rows("local_limits", LIMIT),
        Local__Limits=rows("local_limits", LIMIT | {"value": 40}),
        My__limits__2025=rows("local_limits", LIMIT | {"value": 50}),
    )
    found = read_evidence(path, AS_AT)
    assert dict(found.settings) == {"need_visit": 30}
    assert {place for place, _ in places(found)} == {"sheet 1", "sheet 3", "sheet 4"}
    assert {i.column for i in found.issues if i.severity is Severity.ERROR} == {
        "sheet 3",
        "sheet 4",
    }


@pytest.mark.parametrize("name", ["Read__me", "read_me", "Guidance", "notes", "Choices"])
def test_guidance_is_no_tab_and_is_not_told(write: Write, name: str) -> None:
    path = write(**{name: [["anything"]], "local_limits": rows("local_limits", LIMIT)})
    assert read_evidence(path, AS_AT).issues == ()


@pytest.mark.parametrize("name", ["Notes", "Guidance"])
def test_a_tab_that_is_named_as_guidance_is_still_read(write: Write, name: str) -> None:
    found = read_evidence(write(**{name: rows("audits", AUDIT)}), AS_AT)
    assert len(found.tables["audits"]) == 1
    assert "was read as the tab 'audits'" in said(found)


def test_the_order_of_tabs_and_columns_does_not_matter(write: Write) -> None:
    headings: Row = list(reversed(rows("audits")[0]))
    row: Row = list(reversed(rows("audits", AUDIT)[1]))
    found = read_evidence(
        write(local_limits=rows("local_limits", LIMIT), audits=[headings, row]), AS_AT
    )
    assert found.issues == ()
    assert found.tables["audits"]["actions"].tolist() == [3]


def test_headings_may_stand_lower_in_any_order_and_spelling(write: Write) -> None:
    path = write(
        Local__limits=[
            ["Our own limits"],
            [],
            ["UNIT", "Reviewed", " limit *", "Value"],
            ["working days", "x", "Protection visit", "15"],
        ]
    )
    found = read_evidence(path, AS_AT)
    assert dict(found.settings) == {"protection_visit": 15}
    assert [issue.severity for issue in found.issues] == [Severity.QUERY]
    assert "column B was not read" in found.issues[0].message


@pytest.mark.parametrize("heading", ["Moderatd grade", "Moderated grades", "moderated-grade"])
def test_a_heading_nearly_right_is_read_and_said(write: Write, heading: str) -> None:
    table = [["Date", "Area", heading], [D(2026, 1, 5), AREAS[0], "good"]]
    found = read_evidence(write(audits=table), AS_AT)
    assert found.tables["audits"]["moderated_grade"].tolist() == [2]
    assert len(found.issues) == (heading != "moderated-grade")
    assert all(issue.severity is Severity.QUERY for issue in found.issues)


def test_a_heading_that_is_not_near_enough_is_left_alone(write: Write) -> None:
    table = [["Date", "Area", "Final grade"], [D(2026, 1, 5), AREAS[0], "good"]]
    found = read_evidence(write(audits=table), AS_AT)
    assert "moderated_grade" not in found.tables["audits"]
    assert places(found) == [("audits", ()), ("audits: Moderated grade", ())]


def test_annex_a_own_heading_of_the_child_is_accepted(write: Write) -> None:
    table = [["Child Unique ID", "Team", "Identified"], ["K1.0", "North", D(2026, 1, 5)]]
    found = read_evidence(write(exploitation=table), AS_AT)
    assert found.tables["exploitation"]["child_id"].tolist() == ["K1.0"]
    assert found.issues == ()


def test_the_heading_of_the_first_templates_is_still_understood(write: Write) -> None:
    table = [["Household", "Kind", "Approved"], ["H1", "short breaks", D(2021, 3, 1)]]
    found = read_evidence(write(fostering_households=table), AS_AT)
    assert found.tables["fostering_households"]["household_kind"].tolist() == ["short breaks"]
    assert found.issues == ()


def test_a_sheet_without_headings_is_reported_whole(write: Write) -> None:
    found = read_evidence(write(audits=[["hello"], ["there", 3]]), AS_AT)
    assert places(found) == [("audits", ())]
    assert "hello" not in said(found)
    assert "Moderated grade" in said(found)


def test_a_missing_required_column_is_reported_and_the_rest_is_read(write: Write) -> None:
    found = read_evidence(write(audits=[["Date", "Area"], ["2026-01-05", AREAS[0]]]), AS_AT)
    assert places(found) == [("audits: Moderated grade", ())]
    assert len(found.tables["audits"]) == 1
    assert dict(found.audits) == {}


def test_cells_without_a_heading_are_told(write: Write) -> None:
    table = [["Date", "Area", None, "Moderated grade"], [D(2026, 1, 5), AREAS[0], "aside", "good"]]
    found = read_evidence(write(audits=table), AS_AT)
    assert len(found.tables["audits"]) == 1
    assert [(i.column, i.severity) for i in found.issues] == [("audits", Severity.QUERY)]
    assert "column C was not read" in said(found)
    assert "aside" not in said(found)


@pytest.mark.parametrize(
    "sheets",
    [
        {"List__1": [["Child Unique ID", "Gender", "Ethnicity"], ["K1", "a) Female", "x"]]},
        {"Read__me": [["anything"]]},
        {"Sheet1": []},
    ],
)
def test_a_workbook_that_is_not_of_evidence_is_refused(
    write: Write, sheets: dict[str, list[Row]]
) -> None:
    with pytest.raises(InputError, match=r"evidence\.xlsx' holds no tab") as caught:
        read_evidence(write(**sheets), AS_AT)
    assert "--annex-a" in str(caught.value)


def test_a_file_of_text_is_told_what_to_be(tmp_path: Path) -> None:
    path = tmp_path / "audits.csv"
    path.write_text("Date,Area\n05/01/2026,care leavers\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"audits\.csv' is a file of text; put each list"):
        read_evidence(path, AS_AT)


def test_a_workbook_misnamed_csv_is_read(write: Write) -> None:
    path = write(audits=rows("audits", AUDIT))
    assert len(read_evidence(path.rename(path.with_suffix(".csv")), AS_AT).tables["audits"]) == 1


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_evidence(tmp_path, AS_AT)


@pytest.mark.parametrize("content", [None, b"", b"not a workbook at all", b"PK\x03\x04 cut short"])
def test_what_cannot_be_opened_ends_in_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "evidence.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"evidence\.xlsx") as caught:
        read_evidence(path, AS_AT)
    assert str(caught.value).count(". ") == 0


def test_a_stray_cell_in_the_far_corner_is_refused_before_it_fills_the_memory(
    tmp_path: Path,
) -> None:
    path = tmp_path / "evidence.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("audits")
    for at, row in enumerate(rows("audits", AUDIT | {"date": "2026-01-05"})):
        sheet.write_row(at, 0, row)
    sheet.write(1_048_575, 16_383, "stray")
    book.close()
    with pytest.raises(InputError, match="filled far from the rest") as caught:
        read_evidence(path, AS_AT)
    assert "stray" not in str(caught.value)


def test_cells_that_are_only_coloured_may_be_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "evidence.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("audits")
    for at, row in enumerate(rows("audits", AUDIT | {"date": "2026-01-05"})):
        sheet.write_row(at, 0, row)
    sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "red"}))
    book.close()
    found = read_evidence(path, AS_AT)
    assert (len(found.tables["audits"]), found.issues) == (1, ())
