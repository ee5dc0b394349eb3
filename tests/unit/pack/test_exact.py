"""What could not be read, or is not certain, stands cell for cell as it was written."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from tests.unit.pack.reading_back import AS_AT, copy_in, make_pack, same_lists

from readiness.intake import annex_a
from readiness.pack import lists_book, lists_folder
from readiness.pack.lists_folder import safe


def at(*when: int) -> datetime:
    """A moment as a workbook has it, in no time zone."""
    return datetime(*when)  # noqa: DTZ001


HEADINGS = (
    *("Odd", "Child ID", "Sex", "Ethnic Origin", "DOB", "Age", "Contact Date", "Contact Source"),
    *(None, "=HYPERLINK(1)"),
)
# Invented, and in columns as the headings above.
ROWS = (
    ("x=1", 1001, "M", "WBRI", at(2015, 1, 2), "11", "03/04/2026", "6", "note", 1.5),
    (at(2020, 1, 1, 10, 30), "1002.0", "female", "a) WBRI", "02/01/2015", 11, "04/13/2026", None, None, True),
    (time(3, 4), "00123", "F", "WBRI", "2015-01-02", 6.138, at(2026, 4, 5, 14, 22), "anonymus", None, timedelta(hours=30)),
    (None,) * 10,
    ("<r>x</r>", "=1+1", "??", "White", 45000, "Unborn", "1/5/26", "q) 6: Police", None, "@x"),
    (None, None, "M", None, None, None, None, None, None, None),
    (None, "Child ID", "Sex", "Ethnic Origin", "DOB", "Age", "Contact Date", None, None, None),
    (None, "  7 ", "M ", "-", "N/A", -1, "#N/A", "None", None, None),
    (None, "Total: 7 rows", None, None, None, None, None, None, None, None),
    ("only", None, None, None, None, None, None, None, None, None),
    (None, "+44", True, "-xx-", at(1900, 1, 1), 400, at(2122, 1, 1), "@here", None, None),
)  # fmt: skip
ERRORS = {"C17": "#REF!", "D17": "#DIV/0!", "E17": "#N/A", "G17": "#VALUE!"}


def workbook(path: Path, *, first_column: int = 1) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Contacts"
    page.cell(1, first_column).value = "Extract of an invented system"
    page.cell(3, first_column).value = "List 1: Contacts"
    for number, row in enumerate((HEADINGS, *ROWS), start=5):
        for position, value in enumerate(row):
            cell = page.cell(number, first_column + position)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    if first_column == 1:
        page["B17"] = 9
        for place, error in ERRORS.items():
            page[place].value = error
            page[place].data_type = "e"
        page["H17"] = "=1+1"  # never calculated
    book.save(path)
    return path


@pytest.fixture
def packed(tmp_path):
    before = make_pack(workbook(tmp_path / "lists.xlsx"), tmp_path / "pack")
    return before, tmp_path / "pack"


def test_it_is_read_as_the_same(packed):
    before, place = packed
    assert before.lists["contacts"].unusable("date_of_contact").sum() == 4
    same_lists(before, annex_a.read(copy_in(place), AS_AT))


def test_each_cell_is_as_it_should_be(packed):
    _, place = packed
    page = openpyxl.load_workbook(copy_in(place), data_only=True)["List_1"]
    assert [page.cell(2, n).value for n in (2, 8, 9, 10)] == [
        "Gender",
        "Odd",
        None,
        "=HYPERLINK(1)",
    ]
    assert [tuple(cell.value for cell in row) for row in page.iter_rows(min_row=3)] == [
        (1001, "a) Male", "a) WBRI", at(2015, 1, 2), 11, "03/04/2026", "q) 6: Police", "x=1", "note", 1.5),
        ("1002", "b) Female", "a) WBRI", at(2015, 1, 2), 11, "04/13/2026", None, at(2020, 1, 1, 10, 30), None, True),
        ("00123", "b) Female", "a) WBRI", at(2015, 1, 2), 6.138, at(2026, 4, 5), "anonymus", time(3, 4), None, timedelta(hours=30)),
        (None,) * 10,
        ("=1+1", "??", "White", at(2023, 3, 15), "Unborn", "1/5/26", "q) 6: Police", "<r>x</r> ", None, "@x"),
        (None, "M", None, None, None, None, None, None, None, None),
        ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Date of Contact", None, None, None, None),
        ("  7 ", "a) Male", "-", "N/A", -1, "#N/A", "None", None, None, None),
        ("Total: 7 rows", None, None, None, None, None, None, None, None, None),
        (None, None, None, None, None, None, None, "only", None, None),
        ("+44", True, "-xx-", at(1900, 1, 1), 400, at(2122, 1, 1), "@here", None, None, None),
        (9, "#REF!", "#DIV/0!", "#N/A", None, "#VALUE!", "#N/A", None, None, None),
    ]  # fmt: skip


def test_no_cell_of_text_is_run(packed):
    """Every formula in the pack is one of our errors."""
    _, place = packed
    for file in place.glob("*.xlsx"):
        for page in openpyxl.load_workbook(file):
            for row in page.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert cell.value.removeprefix("=") in {"#N/A", *ERRORS.values()}
                    elif isinstance(cell.value, str) and cell.value[:1] in "=+@" and cell.value:
                        assert cell.data_type == "s"


def test_each_change_is_listed_before_and_after(packed):
    _, place = packed
    page = openpyxl.load_workbook(copy_in(place))["Notes_changes"]
    headings, *lines = page.iter_rows(values_only=True)
    assert headings == (
        *("List", "Source sheet", "Source row", "Column", "Kind of change", "Before", "After"),
    )
    assert {line[:2] for line in lines} == {("List 1, Contacts", "Contacts")}
    told = {line[2:] for line in lines}
    assert {
        (1, None, "row above the headings", "Extract of an invented system", None),
        (5, "Gender", "heading", "Sex", "Gender"),
        (12, "Gender", "heading", "Sex", "Gender"),
        (6, "Gender", "code", "M", "a) Male"),
        (7, "Child Unique ID", "id form", "1002.0", "1002"),
        (7, "Date of Birth", "date type", "02/01/2015", "02/01/2015"),
        (8, "Date of Contact", "date type", "2026-04-05 14:22:00", "05/04/2026"),
        (6, "Age of Child (Years)", "number type", "11", 11),
        (17, "Contact Source", "formula without a result", None, "#N/A"),
    } <= {(row, name or None, *rest) for row, name, *rest in told}
    assert not [line for line in told if line[0] in (9, 11, 14, 15)]  # rows that were not used
    shaded = openpyxl.load_workbook(copy_in(place))["List_1"]
    assert shaded["B3"].fill.fgColor.rgb == "FFFFF2CC"
    assert shaded["C4"].fill.fgColor.rgb != "FFFFF2CC"


def test_a_sheet_that_does_not_begin_in_the_first_column_is_read_alike(tmp_path):
    before = make_pack(workbook(tmp_path / "b.xlsx", first_column=2), tmp_path / "pack")
    same_lists(before, annex_a.read(copy_in(tmp_path / "pack"), AS_AT))
    page = openpyxl.load_workbook(copy_in(tmp_path / "pack"))["List_1"]
    assert page["D3"].value == at(2015, 1, 2)
    assert page["H4"].value == at(2020, 1, 1, 10, 30)


def test_as_csv_what_a_spreadsheet_would_run_has_an_apostrophe(tmp_path, monkeypatch):
    monkeypatch.setattr(lists_book, "MOST_ROWS", 0)
    make_pack(workbook(tmp_path / "lists.xlsx"), tmp_path / "pack")
    text = (tmp_path / "pack" / lists_folder.FOLDER / "list_1.csv").read_text("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 1 + 12
    assert lines[0].endswith(",'=HYPERLINK(1)")
    assert lines[1].startswith("1001,a) Male,a) WBRI,02/01/2015,11,03/04/2026,q) 6: Police")
    assert lines[5].startswith("'=1+1,??,White,15/03/2023,Unborn,1/5/26")
    changes = (tmp_path / "pack" / lists_folder.CHANGES).read_text("utf-8-sig")
    assert "text made safe,'=1+1,'=1+1" in changes


@pytest.mark.parametrize(
    ("text", "written"),
    [("-", "-"), ("--", "--"), (None, ""), ("-5", "-5"), ("-a", "'-a"), ("=1", "'=1")],
)
def test_a_dash_for_a_blank_is_no_formula(text, written):
    assert safe(text) == written


def test_too_many_changes_are_counted_and_not_listed(tmp_path, monkeypatch):
    from readiness.pack import lists_book

    monkeypatch.setattr(lists_book, "MOST_LISTED", 3)
    make_pack(workbook(tmp_path / "lists.xlsx"), tmp_path / "pack")
    page = openpyxl.load_workbook(copy_in(tmp_path / "pack"))["Notes_changes"]
    headings, *lines = page.iter_rows(values_only=True)
    assert headings[-1] == "Cells"
    assert ("List 1, Contacts", "Gender", "code", "F", "b) Female", 1) in lines
    assert ("List 1, Contacts", "Gender", "heading", "Sex", "Gender", 2) in lines


def test_the_as_at_date_decides_what_is_certain(tmp_path):
    """A date that is too late is not certain; without a date, nothing is too late."""
    file = workbook(tmp_path / "lists.xlsx")
    early = date(2026, 4, 4)
    before = make_pack(file, tmp_path / "pack", early)
    same_lists(before, annex_a.read(copy_in(tmp_path / "pack"), early))
    page = openpyxl.load_workbook(copy_in(tmp_path / "pack"))["List_1"]
    assert page["F5"].value == at(2026, 4, 5, 14, 22)
