"""Lists are found by name or by headings, wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from readiness.intake.annex_a.headings import match, normalised, suggestion
from readiness.intake.annex_a.lists import LISTS, list_spec
from readiness.intake.annex_a.places import find, named
from readiness.intake.annex_a.raw import RawSheet, text_column


def sheet(title: str, *rows: Sequence[str | None]) -> RawSheet:
    width = max(map(len, rows))
    full = [[*row, *[None] * (width - len(row))] for row in rows]
    return RawSheet(title, tuple(text_column(list(c)) for c in zip(*full, strict=True)))


def headings(name: str) -> list[str]:
    return [column.heading for column in list_spec(name).columns]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("List_1", 1),
        ("List 1", 1),
        ("List1", 1),
        ("L1", 1),
        ("list 01", 1),
        ("1. Contacts", 1),
        ("1", 1),
        ("Contacts", 1),
        ("List 10", 10),
        ("L10", 10),
        ("List_11 Adopters", 11),
        ("Annex A List 3", 3),
        ("List 7: Child protection", 7),
        ("CLA", 8),
        ("Children in need", 6),
    ],
)
def test_names_of_sheets(title: str, number: int) -> None:
    spec = named(title)
    assert spec is not None
    assert spec.number == number


@pytest.mark.parametrize("title", ["Sheet1", "Guidance", "List 12", "List 0", "2019 data", "Data"])
def test_names_that_say_nothing(title: str) -> None:
    assert named(title) is None


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.key)
def test_any_sheet_name_will_do(spec: object) -> None:
    spec = next(s for s in LISTS if s is spec)
    found = find([sheet("Sheet1", headings(spec.name), ["x"])])
    assert list(found.places) == [spec.name]


@pytest.mark.parametrize("above", [0, 1, 5, 9])
def test_headings_may_stand_in_the_first_ten_rows(above: int) -> None:
    top: list[list[str | None]] = [["As at 30/09/2026"]] + [[None]] * 8
    found = find([sheet("List 4", *top[:above], headings("assessments"), ["A"])])
    assert found.places["assessments"].heading_row == above


def test_headings_below_the_tenth_row_are_not_sought() -> None:
    found = find([sheet("List 4", *[[None]] * 10, headings("assessments"))])
    assert not found.places
    assert list(found.titled) == ["assessments"]


def test_headings_outweigh_a_wrong_name() -> None:
    found = find([sheet("List 3", headings("assessments")), sheet("List 4", headings("referrals"))])
    assert found.places["assessments"].sheet.title == "List 3"
    assert found.places["referrals"].sheet.title == "List 4"


def test_code_and_guidance_tabs_are_no_lists() -> None:
    spec = list_spec("children_in_care")
    borrowed = [c.heading for c in spec.columns if c.codes]
    guidance = [["List Number/Title", "Field Heading"], ["List 8: Children in care", borrowed[0]]]
    found = find([sheet("Codes_used", borrowed), sheet("Guidance", *guidance)])
    assert not found.places
    assert not found.others
    everything = [c.heading for s in LISTS for c in s.columns if c.codes]
    assert not find([sheet("Values", everything)]).places


def test_a_second_copy_is_spare() -> None:
    found = find([sheet("Copy", headings("contacts")), sheet("List 1", headings("contacts"))])
    assert found.places["contacts"].sheet.title == "List 1"
    assert [place.sheet.title for place in found.spare] == ["Copy"]


def test_one_wrong_heading_costs_one_column() -> None:
    row = headings("child_protection")
    row[6] = "Zzz"
    place = find([sheet("List 7", row)]).places["child_protection"]
    assert len(place.matched) == len(row) - 1
    assert place.matched.unknown == ("Zzz",)


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.key)
def test_headings_in_reverse_order_are_all_known(spec: object) -> None:
    spec = next(s for s in LISTS if s is spec)
    row = [c.heading for c in reversed(spec.columns)]
    found = match(row, spec)
    assert [row[found.positions[c.id]] for c in spec.columns] == row[::-1]


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.key)
def test_patterns_take_official_headings_and_no_others(spec: object) -> None:
    """A heading with words added still finds its own column, by pattern or not at all."""
    spec = next(s for s in LISTS if s is spec)
    for column in spec.columns:
        found = match([f"{column.heading} (from system)"], spec)
        assert set(found.positions) <= {column.id}


@pytest.mark.parametrize(
    ("list_name", "heading", "column"),
    [
        ("contacts", "Age", "age"),
        ("contacts", "Sex", "sex"),
        ("contacts", "DOB", "date_of_birth"),
        ("contacts", "Child’s identifier", "child_id"),
        ("children_in_care", "Child's Legal Status ", "legal_status"),
        ("children_in_care", "Child\u00a0’s  category of need", "category_of_need"),
        (
            "children_in_care",
            "Is this a second or subsequent episode of being a Looked After Child (Y/N)",
            "second_period_in_12_months",
        ),
        (
            "children_in_care",
            "Number of Episodes the Child has been ‘Missing’ from their Placement",
            "missing_episodes_in_12_months",
        ),
        ("care_leavers", "LA In Touch ", "in_touch"),
        ("care_leavers", "Latest Date of Contact with care leaver", "last_contact"),
        ("children_in_need", "Case status", "case_status"),
        ("assessments", "Was the child assessed as being in need at assessment?", "needs_support"),
        ("adoption", "Date of Adoption Order ", "order"),
        ("adopters", "Number of children placed", "children_placed"),
    ],
)
def test_headings_in_use(list_name: str, heading: str, column: str) -> None:
    assert list(match([heading], list_spec(list_name)).positions) == [column]


def test_an_exact_heading_wins_over_an_earlier_loose_one() -> None:
    found = match(["Sex", "Gender"], list_spec("contacts"))
    assert found.positions == {"sex": 1}
    assert found.twice == {"sex": ("Sex",)}


def test_of_two_alike_the_first_is_used() -> None:
    found = match(["Gender", "Gender "], list_spec("contacts"))
    assert found.positions == {"sex": 0}
    assert found.twice == {"sex": ("Gender",)}


def test_a_near_miss_is_suggested_and_not_applied() -> None:
    spec = list_spec("contacts")
    assert match(["Contct Sorce"], spec).positions == {}
    meant = suggestion("Contct Sorce", spec.columns)
    assert meant is not None
    assert meant.id == "contact_source"
    assert suggestion("Shoe size", spec.columns) is None


def test_normalised() -> None:
    assert normalised(" Child’s\u00a0Age (Years)? ") == "childs age"
