"""Bad files and bad lists: one clear sentence each, and the right outcome."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from readiness.errors import InputError
from readiness.intake import annex_a
from readiness.quality import check

Compound = Callable[[str, bytes], bytes]


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        annex_a.read(path, date(2026, 9, 30))
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert str(path.parent) not in sentence
    return sentence


def test_absent(tmp_path: Path) -> None:
    assert "There is no file 'nowhere.xlsx'" in refused(tmp_path / "nowhere.xlsx")


def test_empty(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    assert "is empty (0 bytes)" in refused(tmp_path / "a.xlsx")


def test_protected_by_a_password(tmp_path: Path, compound_file: Compound) -> None:
    (tmp_path / "a.xlsx").write_bytes(compound_file("EncryptedPackage", b"\1" * 5000))
    assert "protected by a password" in refused(tmp_path / "a.xlsx")


def test_old_format_protected_by_a_password(tmp_path: Path, compound_file: Compound) -> None:
    begin = b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 12
    file_pass = b"\x2f\x00\x06\x00\x01\x00\x00\x00\x00\x00"
    (tmp_path / "a.xls").write_bytes(compound_file("Workbook", begin + file_pass + b"\x0a\0\0\0"))
    assert "protected by a password" in refused(tmp_path / "a.xls")


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.98])
def test_cut_short(workbook: Any, eleven: Any, kept: float) -> None:
    path = workbook(eleven)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert "damaged or cut short" in refused(path)


@pytest.mark.parametrize("content", [b"hello", b"a,b\n1,2\n", b"%PDF-1.7 ...", b"<html></html>"])
def test_not_a_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert "not a workbook" in refused(tmp_path / "a.xlsx")


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "not a workbook" in refused(tmp_path / "a.xlsx")


def test_an_old_file_of_something_else(tmp_path: Path, compound_file: Compound) -> None:
    (tmp_path / "a.xls").write_bytes(compound_file("WordDocument", b"\1" * 5000))
    assert "cannot be read" in refused(tmp_path / "a.xls")


def test_a_folder_without_csv(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("x", encoding="utf-8")
    assert "holds no csv files" in refused(tmp_path)


def test_none_of_the_lists(workbook: Any) -> None:
    path = workbook({"Sheet1": [["Name", "Amount"], ["x", 1]], "Sheet2": []})
    assert "holds none of the eleven Annex A lists" in refused(path)


def test_a_csv_file_cut_within_quotes_still_reads(tmp_path: Path, headings: Any) -> None:
    text = ",".join(headings("contacts")) + '\nA,b,c,,1,01/09/2026,"cut'
    (tmp_path / "List 1.csv").write_text(text, encoding="utf-8")
    assert len(annex_a.read(tmp_path).lists["contacts"]) == 1


def test_one_missing_list(workbook: Any, eleven: Any) -> None:
    del eleven["List_5"]
    reading = annex_a.read(workbook(eleven))
    assert len(reading.lists) == 10
    missing = reading.summaries[4]
    assert (missing.list, missing.sheet, missing.heading_row) == ("list_5", None, None)
    (issue,) = [i for i in reading.issues if i.severity == "error"]
    assert issue.list == "section_47"
    assert "add it as a sheet named List_5" in issue.message


def test_a_named_sheet_without_headings(workbook: Any, eleven: Any) -> None:
    eleven["List_5"] = [["x", "y"], [1, 2]]
    (issue,) = [i for i in annex_a.read(workbook(eleven)).issues if i.severity == "error"]
    assert issue.list == "section_47"
    assert "no row of its headings" in issue.message


def test_sheets_that_are_no_list_are_said(workbook: Any, eleven: Any) -> None:
    eleven["Codes_used"] = [["Gender"], ["a) Male"]]
    eleven["Pivot"] = [["x"], [1]]
    about = [i for i in annex_a.read(workbook(eleven)).issues if i.list is None]
    assert [i.message for i in about] == [
        "The sheet 'Pivot' is none of the eleven lists and was not read; if it should be one, "
        "give it Ofsted's headings."
    ]


def test_a_list_supplied_twice(workbook: Any, eleven: Any) -> None:
    eleven["List_1 (2)"] = [list(row) for row in eleven["List_1"]]
    (issue,) = [i for i in annex_a.read(workbook(eleven)).issues if i.severity == "error"]
    assert "'List_1 (2)' looks like this list too" in issue.message


def test_blank_formatted_rows_are_not_rows(tmp_path: Path, headings: Any, as_at: date) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        shaded = book.add_format({"bg_color": "#DDEEFF"})
        sheet = book.add_worksheet("List 1")
        for column, heading in enumerate(headings("contacts")):
            sheet.write(0, column, heading)
        sheet.write(1, 0, "A")
        for row in range(2, 20_000):
            sheet.write_blank(row, 0, None, shaded)
        sheet.write_string(20_000, 3, " ")
    reading = annex_a.read(path, as_at)
    assert reading.summaries[0].rows_in == 1
    assert len(reading.lists["contacts"]) == 1


def test_a_formula_error_in_every_date(
    workbook: Any, headings: Any, record: Any, error: Any, as_at: date
) -> None:
    rows = [record("contacts", child_id=str(n), date_of_contact=error("#REF!")) for n in range(50)]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *rows]}), as_at)
    contacts = reading.lists["contacts"]
    assert contacts.unusable("date_of_contact").all()
    (issue,) = [i for i in reading.issues if i.column == "Date of Contact"]
    assert issue.rows == tuple(range(2, 52))
    (whole,) = [i for i in check(reading.lists, as_at) if i.list is None]
    assert "from 1 April 2026 to 30 September 2026" in whole.message


def test_a_child_twice_where_once_is_allowed(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    rows = [record("children_in_care", child_id=one) for one in ("7", "8", "7.0")]
    path = workbook({"List 8": [["title"], headings("children_in_care"), *rows]})
    found = check(annex_a.read(path, as_at).lists, as_at)
    (issue,) = [i for i in found if "more than one row" in i.message]
    assert issue.rows == (3, 5)
    assert issue.list == "children_in_care"


def test_an_as_at_date_outside_the_extract(workbook: Any, headings: Any, record: Any) -> None:
    days = [date(2026, 7, 1), date(2026, 8, 1)]
    rows = [record("contacts", child_id=str(n), date_of_contact=d) for n, d in enumerate(days)]
    path = workbook({"List 1": [headings("contacts"), *rows]})

    def said(as_at: date) -> list[str]:
        return [i.message for i in check(annex_a.read(path, as_at).lists, as_at)]

    assert said(date(2026, 9, 1)) == []
    (late,) = said(date(2026, 9, 30))
    assert "is in August 2026, more than 31 days before" in late
    (later,) = said(date(2027, 9, 30))
    assert "no event in the six months" in later
    (early,) = said(date(2026, 1, 31))
    assert "no event in the six months" in early
