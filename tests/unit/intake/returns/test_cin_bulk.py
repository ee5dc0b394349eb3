"""A census read by whole children and an element at a time must say the same, whatever is in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.errors import InputError
from readiness.intake.returns.cin_census import bulk, parsing, reading
from readiness.intake.returns.reading import ReturnReading

HEADER = """<?xml version="1.0" encoding="utf-8"?>
<!-- written by a system -->
<Message>
<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>975</LEA></Source>
</Header>
<Children>
"""
END = "</Children>\n</Message>\n"
CHILD = """  <Child>
    <ChildIdentifiers>
      <LAchildID>Zebedee{n}</LAchildID>
      <UPN>A{n:012}</UPN>
      <PersonBirthDate>2015-02-28</PersonBirthDate>
      <Sex>F</Sex>
    </ChildIdentifiers>
    <ChildCharacteristics>
      <Ethnicity>WBRI</Ethnicity>
      <Disabilities><Disability>MOB</Disability><Disability>AUT</Disability></Disabilities>
    </ChildCharacteristics>
    <CINdetails>
      <CINreferralDate>2025-05-{day:02}</CINreferralDate>
      <ReferralSource>6</ReferralSource>
      <PrimaryNeedCode>N1</PrimaryNeedCode>
      <DateOfInitialCPC>2025-06-10</DateOfInitialCPC>
      <Assessments>
        <AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
        <FactorsIdentifiedAtAssessment>
          <AssessmentFactors>3B</AssessmentFactors>
          <AssessmentFactors>16A</AssessmentFactors>
        </FactorsIdentifiedAtAssessment>
      </Assessments>
      <Assessments></Assessments>
      <CINPlanDates><CINPlanStartDate>2025-07-01</CINPlanStartDate></CINPlanDates>
      <Section47>
        <S47ActualStartDate>2025-06-01</S47ActualStartDate>
        <DateOfInitialCPC>2025-06-10</DateOfInitialCPC>
        <ICPCnotRequired>0</ICPCnotRequired>
      </Section47>
      <ReferralNFA>false</ReferralNFA>
      <ChildProtectionPlans>
        <CPPstartDate>2025-06-10</CPPstartDate>
        <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
        <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
        <Reviews><CPPreviewDate>2025-09-01</CPPreviewDate>
        <CPPreviewDate>2025-12-01</CPPreviewDate></Reviews>
      </ChildProtectionPlans>
    </CINdetails>
    <CINdetails><CINreferralDate>2025-11-0{last}</CINreferralDate></CINdetails>
  </Child>
"""
UNBORN = """<Child><ChildIdentifiers><LAchildID>Unborn{n}</LAchildID>
<ExpectedPersonBirthDate>2026-06-01</ExpectedPersonBirthDate><GenderCurrent>0</GenderCurrent>
<PersonDeathDate/></ChildIdentifiers><ChildCharacteristics><Disabilities/></ChildCharacteristics>
</Child>
"""

RECORDS = {
    "cin_children": "Child",
    "cin_referrals": "CINdetails",
    "cin_assessments": "Assessments",
    "cin_section_47": "Section47",
    "cin_plans": "CINPlanDates",
    "cin_protection_plans": "ChildProtectionPlans",
    "cin_reviews": "CPPreviewDate",
}

# What is put in place of a piece of markup or text, by what it does.
SWAPS = [
    ("<Sex>F</Sex>", "<Sex>F</Sex><Sex>M</Sex>"),
    ("<Sex>F</Sex>", "<Sex> </Sex><Sex>M</Sex>"),
    ("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>"),
    ("<Sex>F</Sex>", "<Sex>F</Sex><GenderCurrent>1</GenderCurrent>"),
    ("<Sex>F</Sex>", "<Sex/>"),
    ("<Sex>F</Sex>", "<sex>F</sex>"),
    ("<Sex>F</Sex>", "<Sex >F</Sex >"),
    ("<Sex>F</Sex>", '<Sex code="x">F</Sex>'),
    ("<Sex>F</Sex>", "<Sex>\n F\n</Sex>"),
    ("<Sex>F</Sex>", "<Sex>F<!-- x --></Sex>"),
    ("<Sex>F</Sex>", "<Sex><![CDATA[F]]></Sex>"),
    ("<Sex>F</Sex>", "<Sex>&#70;</Sex>"),
    ("<Sex>F</Sex>", "<Sex>F</Sex>stray"),
    ("<Sex>F</Sex>", "<Sex>F</Sex><?note x?>"),
    ("<Sex>F</Sex>", "<Sex>F</Sex><Other>1</Other>"),
    ("<Sex>F</Sex>", "<Sex>F</Sex><Sex2/>"),
    ("<Sex>F</Sex>", "<Sex>F</sex>"),
    ("<Sex>F</Sex>", "<Sex>F"),
    ("<Sex>F</Sex>", "<Sex>F>G</Sex>"),
    ("<Sex>F</Sex>", "<Sex><Sex>F</Sex></Sex>"),
    ("<Sex>F</Sex>", "<Sex>" + "F" * 600 + "</Sex>"),
    ("Zebedee", "Zébédée"),
    ("Zebedee", "Zebedee &amp; "),
    ("<LAchildID>", "<LAchildID>  \n"),
    ("  <Child>\n", "  <Child>\n\n\n"),
    ("  <Child>\n", "<!-- <Child> -->  <Child>\n"),
    ("  <Child>\n", "<!-- </Child>  <Child>\n"),
    ("  <Child>\n", "<Child/>  <Child>\n"),
    ("  <Child>\n", "<Child></Child>  <Child>\n"),
    ("  <Child>\n", "<Child><Child></Child></Child>  <Child>\n"),
    ("  </Child>\n", "  </Child>"),
    ("  </Child>\n", "  </Child>\r\n"),
    ("  </Child>\n", "  </Child>\r"),
    ("  </Child>\n", "  </Child><Child2/>"),
    ("  </Child>\n", "  </Child></Children><Children>"),
    ("<ChildIdentifiers>", ""),
    ("</ChildIdentifiers>", "</ChildIdentifiers><ChildIdentifiers><Sex>M</Sex></ChildIdentifiers>"),
    ("<Assessments></Assessments>", "<Assessments/>"),
    ("<Reviews>", "<Reviews><CPPreviewDate/>"),
    ("<CPPreviewDate>", "<CPPreviewDate>bad "),
    ("<CINdetails>", "<CINdetails><CINdetails/>"),
    ("<Section47>", "<Assessments>"),
    ("3B", "3B</AssessmentFactors><AssessmentFactors> </AssessmentFactors><AssessmentFactors>x"),
    ("\n", "\r\n"),
    ("2025-05-", "05/2025/"),
]


def said(path: Path) -> ReturnReading | str:
    try:
        return reading.read(path)
    except InputError as refusal:
        return str(refusal)


def same(one: ReturnReading | str, other: ReturnReading | str) -> None:
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    assert one.issues == other.issues
    assert one.not_used == other.not_used
    for name, table in one.tables.items():
        pd.testing.assert_frame_equal(table.frame, other.tables[name].frame)
        for column in table.frame.columns.drop(["source_sheet", "source_row"]):
            assert (table.unusable(column) == other.tables[name].unusable(column)).all()


def both(path: Path, piece: int, monkeypatch: pytest.MonkeyPatch) -> ReturnReading | str:
    monkeypatch.setattr(parsing, "_PIECE", piece)
    quick = said(path)
    with monkeypatch.context() as patch:
        patch.setattr(bulk.Bulk, "take", lambda *_: False)
        same(quick, said(path))
    return quick


@st.composite
def censuses(draw: st.DrawFn) -> str:
    children = []
    for n in range(draw(st.integers(1, 8))):
        child = draw(st.sampled_from([CHILD, CHILD, CHILD, UNBORN]))
        child = child.format(n=n % 7, day=n + 1, last=n % 9 + 1)
        for swap in draw(st.lists(st.sampled_from(SWAPS), max_size=2)):
            child = child.replace(*swap)
        children.append(child)
    text = HEADER + "".join(children) + END
    return draw(st.sampled_from([str, lambda t: t[: draw(st.integers(0, len(t)))]]))(text)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(censuses(), st.integers(200, 5_000))
def test_whatever_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, piece: int
) -> None:
    path = tmp_path / "census.xml"
    path.write_bytes(text.encode())
    read = both(path, piece, monkeypatch)
    if isinstance(read, str):
        assert "Zebedee" not in read
        return
    assert not any("Zebedee" in issue.message for issue in read.issues)
    if any("not in their place" in issue.message for issue in read.issues):
        return
    found = Counter(element.tag for element in ElementTree.fromstring(text.encode()).iter())
    for table, tag in RECORDS.items():
        assert len(read.tables[table]) + read.not_used[table] == found[tag]


def test_most_of_a_plain_census_is_taken_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "census.xml"
    children = [CHILD.format(n=n, day=n % 28 + 1, last=n % 9 + 1) for n in range(2_000)]
    path.write_text(HEADER + "".join(children) + END, encoding="utf-8")
    taken: list[bool] = []
    take = bulk.Bulk.take

    def watched(self: bulk.Bulk, run: bytes, line: int) -> bool:
        taken.append(take(self, run, line))
        return taken[-1]

    monkeypatch.setattr(bulk.Bulk, "take", watched)
    read = both(path, 1 << 18, monkeypatch)
    assert not isinstance(read, str)
    assert len(taken) > 5
    assert all(taken)
    rows = read.tables["cin_children"].frame["source_row"]
    assert rows.tolist() == [
        number
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.fullmatch(r" *<Child>", line)
    ]


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap[1][:40])
def test_one_odd_child_in_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: tuple[str, str]
) -> None:
    children = [CHILD.format(n=n, day=n + 1, last=n % 9 + 1) for n in range(9)]
    children[4] = children[4].replace(*swap)
    path = tmp_path / "census.xml"
    path.write_bytes((HEADER + "".join(children) + END).encode())
    both(path, len(CHILD) * 2, monkeypatch)
