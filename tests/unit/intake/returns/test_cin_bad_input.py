"""Bad census files: one clear sentence each, never a value, and no record unaccounted for."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from readiness.errors import InputError
from readiness.intake.returns import cin_census
from readiness.intake.returns.reading import ReturnReading
from readiness.model import Issue, Severity

HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>975</LEA></Source>
</Header>"""
SECRET = "Zebedee77"


def child(identifier: str = SECRET, referral: str = "", more: str = "") -> str:
    return f"""<Child>
<ChildIdentifiers><LAchildID>{identifier}</LAchildID>
<PersonBirthDate>2015-02-28</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-05-01</CINreferralDate>
<ReferralSource>6</ReferralSource><ReferralNFA>0</ReferralNFA>{referral}</CINdetails>{more}
</Child>
"""


def message(*children: str, header: str = HEADER, root: str = "Message") -> str:
    return f"<{root}>\n{header}\n<Children>\n{''.join(children)}</Children>\n</{root.split()[0]}>\n"


def read(tmp_path: Path, content: str | bytes) -> ReturnReading:
    path = tmp_path / "census.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return cin_census.read(path)


def refused(tmp_path: Path, content: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    sentence = str(caught.value)
    assert sentence.startswith("'census.xml'")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert SECRET not in sentence
    assert str(tmp_path) not in sentence
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    return sentence


def wrong(reading: ReturnReading, words: str) -> Issue:
    """The one issue that says this, in one sentence without a value."""
    (found,) = [issue for issue in reading.issues if words in issue.message]
    assert found.message.startswith("CIN census")
    assert found.message.endswith(".")
    assert SECRET not in " ".join(issue.message for issue in reading.issues)
    return found


def sizes(reading: ReturnReading) -> tuple[int, int]:
    return len(reading.tables["cin_children"]), len(reading.tables["cin_referrals"])


LAUGHS = (
    '<!DOCTYPE Message [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    "document_type",
    [
        LAUGHS,
        '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE Message SYSTEM "elsewhere.dtd">',
        '<!DOCTYPE Message [<!ENTITY % x SYSTEM "elsewhere.dtd"> %x;]>',
        "<!DOCTYPE Message>",
    ],
)
def test_document_types_and_entities(tmp_path: Path, document_type: str) -> None:
    text = document_type + message(child("&c;"))
    assert "document type or entities" in refused(tmp_path, text)


def test_an_entity_nobody_declared(tmp_path: Path) -> None:
    assert "breaks the rules of XML" in refused(tmp_path, message(child("&c;")))


@pytest.mark.parametrize("content", ["", " \n\t "])
def test_empty(tmp_path: Path, content: str) -> None:
    assert "is empty" in refused(tmp_path, content)


@pytest.mark.parametrize("content", [SECRET, f"a,b\n{SECRET},2\n", b"%PDF-1.7", b"\xff\xfe\0"])
def test_not_xml(tmp_path: Path, content: str | bytes) -> None:
    assert "is not XML" in refused(tmp_path, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{message(child("Zoë"))}'
    reading = read(tmp_path, text.encode(encoding))
    assert reading.tables["cin_children"]["child_id"].tolist() == ["Zoë"]


@pytest.mark.parametrize("encoding", ["nonsense", "shift_jis"])
def test_an_encoding_that_cannot_be_read(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{message(child())}'
    assert "encoding that cannot be read" in refused(tmp_path, text)


def test_blank_lines_before_the_declaration(tmp_path: Path) -> None:
    text = f'\n\n<?xml version="1.0"?>\n{message(child())}'
    children = read(tmp_path, text).tables["cin_children"]
    line = children.frame["source_row"][0]
    assert text.splitlines()[line - 1] == "<Child>"


@pytest.mark.parametrize("root", ["html", "Messages", "Children"])
def test_xml_of_something_else(tmp_path: Path, root: str) -> None:
    assert "not a CIN census" in refused(tmp_path, message(child(), root=root))


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.98])
def test_cut_short(tmp_path: Path, kept: float) -> None:
    text = message(child(), child("K2"))
    assert "is cut short" in refused(tmp_path, text[: int(len(text) * kept)])


def test_broken_in_the_middle(tmp_path: Path) -> None:
    text = message(child(), f"<Child><{SECRET} <</Child>")
    assert "breaks the rules of XML at line 13" in refused(tmp_path, text)


def test_another_collection(tmp_path: Path) -> None:
    text = message(child(), header=HEADER.replace("CIN<", "CLA<"))
    assert "another collection" in refused(tmp_path, text)


def test_absent(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file 'nowhere\.xml'"):
        cin_census.read(tmp_path / "nowhere.xml")
    with pytest.raises(InputError, match="could not be opened"):
        cin_census.read(tmp_path)


@pytest.mark.parametrize("place", ["urn:one", "http://nowhere.example/census"])
def test_any_namespace(tmp_path: Path, place: str) -> None:
    plain = read(tmp_path, message(child()))
    spaced = read(tmp_path, message(child(), root=f'Message xmlns="{place}"'))
    assert sizes(spaced) == sizes(plain) == (1, 1)
    assert spaced.issues == plain.issues
    prefixed = message(child()).replace("<", "<c:").replace("<c:/", "</c:")
    prefixed = prefixed.replace("<c:Message>", f'<c:Message xmlns:c="{place}">')
    assert sizes(read(tmp_path, prefixed)) == (1, 1)


def test_stray_text(tmp_path: Path) -> None:
    reading = read(tmp_path, message(child(more=SECRET)))
    assert sizes(reading) == (1, 1)
    assert wrong(reading, "text outside any field").rows == (12,)


def test_elements_that_are_not_the_forms(tmp_path: Path) -> None:
    inside = f"<Caseworker><Name>{SECRET}</Name></Caseworker><{SECRET}/>"
    reading = read(tmp_path, message(child(referral=inside)))
    assert sizes(reading) == (1, 1)
    assert "2 entries" in wrong(reading, "element names that are not the form's").message


def test_a_field_in_the_wrong_place_is_not_read(tmp_path: Path) -> None:
    reading = read(tmp_path, message(child(more="<CPPstartDate>2025-01-01</CPPstartDate>")))
    wrong(reading, "(1 entry)")
    assert len(reading.tables["cin_protection_plans"]) == 0


def test_attributes(tmp_path: Path) -> None:
    text = message(child()).replace("<Child>", f'<Child id="{SECRET}">')
    wrong(read(tmp_path, text), "attributes of elements were not read")
    schema = (
        'Message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"'
    )
    reading = read(tmp_path, message(child(), root=schema))
    assert not [issue for issue in reading.issues if "attributes" in issue.message]


@pytest.mark.parametrize("missing", ["", " ", "-", "N/A"])
def test_a_child_without_an_identifier(tmp_path: Path, missing: str) -> None:
    """Its records are counted, and reported in each of their tables."""
    plan = "<CINPlanDates><CINPlanStartDate>2025-06-01</CINPlanStartDate></CINPlanDates>"
    reading = read(tmp_path, message(child("K1"), child(missing, plan)))
    assert sizes(reading) == (1, 1)
    assert reading.not_used["cin_children"] == reading.not_used["cin_referrals"] == 1
    assert (len(reading.tables["cin_plans"]), reading.not_used["cin_plans"]) == (0, 1)
    issues = [issue for issue in reading.issues if "without an identifier" in issue.message]
    assert [issue.list for issue in issues] == ["cin_children", "cin_referrals", "cin_plans"]
    assert {issue.severity for issue in issues} == {Severity.ERROR}
    assert issues[0].rows == (13,)


def test_a_record_with_nothing_in_it(tmp_path: Path) -> None:
    reading = read(tmp_path, message(child(referral="<Section47></Section47>")))
    assert (len(reading.tables["cin_section_47"]), reading.not_used["cin_section_47"]) == (0, 1)
    wrong(reading, "records with nothing in them")


def test_the_same_child_twice(tmp_path: Path) -> None:
    reading = read(tmp_path, message(child(), child("K2"), child()))
    assert sizes(reading) == (3, 3)
    issue = wrong(reading, "on more than one child")
    assert (issue.severity, issue.rows) == (Severity.ERROR, (20,))


def test_a_field_twice_in_one_record(tmp_path: Path) -> None:
    again = "<CINreferralDate>2025-06-01</CINreferralDate>"
    reading = read(tmp_path, message(child(referral=again)))
    assert str(reading.tables["cin_referrals"]["date_of_referral"][0].date()) == "2025-05-01"
    assert wrong(reading, "more than once in one record").severity == Severity.ERROR


@pytest.mark.parametrize(
    ("written", "day", "words"),
    [
        ("05/06/2025", "2025-06-05", "read day first"),
        ("2025-06-05Z", "2025-06-05", None),
        ("2025-06-05+01:00", "2025-06-05", None),
        ("06/25/2025", None, "month first"),
        ("31/02/2025", None, "not a date that exists"),
        (SECRET, None, "not a date that exists"),
        ("1925-06-05", None, "before 1990"),
        ("2025-04-31", None, "not a date that exists"),
    ],
)
def test_dates(tmp_path: Path, written: str, day: str | None, words: str | None) -> None:
    plan = f"<CINPlanDates><CINPlanStartDate>{written}</CINPlanStartDate></CINPlanDates>"
    reading = read(tmp_path, message(child(referral=plan)))
    plans = reading.tables["cin_plans"]
    assert plans.unusable("started").tolist() == [day is None]
    assert plans["started"].isna().tolist() == [day is None]
    if day:
        assert str(plans["started"][0].date()) == day
    if words:
        issue = wrong(reading, words)
        assert (issue.list, issue.column) == ("cin_plans", "CINPlanStartDate")
        assert written not in issue.message
        assert issue.rows == (11,)
    else:
        assert not [issue for issue in reading.issues if issue.column == "CINPlanStartDate"]


def test_dates_after_the_year(tmp_path: Path) -> None:
    plan = "<CINPlanDates><CINPlanStartDate>2026-04-01</CINPlanStartDate></CINPlanDates>"
    reading = read(tmp_path, message(child(referral=plan)))
    assert wrong(reading, "after the census year ended").severity == Severity.QUERY
    assert not reading.tables["cin_plans"].unusable("started").any()


def test_codes_that_are_none(tmp_path: Path) -> None:
    text = message(child(SECRET)).replace("<Sex>F<", f"<Sex>{SECRET}<")
    reading = read(tmp_path, text)
    for table in ("cin_children", "cin_referrals"):
        assert reading.tables[table].unusable("sex").tolist() == [True]
    assert wrong(reading, "'Sex': not a code").severity == Severity.ERROR


def test_a_number_that_is_none(tmp_path: Path) -> None:
    plan = (
        "<ChildProtectionPlans><NumberOfPreviousCPP>-1</NumberOfPreviousCPP></ChildProtectionPlans>"
    )
    reading = read(tmp_path, message(child(referral=plan)))
    assert reading.tables["cin_protection_plans"].unusable("previous_plans").tolist() == [True]
    wrong(reading, "not a whole number from 0")


def test_no_child(tmp_path: Path) -> None:
    reading = read(tmp_path, message())
    assert wrong(reading, "holds no child").severity == Severity.ERROR
    assert all(len(table) == 0 for table in reading.tables.values())


def test_no_header(tmp_path: Path) -> None:
    reading = read(tmp_path, message(child(), header=""))
    assert sizes(reading) == (1, 1)
    assert (reading.period, reading.authority) == (None, None)
    wrong(reading, "Collection CIN")
    wrong(reading, "its year is unknown")
    wrong(reading, "DfE number")


def test_memory_does_not_grow_with_what_is_not_kept(tmp_path: Path) -> None:
    """Unreadable dates, unknown elements, stray text and unknown text, ten times over."""

    def most(times: int) -> int:
        junk = "".join(
            f"<CINPlanDates><CINPlanStartDate>bad {n} {'x' * 500}</CINPlanStartDate></CINPlanDates>"
            f"<Other>{'y' * 2_000}</Other>{'z' * 500}"
            for n in range(times)
        )
        endless = f"<Other>{'1' * 2_000 * times}</Other>"
        text = message(child(referral=f"{junk}{endless}"))
        path = tmp_path / "census.xml"
        path.write_text(text, encoding="utf-8")
        del text, junk
        tracemalloc.start()
        try:
            cin_census.read(path)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most(10)  # what is loaded once
    few, many = most(1_000), most(4_000)
    assert many - few < 1_500_000  # of thirteen million characters more
