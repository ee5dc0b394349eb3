"""Every planted fault is where faults.csv says it is."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from readiness.intake.annex_a.lists import list_spec
from readiness.synthetic import write
from readiness.synthetic.extract import extract_all
from readiness.synthetic.faults import FAULTS, plant
from readiness.synthetic.files.sheets import sheet
from readiness.synthetic.world import generate

AS_AT = date(2026, 9, 30)
Listed = list[dict[str, str]]
Book = dict[str, list[list[Any]]]


def planted(folder: Path, *faults: str, size: int = 150) -> tuple[Listed, Book]:
    """faults.csv, and the workbook as rows by list name (all rows, from the first)."""
    written = write(folder, size, 5, AS_AT, faults)
    assert written.faults is not None
    with written.faults.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    book = openpyxl.load_workbook(written.annex_a)
    names = {list_spec_name(page.title): page for page in book.worksheets}
    return listed, {name: [list(row) for row in page.values] for name, page in names.items()}


def list_spec_name(title: str) -> str:
    from readiness.intake.annex_a.lists import LISTS

    return LISTS[int(title.removeprefix("List_")) - 1].name


def cells(book: Book, fault: dict[str, str]) -> list[Any]:
    """The cells a fault names, found by Ofsted's heading in the row over the records."""
    rows = book[fault["list"]]
    heading = list_spec(fault["list"]).column(fault["column"]).heading
    head = next(row for row in rows if heading in row)
    place = head.index(heading)
    return [rows[number - 1][place] for number in numbers(fault)]


def numbers(fault: dict[str, str]) -> list[int]:
    return [int(number) for number in fault["row_numbers"].split(";") if number]


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_alone_is_listed(tmp_path: Path, fault: str) -> None:
    listed, _ = planted(tmp_path, fault)
    assert {row["fault"] for row in listed} == {fault}
    assert all(int(row["rows"]) == len(numbers(row)) for row in listed)
    assert all(row["report"] for row in listed)


def test_all_together(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, *FAULTS)
    assert {row["fault"] for row in listed} == set(FAULTS)
    assert "early_help" not in book
    of_rows = {"contradictions", "bad-dates", "dirty-codes", "duplicates", "blank-ids"}
    assert all(int(row["rows"]) > 0 for row in listed if row["fault"] in of_rows)


def test_a_reader_reports_what_was_planted(tmp_path: Path) -> None:
    from readiness.intake import annex_a

    listed, _ = planted(tmp_path, *FAULTS)
    reading = annex_a.read(tmp_path / "annex_a.xlsx", AS_AT)
    reported: dict[tuple[str | None, str | None], set[int]] = {}
    for issue in reading.issues:
        reported.setdefault((issue.list, issue.column), set()).update(issue.rows)
    for row in listed:
        if row["fault"] in {"bad-dates", "blank-ids"} or row["report"].startswith("no code"):
            heading = list_spec(row["list"]).column(row["column"]).heading
            assert set(numbers(row)) <= reported[row["list"], heading]


BY_RULES = [
    "contradictions",
    "duplicates",
    "broken-cohorts",
    "unreconciled-lists",
    "implausible-records",
]


@pytest.mark.parametrize("fault", BY_RULES)
def test_a_rule_reports_every_record_that_does_not_agree(tmp_path: Path, fault: str) -> None:
    from readiness import quality
    from readiness.intake import annex_a

    listed, _ = planted(tmp_path, fault)
    issues = quality.check(annex_a.read(tmp_path / "annex_a.xlsx", AS_AT).lists, AS_AT)
    for row in listed:
        column = row["column"] and list_spec(row["list"]).column(row["column"]).heading
        told = [i for i in issues if i.list == row["list"] and (not column or i.column == column)]
        assert set(numbers(row)) <= {number for issue in told for number in issue.rows}


@pytest.mark.parametrize("fault", BY_RULES[2:])
def test_no_record_is_broken_twice(fault: str) -> None:
    from readiness import quality
    from readiness.synthetic.faults import BREAKS

    rules = {rule for rule, one in BREAKS.items() if one.most <= 2}
    assert rules <= set(quality.registry())
    sheets = [sheet(name, rows) for name, rows in extract_all(generate(600, 3, AS_AT)).items()]
    told = plant(sheets, [fault], 3)
    assert len(told) >= 8
    assert {one.rule for one in told} <= rules
    records = [(one.list, row) for one in told for row in one.rows]
    assert len(records) == len(set(records))


def test_bad_dates_are_where_they_are_said_to_be(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, "bad-dates", "title-rows")
    dated = [row for row in listed if row["fault"] == "bad-dates"]
    found = {row["report"].split(":")[0]: cells(book, row) for row in dated}
    assert set(found["impossible day"]) == {"31/02/2026"}
    assert {day.year for day in found["a century ago"]} == {1920}
    assert {day.year for day in found["a century ahead"]} == {2122}
    assert {day.date() for day in found["placeholder"]} == {date(1900, 1, 1)}
    assert set(found["error as text"]) == {"#N/A"}
    assert set(found["real error"]) == {"=NA()"}
    assert sum(int(row["rows"]) for row in dated) >= 5 * 7


def test_title_rows_push_the_headings_down(tmp_path: Path) -> None:
    _, book = planted(tmp_path, "title-rows")
    assert all("Ethnicity" in rows[4] for rows in book.values())


def test_blank_ids_are_blank(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, "blank-ids")
    assert all(set(cells(book, row)) == {None} for row in listed)


def test_dotted_ids_are_those_of_other_lists(tmp_path: Path) -> None:
    _, book = planted(tmp_path, "dots-on-ids")
    dotted = {row[0] for row in book["referrals"][2:]}
    assert all(identifier.endswith(".0") for identifier in dotted)
    known = {row[0] for row in book["contacts"][2:]}
    assert {identifier.removesuffix(".0") for identifier in dotted} & known


def test_duplicates_repeat_a_record_above(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, "duplicates")
    for row in listed:
        rows = book[row["list"]]
        for number in numbers(row):
            assert rows[number - 1] in rows[: number - 2]


def test_contradictions_contradict(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, "contradictions")
    told = {(row["list"], row["column"]): row for row in listed}
    backwards = told["child_protection", "ended"]
    starts = cells(book, {**backwards, "column": "started"})
    assert starts
    assert all(end < start for end, start in zip(cells(book, backwards), starts, strict=True))
    closed = told["children_in_need", "case_status"]
    assert set(cells(book, closed)) == {"e) Closed episode"}
    assert set(cells(book, {**closed, "column": "closed"})) == {None}
    missing = cells(book, told["children_in_care", "child_id"])
    assert missing
    assert not set(missing) & {row[0] for row in book["children_in_need"]}


def test_missing_and_extra_and_renamed_columns(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, "missing-columns", "extra-columns", "renamed-headings")
    dropped = [row for row in listed if row["fault"] == "missing-columns"]
    for row in dropped:
        assert list_spec(row["list"]).column(row["column"]).heading not in book[row["list"]][1]
    assert len(book["care_leavers"][1]) == 13
    assert "Electoral Ward" in book["contacts"][1]
    assert book["contacts"][1][0] == "Person ID"


def test_dirty_codes_are_respelt_or_lost(tmp_path: Path) -> None:
    listed, book = planted(tmp_path, "dirty-codes", "mixed-code-years")
    lost = [cell for row in listed if "unusable" in row["report"].split(":")[0] for cell in row]
    assert not lost
    for row in listed:
        if row["report"].startswith("no code"):
            assert set(cells(book, row)) <= {"??", "see notes", "zzz"}
    assert {"M", "female"} & {row[1] for row in book["contacts"][2:]}


def test_the_truth_is_counted_before_faults_are_planted(tmp_path: Path) -> None:
    from readiness.measures import registry

    clean = write(tmp_path / "clean", 60, 5, AS_AT, measures=registry(), format="csv")
    dirty = write(tmp_path / "dirty", 60, 5, AS_AT, tuple(FAULTS), registry(), "csv")
    assert clean.answer_key is not None
    assert dirty.answer_key is not None
    assert clean.answer_key.read_bytes() == dirty.answer_key.read_bytes()
