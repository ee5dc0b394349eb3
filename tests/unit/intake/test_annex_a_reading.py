"""What reading a whole file comes to: types, sources, and every row and cell accounted for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from readiness.errors import ColumnNotSupplied
from readiness.intake import annex_a
from readiness.model import Issue

DAY = date(2026, 9, 1)


def summary(reading: annex_a.Reading, number: int) -> Any:
    found = reading.summaries[number - 1]
    assert found.rows_in == found.rows_used + found.rows_reported
    return found


def told(reading: annex_a.Reading, words: str) -> Issue:
    """The one issue whose message holds the words."""
    found = [issue for issue in reading.issues if words in issue.message]
    assert len(found) == 1, [issue.message for issue in reading.issues]
    return found[0]


def test_types(workbook: Any, headings: Any, record: Any, as_at: date) -> None:
    row = record(
        "contacts",
        child_id="00012",
        sex="a) Male",
        ethnicity="a) WBRI",
        date_of_birth=date(2016, 2, 1),
        age=10,
        date_of_contact=datetime.fromisoformat("2026-09-01 13:05:00"),
        contact_source="q) 6: Police",
    )
    path = workbook({"List_1": [["List 1: Contacts"], [], headings("contacts"), row]})
    reading = annex_a.read(path, as_at)
    contacts = reading.lists["contacts"]
    kinds = {column: str(dtype) for column, dtype in contacts.frame.dtypes.items()}
    assert kinds == {
        "child_id": "str",
        "sex": "category",
        "sex_group": "category",
        "ethnicity": "category",
        "ethnicity_group": "category",
        "date_of_birth": "datetime64[s]",
        "age": "float64",
        "date_of_contact": "datetime64[s]",
        "contact_source": "category",
        "contact_source_group": "category",
        "source_sheet": "category",
        "source_row": "int32",
    }
    assert contacts["date_of_contact"].tolist() == [datetime.fromisoformat("2026-09-01")]
    assert contacts["source_row"].tolist() == [4]
    assert contacts["source_sheet"].tolist() == ["List_1"]
    assert contacts.written("sex").tolist() == ["a) Male"]
    assert contacts.unusable_columns() == ()
    assert summary(reading, 1).heading_row == 3
    assert not [issue for issue in reading.issues if issue.list == "contacts"]


def test_the_official_template_reads_whole_and_empty(workbook: Any, eleven: Any) -> None:
    reading = annex_a.read(workbook(eleven))
    assert len(reading.lists) == 11
    assert [s.list for s in reading.summaries] == [f"list_{n}" for n in range(1, 12)]
    assert {s.heading_row for s in reading.summaries} == {2}
    assert len(reading.issues) == 11
    assert all("headings and no rows" in issue.message for issue in reading.issues)
    assert all(str(len(rows)) == "0" for rows in reading.lists.values())


def test_columns_may_be_reordered_renamed_extra_and_missing(workbook: Any, as_at: date) -> None:
    rows = [
        ["Team notes", "Sex", "DOB", "Child Unique Identifier", "Date  of Contact ", "Ethnicty"],
        ["x", "F", date(2016, 2, 1), "A", DAY, "WBRI"],
    ]
    reading = annex_a.read(workbook({"List 1": rows}), as_at)
    contacts = reading.lists["contacts"]
    assert contacts["child_id"].tolist() == ["A"]
    assert contacts["sex"].tolist() == ["female"]
    found = summary(reading, 1)
    assert found.columns_missing == ("Ethnicity", "Age of Child (Years)", "Contact Source")
    assert found.columns_unknown == ("Team notes", "Ethnicty")
    assert found.columns_renamed["DOB"] == "Date of Birth"
    with pytest.raises(ColumnNotSupplied):
        contacts["contact_source"]
    assert "if it is 'Ethnicity', rename it" in told(reading, "'Ethnicty'").message
    assert told(reading, "'Contact Source'").severity == "error"
    assert told(reading, "'Team notes'").severity == "query"


def test_a_bad_cell_costs_that_cell(workbook: Any, headings: Any, record: Any, as_at: date) -> None:
    days = [DAY, "31/02/2025", "04/25/2025", "01/04/1920", "01/04/2122", "01/01/1900", None]
    rows = [record("contacts", child_id=str(n), date_of_contact=d) for n, d in enumerate(days)]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *rows]}), as_at)
    contacts = reading.lists["contacts"]
    assert len(contacts) == 7
    assert contacts["date_of_contact"].notna().tolist() == [True] + [False] * 6
    assert contacts.unusable("date_of_contact").tolist() == [False] + [True] * 4 + [False] * 2
    assert contacts.blank("date_of_contact").tolist() == [False] * 5 + [True] * 2
    about = [i for i in reading.issues if i.column == "Date of Contact"]
    assert {i.rows[0]: str(i.severity) for i in about} == {
        **dict.fromkeys((3, 4, 5, 6), "error"),
        **dict.fromkeys((7, 8), "query"),
    }
    assert all(len(i.rows) == 1 for i in about)
    assert summary(reading, 1).rows_used == 7


def test_unknown_wording_says_how_much_there_is_to_do(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    wordings = ["zzz", "see notes", "zzz", "Not applicable", "a) Male"]
    rows = [record("contacts", child_id=str(n), sex=w) for n, w in enumerate(wordings)]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *rows]}), as_at)
    issue = told(reading, "matches none of Ofsted's codes (2 different wordings)")
    assert issue.rows == (2, 3, 4)
    assert reading.lists["contacts"].blank("sex").tolist() == [False] * 3 + [True, False]


def test_return_interviews_and_conferences_are_read_in_authorities_words(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    words = ["Offered and declined", "Not offered", "c) Unknown"]
    care = [
        record("children_in_care", child_id=str(n), return_interview_offered=w,
               return_interview_accepted=w)
        for n, w in enumerate(words)
    ]  # fmt: skip
    enquiry = record("section_47", child_id="1", plan_made="c) Unknown")
    sheets = {
        "List 8": [headings("children_in_care"), *care],
        "List 5": [headings("section_47"), enquiry],
    }
    lists = annex_a.read(workbook(sheets), as_at).lists
    care = lists["children_in_care"]
    assert care["return_interview_offered"].tolist() == ["yes", "no", "unknown"]
    assert care["return_interview_accepted"].tolist() == ["no", "no", "unknown"]
    assert care.unusable_columns() == ()
    assert lists["section_47"]["plan_made"].tolist() == ["unknown"]


def test_no_cell_is_quoted(workbook: Any, headings: Any, record: Any, as_at: date) -> None:
    odd = record(
        "children_in_care",
        **{c.id: "Zanzibar" for c in annex_a.list_spec("children_in_care").columns},
    )
    reading = annex_a.read(workbook({"List 8": [headings("children_in_care"), odd]}), as_at)
    said = annex_a.check_text(reading) + str(annex_a.check_document(reading))
    assert "Zanzibar" not in said
    assert reading.lists["children_in_care"].unusable("legal_status").tolist() == [True]


@pytest.mark.parametrize("wrong", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_a_formula_error_is_unusable_not_blank(
    workbook: Any, headings: Any, record: Any, error: Any, as_at: date, wrong: str
) -> None:
    rows = [
        record("contacts", child_id="A", date_of_contact=error(wrong)),
        record("contacts", child_id="B", date_of_contact=wrong),
        record("contacts", child_id="C", date_of_contact=DAY),
    ]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *rows]}), as_at)
    assert reading.lists["contacts"].unusable("date_of_contact").tolist() == [True, True, False]
    assert told(reading, "formula error").rows == (2, 3)


def test_formulas_count_by_their_result(
    workbook: Any, headings: Any, record: Any, formula: Any, as_at: date
) -> None:
    row = record("contacts", child_id=formula("A7"), date_of_contact=formula("01/09/2026"))
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), row]}), as_at)
    assert reading.lists["contacts"]["child_id"].tolist() == ["A7"]
    assert reading.lists["contacts"]["date_of_contact"].dt.date.tolist() == [DAY]


def test_formulas_never_calculated_are_not_blank(
    tmp_path: Any, headings: Any, record: Any, as_at: date
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "List 1"
    sheet.append(headings("contacts"))
    sheet.append(record("contacts", child_id="A", date_of_contact="=TODAY()"))
    sheet.append(record("contacts", child_id="B", date_of_contact=DAY))
    book.save(tmp_path / "made.xlsx")
    contacts = annex_a.read(tmp_path / "made.xlsx", as_at).lists["contacts"]
    assert contacts.unusable("date_of_contact").tolist() == [True, False]


def test_every_row_is_used_or_reported(
    workbook: Any, headings: Any, record: Any, error: Any, as_at: date
) -> None:
    head = headings("contacts")
    rows = [
        ["Extract of 30 September"],
        head,
        record("contacts", child_id="A", date_of_contact=DAY),
        [],
        ["-"] * 7,
        [" ", "\u00a0"],
        record("contacts", date_of_contact=DAY, sex="a) Male"),
        record("contacts", child_id=error("#N/A"), date_of_contact=DAY),
        head,
        record("contacts", child_id="B"),
        ["Source: case management system"],
        ["Total", 2],
        [None, None, "Not for onward sharing"],
        [*[None] * 9, "a stray note"],
    ]
    reading = annex_a.read(workbook({"List 1": rows}), as_at)
    assert reading.lists["contacts"]["source_row"].tolist() == [3, 10]
    found = summary(reading, 1)
    assert (found.rows_in, found.rows_used, found.rows_reported) == (9, 2, 7)
    assert told(reading, "without an identifier").rows == (7, 8)
    assert told(reading, "note, a total or the headings again").rows == (9, 11, 12, 13)
    assert told(reading, "filled only in columns").rows == (14,)
    assert told(reading, "no heading").column == "column J"


def test_a_list_without_its_identifier_is_still_used(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    rows = [headings("contacts")[1:], record("contacts", date_of_contact=DAY)[1:]]
    reading = annex_a.read(workbook({"List 1": rows}), as_at)
    contacts = reading.lists["contacts"]
    assert "child_id" not in contacts
    assert contacts["date_of_contact"].dt.date.tolist() == [DAY]
    assert told(reading, "'Child Unique ID': the column is not there").severity == "error"


def test_list_9_of_13_columns(workbook: Any, record: Any, as_at: date) -> None:
    spec = annex_a.list_spec("care_leavers")
    row = dict(zip([c.id for c in spec.columns], record("care_leavers", child_id="A"), strict=True))
    old = [column for column in spec.columns if not column.since]
    assert len(old) == 13
    sheet = [[column.heading for column in old], [row[column.id] for column in old]]
    reading = annex_a.read(workbook({"List 9": sheet}), as_at)
    assert len(reading.lists["care_leavers"]) == 1
    assert len(summary(reading, 9).columns_missing) == 4
    missing = [i for i in reading.issues if i.list == "care_leavers" and "since 2023" in i.message]
    assert {issue.severity for issue in missing} == {"query"}
    assert len(missing) == 4


def test_codes_keep_what_was_written(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    rows = [record("contacts", child_id=str(n), sex=s) for n, s in enumerate(["M", "b) Female", 7])]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *rows]}), as_at)
    contacts = reading.lists["contacts"]
    assert contacts["sex"].astype(object).tolist()[:2] == ["male", "female"]
    assert contacts.written("sex").tolist() == ["M", "b) Female", "7"]
    assert contacts.unusable("sex").tolist() == [False, False, True]
    assert told(reading, "matches none of Ofsted's codes").rows == (4,)


def test_identifiers_keep_their_zeros_and_lose_their_decimals(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    ids = ["00012", 1001, 1002.0, "1003.0", " A 9 ", 10_000_000]
    rows = [record("contacts", child_id=one, date_of_contact=DAY) for one in ids]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *rows]}), as_at)
    read = reading.lists["contacts"]["child_id"].tolist()
    assert read == ["00012", "1001", "1002", "1003", "A 9", "10000000"]


def test_births_may_lie_ahead_events_may_not(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    cells = {"date_of_birth": date(2027, 1, 15), "age": -1, "date_of_contact": date(2026, 10, 1)}
    rows = [headings("contacts"), record("contacts", child_id="A", **cells)]
    contacts = annex_a.read(workbook({"List 1": rows}), as_at).lists["contacts"]
    assert contacts["date_of_birth"].dt.date.tolist() == [date(2027, 1, 15)]
    assert contacts["age"].tolist() == [-1.0]
    assert contacts.unusable("date_of_contact").tolist() == [True]
    undated = annex_a.read(workbook({"List 1": rows})).lists["contacts"]
    assert undated.unusable("date_of_contact").tolist() == [False]


def test_a_stray_cell_far_away_does_no_harm(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    row = [*record("contacts", child_id="A", date_of_contact=DAY), *[None] * 490, "x"]
    reading = annex_a.read(workbook({"List 1": [headings("contacts"), row]}), as_at)
    assert len(reading.lists["contacts"]) == 1
    assert told(reading, "no heading").column == "column SD"


def test_issues_are_one_a_column_and_kind_in_list_order(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    sheets = {
        f"List {number}": [
            headings(name),
            *[record(name, child_id=str(n), sex="zz", ethnicity="zz") for n in range(20)],
        ]
        for number, name in ((3, "referrals"), (1, "contacts"))
    }
    reading = annex_a.read(workbook(sheets), as_at)
    keys = [(issue.list, issue.column, issue.message) for issue in reading.issues]
    assert len(set(keys)) == len(keys)
    order = [issue.list for issue in reading.issues]
    assert order.index("referrals") > max(p for p, name in enumerate(order) if name == "contacts")
    told_rows = next(i.rows for i in reading.issues if i.column == "Gender")
    assert told_rows == tuple(range(2, 22))


def test_more_issues_join_in_list_order(workbook: Any, eleven: Any) -> None:
    reading = annex_a.read(workbook(eleven))
    late = Issue("error", "early_help", None, (3,), "List 2: late.")
    joined = reading.with_issues([late])
    assert joined.issues.index(late) == 2
    assert len(joined.issues) == 12
