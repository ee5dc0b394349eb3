"""The director's test (docs/directors_test.md): ten questions that page one answers by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from readiness import paths, report
from readiness.framework import area_title
from readiness.model import Area, Published
from readiness.printing import Chapter, book
from readiness.printing.binding import first_alone
from readiness.report.since import Change, Since

SINCE = Since(
    date(2026, 8, 31),
    positions=(Change("Care leavers", "2.3", "2.4"),),
    apart=(Change("Visits in date", "80.0%", "90.0%"),),
    raised=("Delay", "Supervision", "Caseloads"),
)
ANSWERS = {
    1: ("Requires improvement or good (borderline)", "Not enough evidence"),
    2: ("90% interval 2.2 to 2.7", "Low confidence"),
    3: ("Held at good",),
    4: ("Ofsted, May 2023: requires improvement to be good.",),
    5: ("Evidence position, not a predicted grade",),
    6: ("What will they ask first?",),
    7: ("What next?", "Next full inspection"),
    9: (
        "Since the report of 31 August 2026",
        "Visits in date 80.0%, now 90.0%: apart.",
        "Care leavers 2.3, now 2.4: chance could explain it.",
        "Newly raised: Delay, Supervision and one other.",
    ),
    10: (
        "figures are as at 30 September 2026",
        "held against neighbours",
        "20 figures are hidden",
    ),
}


@pytest.fixture(scope="module")
def page(published: Published) -> str:
    return report.index(published, [(f"{a}.html", area_title(a)) for a in Area], SINCE)


@pytest.fixture(scope="module")
def first(page: str) -> Tag:
    found = BeautifulSoup(page, "html.parser").select_one("section.first")
    assert found is not None
    return found


@pytest.mark.parametrize("number", ANSWERS)
def test_page_one_answers(first: Tag, number: int) -> None:
    said = " ".join(first.get_text(" ").split())
    for answer in ANSWERS[number]:
        assert answer in said, (number, answer, said)


def test_each_question_of_inspectors_has_its_reason_and_a_place_to_read_on(first: Tag) -> None:
    asked = first.select(".asked li")
    assert 1 <= len(asked) <= 4
    for one in asked:
        assert one.a is not None
        assert "#line-" in str(one.a["href"])
        assert "?" in one.get_text()
        assert one.select_one(".why")


def test_the_printed_sheet_holds_the_same(page: str, first: Tag, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    sheet = first_alone(book(tmp_path, [Chapter("index.html", "In brief")], "t", "w"))
    assert sheet is not None
    assert " ".join(sheet.main.text_content().split()) == " ".join(first.get_text().split())


def test_nothing_is_said_of_a_report_before_where_there_is_none(published: Published) -> None:
    assert "What changed?" not in report.index(published, [])


def test_what_moved_by_chance_alone_is_no_change(published: Published) -> None:
    same = replace(SINCE, apart=(), positions=(), raised=())
    said = report.index(published, [], same)
    assert "No position and no measure stands apart from it." in said
    assert "raised" not in said.split("What changed?")[1].split("</section>")[0]


def test_the_page_of_the_docs_asks_the_same_ten() -> None:
    text = (paths.root() / "docs" / "directors_test.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")]
    assert [row for row in rows if row.isdigit()] == [str(number) for number in range(1, 11)]
