"""SSDA903 files as analysts keep them: what a spreadsheet did to them, and what is made of it."""

from __future__ import annotations

import gzip
import random
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness.errors import InputError
from readiness.intake.returns import ssda903
from readiness.intake.returns.reading import ReturnReading
from readiness.model import Issue, Severity

SECRET = "Zebedee77"
COLUMNS = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
ONE = "Zebedee77,01/05/2021,S,C2,N1,U4,PR1,,,,AB1 2CD,AB3 4EF,1234567"
TWO = "Zebedee78,02/06/2021,S,C2,N1,U4,PR1,01/09/2021,E11,,AB1 2CD,AB3 4EF,1234567"
EPISODES = f"{COLUMNS}\n{ONE}\n{TWO}\n"


def read(tmp_path: Path, content: str | bytes, name: str = "episodes.csv") -> ReturnReading:
    folder = tmp_path / "2021-22"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "reviews.csv").write_text("CHILD,REVIEW,REVIEW_CODE\nZebedee77,01/06/2021,PN1\n")
    reading = ssda903.read(folder)
    assert not any("Zebedee" in issue.message for issue in reading.issues)
    return reading


def told(reading: ReturnReading, words: str) -> Issue:
    (found,) = [issue for issue in reading.issues if words in issue.message]
    assert found.message.endswith(".")
    return found


def ids(reading: ReturnReading) -> list[str]:
    found: list[str] = reading.tables["care_episodes"]["child_id"].tolist()
    return found


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (EPISODES.replace("Zebedee78", "\ufeffZebedee78"), (3,)),
        (EPISODES.replace("Zebedee78", "Zebedee78\u200b"), (3,)),
        (EPISODES.replace("Zebedee78", "Zebe\0dee78"), (3,)),
        (EPISODES.replace("Zebedee78", '="Zebedee78"'), (3,)),
        (EPISODES.replace("DECOM", "\u200bDECOM"), (1,)),
        (EPISODES.encode("utf-16-be"), (1, 2, 3)),
    ],
)
def test_marks_that_nobody_sees(tmp_path: Path, content: str | bytes, rows: tuple[int]) -> None:
    reading = read(tmp_path, content)
    assert ids(reading) == ["Zebedee77", "Zebedee78"]
    assert told(reading, "marks that are not seen").rows == rows


def test_a_file_without_such_marks_is_not_accused(tmp_path: Path) -> None:
    reading = read(tmp_path, b"\xef\xbb\xbf" + EPISODES.replace("Zebedee78", "é").encode())
    assert ids(reading) == ["Zebedee77", "é"]
    assert not [one for one in reading.issues if "marks" in one.message]


@pytest.mark.parametrize("more", [1, 5, 25])
def test_an_unclosed_quotation_mark_that_swallows_a_few_records(tmp_path: Path, more: int) -> None:
    with pytest.raises(InputError, match="a quotation mark in row 3 that is not closed") as caught:
        read(tmp_path, EPISODES.replace("Zebedee78", '"Zebedee78') + f"{ONE}\n" * more)
    assert "Zebedee" not in str(caught.value)


def test_an_address_of_several_lines_is_no_unclosed_mark(tmp_path: Path) -> None:
    address = '"1 High Street,\nAnytown,\nSomewhere, AB1 2CD"'
    reading = read(tmp_path, f"{COLUMNS},Address\n{ONE},{address}\n{TWO},\n")
    assert ids(reading) == ["Zebedee77", "Zebedee78"]


@pytest.mark.parametrize(
    "again", [COLUMNS, COLUMNS.lower(), COLUMNS.title().replace("_", " "), "Child ID,Decom,RNE"]
)
def test_headings_again_in_the_middle(tmp_path: Path, again: str) -> None:
    reading = read(tmp_path, f"{COLUMNS}\n{ONE}\n{again}\n{TWO}\n")
    assert ids(reading) == ["Zebedee77", "Zebedee78"]
    assert told(reading, "the headings again").rows == (3,)
    assert reading.not_used["care_episodes"] == 1


def test_a_row_with_more_cells_than_there_are_headings(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{COLUMNS}\n{ONE}\n{TWO},{SECRET}\n{ONE.replace('05', '06')},,\n")
    assert told(reading, "columns without a heading").rows == (3,)


@pytest.mark.parametrize("written", ["1.23457E+11", "1e+05", "2E12"])
def test_identifiers_a_spreadsheet_has_shortened(tmp_path: Path, written: str) -> None:
    reading = read(tmp_path, EPISODES.replace("Zebedee78", written))
    issue = told(reading, "powers of ten")
    assert (issue.severity, issue.column, issue.rows) == (Severity.ERROR, "CHILD", (3,))
    assert written not in issue.message


def test_identifiers_that_only_look_like_it(tmp_path: Path) -> None:
    reading = read(
        tmp_path, EPISODES.replace("Zebedee77", "12E05X").replace("Zebedee78", "12345.0")
    )
    assert ids(reading) == ["12E05X", "12345"]
    assert not [one for one in reading.issues if "powers of ten" in one.message]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(EPISODES.encode()),
        b"PK\x03\x04" + bytes(range(256)),
        b"\xd0\xcf\x11\xe0" + bytes(99),
        f"<html><table><tr><td>{SECRET}</td></tr></table></html>".encode(),
    ],
)
def test_other_files_saved_as_csv(tmp_path: Path, content: bytes) -> None:
    reading = read(tmp_path, content)
    assert told(reading, "is not a csv file").severity == Severity.ERROR
    assert "care_episodes" not in reading.tables


def test_a_line_of_a_million_cells(tmp_path: Path) -> None:
    began = time.process_time()
    reading = read(tmp_path, EPISODES + "," * 1_000_000 + "\n")
    assert time.process_time() - began < 5
    assert told(reading, "a line of many more cells").list == "care_episodes"


def test_a_line_of_ten_million_characters(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'episodes\.csv' is not a csv file that can be read"):
        read(tmp_path, EPISODES + "x" * 10_000_000 + "\n")


def test_a_record_that_ran_into_the_headings_is_not_shown(tmp_path: Path) -> None:
    """A line break lost at the end of the headings puts a child's cells among them."""
    reading = read(tmp_path, f"{COLUMNS} 1234567,{ONE.replace('Zebedee77', '1234567')}\n{TWO}\n")
    issue = told(reading, "columns that are not of this table")
    for cell in ("1234567", "01/05/2021"):
        assert cell not in issue.message
    assert "column 14" in issue.message


def test_rows_without_headings_are_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{ONE}\n{TWO}\n")
    assert told(reading, "so it was not read (2 rows)").rows == (1, 2)
    assert reading.not_used["care_episodes"] == 2


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2021-04-01 00:00:00", "2021-04-01"),
        ("2021-04-01T00:00:00", "2021-04-01"),
        ("01-Apr-21", "2021-04-01"),
        ("44287", "2021-04-01"),
        ("44287.0", "2021-04-01"),
        ("1/4/21", "2021-04-01"),
        ("01/04/99", "1999-04-01"),
        ("01/04/26", "2026-04-01"),
        ("31/02/2020", None),
        ("29/02/2021", None),
        ("04/13/2021", None),
        ("2021", None),
        ("Apr-21", None),
    ],
)
def test_dates(tmp_path: Path, written: str, means: str | None) -> None:
    episodes = read(tmp_path, EPISODES.replace("01/05/2021", written)).tables["care_episodes"]
    found = episodes["started"][0]
    assert (None if pd.isna(found) else f"{found:%Y-%m-%d}") == means
    assert episodes.unusable("started").tolist() == [means is None, False]


WORDS = ["=", "x", '"', '""', ",", "-", "1e5", "Total", "31/02/2020", "=1+1", "#N/A", "CHILD", "é"]
MARKS = ["", " ", "\n", "\r\n", "\0", "\ufeff", "\x0b", "\x1a", "\t", ";", "9" * 40]
CELLS = st.sampled_from([*WORDS, *MARKS])


@st.composite
def corrupted(draw: st.DrawFn) -> bytes:
    """A file of a few dozen records, of which a few characters are others, in an odd encoding."""
    chance = random.Random(draw(st.integers(0, 9)))
    rows = [
        f"Zebedee{chance.randrange(9)},{chance.randrange(28) + 1:02}/06/2021,S,C2,N1,U4,PR1,,,,,,"
        for _ in range(draw(st.integers(0, 30)))
    ]
    text = "\n".join([COLUMNS, *rows]) + "\n"
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(CELLS) + text[at + draw(st.integers(0, 12)) :]
    content = text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])))
    return content[: len(content) - draw(st.sampled_from([0, 0, 0, 1, 7]))]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corrupted())
def test_every_row_is_used_or_reported(tmp_path: Path, content: bytes) -> None:
    refusal = ""
    try:
        reading = read(tmp_path, content)
    except InputError as error:
        refusal = str(error)
    assert "Zebedee" not in refusal
    if refusal:
        return
    rows = {
        row
        for issue in reading.issues
        if issue.list == "care_episodes"
        for row in issue.rows
        if " used" in issue.message or "not read" in issue.message
    }
    if (episodes := reading.tables.get("care_episodes")) is None:
        return
    used = episodes.frame["source_row"].tolist()
    assert len(set(used)) == len(used)
    with_content = set(used) | rows
    encoding = (
        "utf-16" if content[:1] == b"\xff" else "utf-16-le" if content[1:2] == b"\0" else None
    )
    text = content.decode(encoding or "utf-8-sig", errors="replace")
    if '"' in text or "\r" in text or encoding:
        return  # lines and records are not the same, or the end is half a letter
    lines = text.split("\n")
    first = next(n for n, line in enumerate(lines, 1) if "DECOM" in line or "CHILD" in line)
    for number, line in enumerate(lines, 1):
        if number > max(first, 10) and "Zebedee" in line:
            assert number in with_content
