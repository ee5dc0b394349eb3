"""Every issue is a question somebody answers, and the workbook of them can be worked in."""

from __future__ import annotations

import openpyxl
import pytest
from tests.unit.pack.reading_back import AS_AT

from readiness import quality, synthetic
from readiness.intake import annex_a
from readiness.intake.annex_a.columns import Readers
from readiness.model import Severity
from readiness.pack import questions_book
from readiness.pack.asked import OWNER_ORDER, Question, questions
from readiness.pack.corrected import Corrected
from readiness.pack.source import Source
from readiness.pack.touching import touched

FAULTS = (
    *("contradictions", "bad-dates", "dirty-codes", "duplicates", "blank-ids", "missing-list"),
    *("missing-columns", "extra-columns", "title-rows"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    place = tmp_path_factory.mktemp("asked")
    file = synthetic.write(place, 150, 4, faults=FAULTS, as_at=AS_AT).annex_a
    reading = annex_a.read(file, AS_AT)
    reading = reading.with_issues(quality.check(reading.lists, AS_AT))
    source, readers = Source(file), Readers(AS_AT)
    copies = [
        Corrected(source, where, reading.lists[name], readers)
        for name, where in source.places.items()
    ]
    return reading, questions(reading.issues, reading.lists, copies)


def test_every_issue_is_a_question(found):
    reading, asked = found
    assert len(asked) >= len(reading.issues) > 20
    wanted = sorted((i.list or "", i.column or "", i.rows) for i in reading.issues)
    told = sorted((q.list or "", q.column or "", q.rows) for q in asked)
    assert all(one in told for one in wanted)


def test_they_are_sorted_by_who_answers_then_errors_first(found):
    _, asked = found
    keys = [(OWNER_ORDER.index(q.owner), q.severity is not Severity.ERROR) for q in asked]
    assert keys == sorted(keys)
    assert {q.owner for q in asked} <= set(OWNER_ORDER)
    assert len({q.owner for q in asked}) >= 5


def test_a_rules_own_title_question_and_owner_are_used(found):
    _, asked = found
    rule = quality.registry()["any_list.same_child_twice"]
    one = next(q for q in asked if q.title == rule.title)
    assert (one.question, one.owner) == (rule.question, rule.owner_of(one.list))
    assert not one.wrong.startswith("List ")


def test_what_reading_found_is_told_apart(found):
    _, asked = found
    titles = {q.title for q in asked}
    assert {
        "List not supplied",
        "Column not supplied",
        "Column that is not used",
        "Cells that cannot be read",
        "Rows that could not be used",
        "Rows or cells set aside",
    } <= titles
    assert "Sheet that is none of the lists" not in titles


def test_measures_are_named_once_each(found):
    reading, asked = found
    absent = next(q for q in asked if q.title == "List not supplied")
    assert absent.measures
    assert len(set(absent.measures)) == len(absent.measures)
    issue = next(i for i in reading.issues if i.column == "Date of Contact")
    assert set(touched(issue)) <= {f"M{n:02}" for n in range(1, 99)}
    assert "M01" in touched(issue)


def test_the_workbook_has_a_row_a_question_and_columns_to_fill(found, tmp_path):
    _, asked = found
    path = tmp_path / "questions.xlsx"
    questions_book.write_questions(path, asked, "lists.xlsx")
    page = openpyxl.load_workbook(path).active
    title, marking, headings, *rows = page.iter_rows(values_only=True)
    assert title[0] == "Questions on lists.xlsx"
    assert marking[0].startswith("OPERATIONAL")
    assert headings[-3:] == ("Answer", "Answered by", "Date")
    assert len(rows) == len(asked)
    assert [row[0] for row in rows] == [q.owner for q in asked]
    assert all(row[-3:] == (None, None, None) for row in rows)
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == f"A3:M{3 + len(asked)}"
    assert page.print_title_rows == "$1:$3"
    assert "OPERATIONAL" in page.oddHeader.left.text
    assert all(len(str(cell)) <= 32_767 for row in rows for cell in row)


def test_no_childs_value_is_in_it(found, tmp_path):
    reading, asked = found
    path = tmp_path / "questions.xlsx"
    questions_book.write_questions(path, asked, "lists.xlsx")
    text = " ".join(
        str(cell) for row in openpyxl.load_workbook(path).active.values for cell in row if cell
    )
    ids = set(reading.lists["contacts"]["child_id"].dropna())
    assert ids
    assert not [one for one in ids if one in text]


def test_no_question_leaves_a_workbook_that_opens(tmp_path):
    questions_book.write_questions(tmp_path / "q.xlsx", [], "lists.xlsx")
    assert openpyxl.load_workbook(tmp_path / "q.xlsx").active.max_row == 3


def test_a_heading_that_is_a_formula_stays_text(tmp_path):
    one = Question(
        *("contacts", "=1+1", "t", "w", "q", "front door", Severity.QUERY, (3,), ("M01",))
    )
    questions_book.write_questions(tmp_path / "q.xlsx", [one], "=lists.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "q.xlsx").active["D4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((3,), "3"),
        ((3, 4, 5, 9), "3-5, 9"),
        ((9, 3, 4), "3-4, 9"),
        ((), ""),
    ],
)
def test_rows_that_follow_one_another_are_told_as_one(rows, said):
    assert questions_book.row_numbers(rows) == said


def test_as_many_rows_as_fit_and_how_many_more():
    said = questions_book.row_numbers(range(1, 40_001, 2))
    assert len(said) < 32_767
    shown, left = said.rsplit(" and ", 1)
    assert len(shown.split(", ")) + int(left.removesuffix(" more").replace(",", "")) == 20_000
