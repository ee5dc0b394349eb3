"""A whole invented census of 332 children: every record counted, by another reader."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from readiness.intake.returns import cin_census
from readiness.intake.returns.reading import ReturnReading
from readiness.model import Period

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("READINESS_SHARED", ROOT.parent / "shared"))
SAMPLE = SHARED / "samples" / "returns" / "cin_census_332_children.xml"

pytestmark = pytest.mark.skipif(not SAMPLE.is_file(), reason="the shared sample census is not here")

ELEMENTS = {
    "cin_children": "Child",
    "cin_referrals": "CINdetails",
    "cin_assessments": "Assessments",
    "cin_section_47": "Section47",
    "cin_plans": "CINPlanDates",
    "cin_protection_plans": "ChildProtectionPlans",
    "cin_reviews": "CPPreviewDate",
}


@cache
def reading() -> ReturnReading:
    return cin_census.read(SAMPLE)


@cache
def root() -> ElementTree.Element:
    return ElementTree.parse(SAMPLE).getroot()


def texts(element: str, within: str = "Child") -> list[str | None]:
    """For each record, the text of the element in it, None where it has none."""
    return [record.findtext(f".//{element}") for record in root().iter(within)]


@pytest.mark.parametrize(("table", "element"), ELEMENTS.items())
def test_every_record_is_read(table: str, element: str) -> None:
    there = len(list(root().iter(element)))
    assert len(reading().tables[table]) + reading().not_used[table] == there
    assert reading().not_used[table] == 0


def test_children_and_referrals() -> None:
    assert len(reading().tables["cin_children"]) == 332
    assert len(reading().tables["cin_referrals"]) == 402


def test_every_child_is_its_own() -> None:
    assert reading().tables["cin_children"]["child_id"].tolist() == texts("LAchildID")
    owners = [
        c.findtext(".//LAchildID") for c in root().iter("Child") for _ in c.iter("CINdetails")
    ]
    assert reading().tables["cin_referrals"]["child_id"].tolist() == owners


@pytest.mark.parametrize(
    ("table", "column", "element"),
    [
        ("cin_children", "date_of_birth", "PersonBirthDate"),
        ("cin_children", "died", "PersonDeathDate"),
        ("cin_referrals", "date_of_referral", "CINreferralDate"),
        ("cin_referrals", "closed", "CINclosureDate"),
        ("cin_referrals", "conference", "DateOfInitialCPC"),
    ],
)
def test_every_date(table: str, column: str, element: str) -> None:
    days = reading().tables[table][column]
    read = [None if value != value else value.date().isoformat() for value in days]
    assert read == texts(element, ELEMENTS[table])


@pytest.mark.parametrize(
    ("table", "column", "element"),
    [
        ("cin_children", "ethnicity", "Ethnicity"),
        ("cin_referrals", "referral_source", "ReferralSource"),
        ("cin_referrals", "primary_need", "PrimaryNeedCode"),
        ("cin_referrals", "closure_reason", "ReasonForClosure"),
    ],
)
def test_every_code(table: str, column: str, element: str) -> None:
    read = [None if value != value else value for value in reading().tables[table][column]]
    assert read == texts(element, ELEMENTS[table])


def test_sexes_and_disabilities() -> None:
    means = {"1": "male", "2": "female", "0": "not_stated", "9": "not_stated"}
    sexes = Counter(means[text or ""] for text in texts("GenderCurrent"))
    children = reading().tables["cin_children"]
    assert Counter(children["sex"]) == sexes
    listed = [{d.text for d in child.iter("Disability")} for child in root().iter("Child")]
    assert (children["disability"] == "yes").sum() == sum(bool(one - {"NONE"}) for one in listed)
    assert (children["disability"] == "no").sum() == sum(one == {"NONE"} for one in listed)


def test_the_year_is_the_one_it_names_though_its_reference_date_is_odd() -> None:
    assert reading().period == Period(date(2021, 4, 1), date(2022, 3, 31))
    assert reading().authority == 975
    assert [issue for issue in reading().issues if "ReferenceDate" in issue.message]


def test_nothing_is_unreadable_and_nobody_is_named() -> None:
    for table in reading().tables.values():
        assert table.unusable_columns() == ()
    assert {str(issue.severity) for issue in reading().issues} == {"query"}
    told = " ".join(issue.message for issue in reading().issues)
    assert not [one for one in reading().tables["cin_children"]["child_id"] if one in told]
