"""Census files as people have them: odd encodings, other files named so, files made to exhaust."""

from __future__ import annotations

import codecs
import gzip
import tracemalloc
from pathlib import Path

import pytest

from readiness.errors import InputError
from readiness.intake.returns import cin_census
from readiness.intake.returns.reading import ReturnReading

HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>975</LEA></Source>
</Header>"""
SECRET = "Zebedee77"
CHILD = f"""<Child>
<ChildIdentifiers><LAchildID>{SECRET}</LAchildID>
<PersonBirthDate>2015-02-28</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
</Child>
"""


def message(more: str = "", header: str = HEADER) -> str:
    return f"<Message>\n{header}\n<Children>\n{CHILD}{more}</Children>\n</Message>\n"


def declared(encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{message()}'


def read(tmp_path: Path, content: bytes) -> ReturnReading:
    path = tmp_path / "census.xml"
    path.write_bytes(content)
    return cin_census.read(path)


def refused(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    sentence = str(caught.value)
    assert sentence.startswith("'census.xml' ")
    assert sentence.endswith(".")
    assert SECRET not in sentence
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return sentence


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + declared("utf-8").encode(),
        codecs.BOM_UTF8 + b"\r\n\n" + declared("utf-8").encode(),
        codecs.BOM_UTF8 + declared("windows-1252").encode(),
        declared("utf-16").encode(),  # as .NET writes a string it thinks is UTF-16
        declared("utf-8").encode("utf-16"),
        declared("utf-8").encode("utf-16-le"),
        declared("utf-16").encode("utf-16-be"),
        declared("UTF-16").encode("utf-16"),
        declared("cp850").encode(),
        b"\n" * 1_500_000 + declared("utf-8").encode(),
    ],
)
def test_what_the_bytes_are_wins_over_what_they_say(tmp_path: Path, content: bytes) -> None:
    assert len(read(tmp_path, content).tables["cin_children"]) == 1


@pytest.mark.parametrize(
    "encoding", ["unicode_escape", "utf-7", "base64", "rot13", "idna", "cp037", "undefined", ""]
)
def test_encodings_nobody_writes(tmp_path: Path, encoding: str) -> None:
    assert "encoding that cannot be read" in refused(tmp_path, declared(encoding).encode())


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_wider_encodings(tmp_path: Path, encoding: str) -> None:
    assert "encoding that cannot be read" in refused(tmp_path, message().encode(encoding))


def test_windows_letters_that_are_not_declared(tmp_path: Path) -> None:
    sentence = refused(tmp_path, message().replace(SECRET, f"{SECRET}é").encode("cp1252"))
    assert "is not in the encoding it says" in sentence
    assert "line 7" in sentence


@pytest.mark.parametrize("content", [codecs.BOM_UTF8, codecs.BOM_UTF8 + b" \n", b" " * 1_100_000])
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    assert "is empty" in refused(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(message().encode()), "a compressed file"),
        (b"PK\x03\x04" + b"\0" * 99, "a compressed file"),
        (f"<!DOCTYPE html><html>{SECRET}</html>".encode(), "a web page"),
        ((message() + message()).encode(), "as files joined together do"),
        (f"{message()}<?xml version='1.0'?>{message()}".encode(), "as files joined together do"),
    ],
)
def test_other_files(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refused(tmp_path, content)


@pytest.mark.parametrize("said", ["0001-01-01", "0000-00-00", "1899-12-31", "9999-12-31"])
def test_a_reference_date_that_cannot_be(tmp_path: Path, said: str) -> None:
    header = HEADER.replace("2026-03-31", said).replace("<Year>2026</Year>", "")
    reading = read(tmp_path, message(header=header).encode())
    assert reading.period is None
    assert any("its year is unknown" in issue.message for issue in reading.issues)


MEGABYTES = 24
ENDLESS = {
    "a field": ("<Child><ChildIdentifiers><LAchildID>", "x", "has a field of more than"),
    "a field that is not kept": ("<Child><ChildIdentifiers><UPN>", "x", "has a field of more than"),
    "a tag": ("<", "x", "a tag or comment of more than"),
    "an attribute": ('<a b="', "x", "a tag or comment of more than"),
    "a comment": ("<!--", "x", "a tag or comment of more than"),
    "an instruction": ("<?a ", "x", "a tag or comment of more than"),
    "elements within elements": ("", "<a>", "elements within one another"),
    "children within children": ("", "<Child>", "elements within one another"),
    "stray text": ("", "x", "is cut short"),
    "nothing": ("", " ", "is cut short"),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_what_never_ends_is_refused_in_bounded_memory(tmp_path: Path, kind: str) -> None:
    begins, goes_on, words = ENDLESS[kind]
    path = tmp_path / "census.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write(message(begins).split("</Children>")[0])
        for _ in range(MEGABYTES):
            file.write(goes_on * (1_000_000 // len(goes_on)))
    assert words in _refused_within(path, 8_000_000)


@pytest.mark.parametrize(
    "name", ["<n{0}/>", '<a xmlns:p{0}="x"/>', '<a xmlns="{0}"/>', '<a b{0}="x"/>']
)
def test_names_without_end(tmp_path: Path, name: str) -> None:
    path = tmp_path / "census.xml"
    path.write_text(message("".join(map(name.format, range(300_000)))), encoding="utf-8")
    assert "different names" in _refused_within(path, 15_000_000)


def _refused_within(path: Path, most: int) -> str:
    tracemalloc.start()
    try:
        with pytest.raises(InputError) as caught:
            cin_census.read(path)
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()
    return str(caught.value)


def test_one_child_with_very_many_assessments(tmp_path: Path) -> None:
    """It streams: what is held beyond the tables does not grow with the child."""
    one = "<Assessments>\n<AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate></Assessments>"
    path = tmp_path / "census.xml"
    many = 60_000
    assert many * len(one) > 5_000_000
    path.write_text(
        message(f"<Child><ChildIdentifiers><LAchildID>K</LAchildID></ChildIdentifiers>"
                f"<CINdetails>{one * many}</CINdetails></Child>"),
        encoding="utf-8",
    )  # fmt: skip
    tracemalloc.start()
    try:
        tables = cin_census.read(path).tables
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(tables["cin_assessments"]) == many
    assert most < 16_000_000


def test_a_child_not_yet_born_is_not_asked_for_a_date_of_birth(tmp_path: Path) -> None:
    unborn = """<Child><ChildIdentifiers><LAchildID>K1</LAchildID>
<ExpectedPersonBirthDate>2026-07-01</ExpectedPersonBirthDate><Sex>U</Sex></ChildIdentifiers></Child>
<Child>
<ChildIdentifiers><LAchildID>K2</LAchildID><Sex>U</Sex></ChildIdentifiers></Child>
"""
    reading = read(tmp_path, message(unborn).encode())
    (told,) = [one for one in reading.issues if "PersonBirthDate" in (one.column or "")]
    lines = message(unborn).splitlines()
    assert "K2" in lines[told.rows[0]]
    assert len(told.rows) == 1
