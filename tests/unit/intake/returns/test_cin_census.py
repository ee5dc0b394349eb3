"""The CIN census as it should be: every record in its table, typed, with its child and its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness.breakdowns import grouping
from readiness.intake.annex_a.codes import code_set
from readiness.intake.returns import RETURN_TABLES, cin_census, table_spec
from readiness.intake.returns.reading import ReturnReading
from readiness.model import Period

HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>975</LEA></Source></Header>"""

WHOLE = f"""<Message>
{HEADER}
<Children>
<Child>
<ChildIdentifiers>
<LAchildID>K1</LAchildID><UPN>A123456789012</UPN>
<PersonBirthDate>2015-02-28</PersonBirthDate><Sex>F</Sex>
</ChildIdentifiers>
<ChildCharacteristics><Ethnicity>APKN</Ethnicity>
<Disabilities><Disability>MOB</Disability><Disability>AUT</Disability></Disabilities>
</ChildCharacteristics>
<CINdetails>
<CINreferralDate>2025-05-01</CINreferralDate>
<ReferralSource>5D</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
<Assessments>
<AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment>
<AssessmentFactors>16A</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors>
</FactorsIdentifiedAtAssessment>
</Assessments>
<CINPlanDates>
<CINPlanStartDate>2025-06-25</CINPlanStartDate><CINPlanEndDate>2025-07-10</CINPlanEndDate>
</CINPlanDates>
<Section47>
<S47ActualStartDate>2025-07-01</S47ActualStartDate>
<InitialCPCtarget>2025-07-22</InitialCPCtarget>
<DateOfInitialCPC>2025-07-20</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired>
</Section47>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans>
<CPPstartDate>2025-07-20</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>MUL</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews>
<CPPreviewDate>2025-10-01</CPPreviewDate>
<CPPreviewDate>2026-03-01</CPPreviewDate>
</Reviews>
</ChildProtectionPlans>
</CINdetails>
<CINdetails>
<CINreferralDate>2026-01-05</CINreferralDate><ReferralSource>6</ReferralSource>
<CINclosureDate>2026-01-06</CINclosureDate><ReasonForClosure>RC9</ReasonForClosure>
<ReferralNFA>1</ReferralNFA>
</CINdetails>
</Child>
</Children>
</Message>
"""


def census(tmp_path: Path, content: str) -> ReturnReading:
    path = tmp_path / "census.xml"
    path.write_text(content, encoding="utf-8")
    return cin_census.read(path)


def one_child(identifiers: str, characteristics: str = "", header: str = HEADER) -> str:
    return (
        f"<Message>{header}<Children><Child><ChildIdentifiers><LAchildID>K1</LAchildID>"
        f"{identifiers}</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>"
        f"{characteristics}</ChildCharacteristics></Child></Children></Message>"
    )


@pytest.fixture
def whole(tmp_path: Path) -> ReturnReading:
    return census(tmp_path, WHOLE)


def row(reading: ReturnReading, table: str, number: int = 0) -> dict[str, object]:
    values = reading.tables[table].frame.iloc[number].to_dict()
    return {
        name: value.date().isoformat() if isinstance(value, pd.Timestamp) else value
        for name, value in values.items()
        if not pd.isna(value) and not name.startswith("source_")
    }


WHO = {
    "child_id": "K1",
    "sex": "female",
    "ethnicity": "APKN",
    "date_of_birth": "2015-02-28",
    "disability": "yes",
}
FIRST = {**WHO, "date_of_referral": "2025-05-01"}


def test_header_and_counts(whole: ReturnReading) -> None:
    assert whole.source == "cin_census"
    assert whole.period == Period(date(2025, 4, 1), date(2026, 3, 31))
    assert whole.authority == 975
    assert {name: len(table) for name, table in whole.tables.items()} == {
        "cin_children": 1,
        "cin_referrals": 2,
        "cin_assessments": 1,
        "cin_section_47": 1,
        "cin_plans": 1,
        "cin_protection_plans": 1,
        "cin_reviews": 2,
    }
    assert set(whole.not_used.values()) == {0}
    assert whole.issues == ()


def test_every_value_is_read(whole: ReturnReading) -> None:
    assert row(whole, "cin_children") == WHO
    assert row(whole, "cin_referrals") == {
        **FIRST, "referral_source": "5D", "primary_need": "N1", "no_further_action": "no",
    }  # fmt: skip
    assert row(whole, "cin_referrals", 1) == {
        **WHO, "date_of_referral": "2026-01-05", "referral_source": "6",
        "no_further_action": "yes", "closed": "2026-01-06", "closure_reason": "RC9",
    }  # fmt: skip
    assert row(whole, "cin_assessments") == {
        **FIRST, "started": "2025-05-02", "authorised": "2025-06-20", "factors": "3B 16A",
    }  # fmt: skip
    assert row(whole, "cin_plans") == {**FIRST, "started": "2025-06-25", "ended": "2025-07-10"}
    assert row(whole, "cin_section_47") == {
        **FIRST, "strategy_discussion": "2025-07-01", "conference_target": "2025-07-22",
        "conference": "2025-07-20", "conference_not_required": "no",
    }  # fmt: skip
    assert row(whole, "cin_protection_plans") == {
        **FIRST, "started": "2025-07-20", "initial_category": "neglect",
        "latest_category": "multiple", "previous_plans": 1.0,
    }  # fmt: skip
    assert [row(whole, "cin_reviews", n)["reviewed"] for n in (0, 1)] == [
        "2025-10-01",
        "2026-03-01",
    ]
    assert row(whole, "cin_reviews", 1)["plan_started"] == "2025-07-20"


def test_each_table_is_as_declared(whole: ReturnReading) -> None:
    """The columns, kinds and codes of the declaration, and nothing besides."""
    for spec in cin_census.TABLES:
        table = whole.tables[spec.name]
        assert table.period == whole.period
        ids = [column.id for column in spec.columns]
        assert [*table.frame.columns] == [*ids, "source_sheet", "source_row"]
        for column in spec.columns:
            kind = str(table[column.id].dtype)
            expected = {"date": "datetime64[s]", "count": "float64", "id": "str"}
            assert kind == expected.get(column.kind, "category"), column.id
            if column.kind == "code" and column.codes:
                known = {code.key for code in code_set(column.codes).codes} | {"5D"}
                assert {*table[column.id].cat.categories} <= known


def test_a_record_is_found_by_the_line_it_begins_on(whole: ReturnReading) -> None:
    lines = WHOLE.splitlines()
    for table, element in (
        ("cin_children", "<Child>"),
        ("cin_assessments", "<Assessments>"),
        ("cin_protection_plans", "<ChildProtectionPlans>"),
    ):
        rows = whole.tables[table].frame["source_row"]
        assert [lines[number - 1] for number in rows] == [element]


def test_on_one_line_a_record_is_found_by_its_childs_place(tmp_path: Path) -> None:
    child = (
        "<Child><ChildIdentifiers><LAchildID>{}</LAchildID></ChildIdentifiers><CINdetails/></Child>"
    )
    text = f"<Message>{HEADER}<Children>{child.format('A')}{child.format('B')}</Children></Message>"
    reading = census(tmp_path, text.replace("\n", ""))
    assert reading.tables["cin_children"].frame["source_row"].tolist() == [1, 2]
    sexless = next(issue for issue in reading.issues if issue.column == "Sex")
    assert sexless.rows == (1, 2)
    assert sexless.message.endswith("(by place of the child in the file).")


@pytest.mark.parametrize(
    ("element", "sex"),
    [
        ("<Sex>M</Sex>", "male"),
        ("<Sex>U</Sex>", "not_stated"),
        ("<GenderCurrent>1</GenderCurrent>", "male"),
        ("<GenderCurrent>2</GenderCurrent>", "female"),
        ("<GenderCurrent>0</GenderCurrent>", "not_stated"),
        ("<GenderCurrent>9</GenderCurrent>", "not_stated"),
        ("<GenderCurrent>1</GenderCurrent><Sex>F</Sex>", "female"),
    ],
)
def test_sex_before_and_since_2025(tmp_path: Path, element: str, sex: str) -> None:
    assert row(census(tmp_path, one_child(element)), "cin_children")["sex"] == sex


def test_a_child_not_yet_born_has_its_expected_date(tmp_path: Path) -> None:
    expected = "<ExpectedPersonBirthDate>2026-06-01</ExpectedPersonBirthDate><Sex>U</Sex>"
    reading = census(tmp_path, one_child(expected))
    children = reading.tables["cin_children"]
    assert row(reading, "cin_children")["date_of_birth"] == "2026-06-01"
    assert row(reading, "cin_children")["expected_birth"] == "2026-06-01"
    ages = grouping(children, "age", date(2026, 3, 31))
    assert ages is not None
    assert ages.labels[ages.codes[0]] == "Unborn"
    assert not any("Birth" in (issue.column or "") for issue in reading.issues)


def test_once_born_the_birth_is_the_date(tmp_path: Path) -> None:
    both = (
        "<PersonBirthDate>2026-01-03</PersonBirthDate>"
        "<ExpectedPersonBirthDate>2026-01-01</ExpectedPersonBirthDate><Sex>M</Sex>"
        "<PersonDeathDate>2026-02-01</PersonDeathDate>"
    )
    read = row(census(tmp_path, one_child(both)), "cin_children")
    assert read["date_of_birth"] == "2026-01-03"
    assert read["died"] == "2026-02-01"


@pytest.mark.parametrize(
    ("listed", "disability"),
    [
        (["NONE"], "no"),
        (["MOB"], "yes"),
        (["NONE", "HEAR"], "yes"),
        (["HEAR", "QQQQ"], "yes"),
        ([], None),
    ],
)
def test_disabilities_are_one_answer(
    tmp_path: Path, listed: list[str], disability: str | None
) -> None:
    elements = "".join(f"<Disability>{code}</Disability>" for code in listed)
    reading = census(
        tmp_path, one_child("<Sex>F</Sex>", f"<Disabilities>{elements}</Disabilities>")
    )
    assert row(reading, "cin_children").get("disability") == disability
    odd = [issue for issue in reading.issues if issue.column == "Disability"]
    assert len(odd) == (len(listed) > 1)
    assert not reading.tables["cin_children"].unusable("disability").any()


@pytest.mark.parametrize(
    ("year", "reference", "ends", "odd"),
    [
        ("2022", "2022-03-31", 2022, False),
        ("2022", "2022-07-21", 2022, True),
        ("2022", "", 2022, True),
        ("", "2022-07-21", 2022, True),
        ("", "2022-03-31", 2022, True),
        ("", "2022-03-30", 2021, True),
        ("19", "31/03/2024", 2024, True),
    ],
)
def test_the_year(tmp_path: Path, year: str, reference: str, ends: int, odd: bool) -> None:
    header = HEADER.replace(">2026<", f">{year}<").replace("2026-03-31", reference)
    reading = census(tmp_path, one_child("<Sex>F</Sex>", header=header))
    assert reading.period == Period(date(ends - 1, 4, 1), date(ends, 3, 31))
    assert any("ReferenceDate" in issue.message for issue in reading.issues) == odd


def test_no_year_at_all(tmp_path: Path) -> None:
    header = HEADER.replace(">2026<", "><").replace("2026-03-31", "?")
    reading = census(tmp_path, one_child("<Sex>F</Sex>", header=header))
    assert reading.period is None
    assert any("its year is unknown" in issue.message for issue in reading.issues)


@pytest.mark.parametrize("written", ["1", "true", "TRUE", "Y"])
def test_yes_however_it_is_written(tmp_path: Path, written: str) -> None:
    reading = census(tmp_path, WHOLE.replace("<ReferralNFA>0<", f"<ReferralNFA>{written}<"))
    assert row(reading, "cin_referrals")["no_further_action"] == "yes"


def test_the_order_of_elements_does_not_matter(tmp_path: Path) -> None:
    """A date of referral that comes after the records within, an identifier after the referral."""
    text = (
        f"<Message>{HEADER}<Children><Child><CINdetails><Section47><S47ActualStartDate>2025-07-01"
        "</S47ActualStartDate></Section47><CINreferralDate>2025-05-01</CINreferralDate>"
        "</CINdetails><ChildIdentifiers><LAchildID>K1</LAchildID></ChildIdentifiers></Child>"
        "</Children></Message>"
    )
    read = row(census(tmp_path, text), "cin_section_47")
    assert (read["child_id"], read["date_of_referral"]) == ("K1", "2025-05-01")


def test_tables_are_declared_with_both_returns() -> None:
    names = [table.name for table in RETURN_TABLES]
    assert len(names) == len(set(names))
    assert table_spec("cin_reviews") is cin_census.TABLES[-1]
    assert {table.source for table in RETURN_TABLES} == {"cin_census", "ssda903"}
    for spec in cin_census.TABLES:
        assert {*cin_census.EVENTS[spec.name]} <= {column.id for column in spec.columns}


def test_counts_are_numbers_and_blanks_are_not_nought(tmp_path: Path) -> None:
    text = WHOLE.replace("<NumberOfPreviousCPP>1</NumberOfPreviousCPP>", "<NumberOfPreviousCPP/>")
    plans = census(tmp_path, text).tables["cin_protection_plans"]
    assert np.isnan(plans["previous_plans"][0])
    assert plans.blank("previous_plans").tolist() == [True]
