"""One cell at a time: what is read, what is blank, what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.intake.annex_a.cells import (
    Problem,
    is_blank,
    read_age,
    read_code,
    read_count,
    read_day,
    read_id,
    read_postcode,
    read_text,
    within,
)

APRIL = date(2025, 4, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2025-04-01",
        "2025-04-01 00:00:00",
        "2025-04-01T10:30:00",
        "2025-04-01T10:30:00Z",
        "2025-04-01 10:30:00.123",
        "2025/04/01",
        "20250401",
        "01/04/2025",
        "1/4/25",
        "1-4-25",
        "01.04.2025",
        "01 04 2025",
        "01/04/2025 00:00",
        "01/04/2025 1:45 PM",
        "1 Apr 2025",
        "01-Apr-25",
        "1st April 2025",
        "Tuesday 1 April 2025",
        "Tue, 1 Apr 2025",
        "45748",
        "45748.0",
        "45748.5",
        "\u00a001/04/2025 ",
    ],
)
def test_one_day_in_many_hands(written: str) -> None:
    assert read_day(written) == APRIL


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("31/02/2025", Problem.UNREADABLE),
        ("2025-02-31", Problem.UNREADABLE),
        ("04/25/2025", Problem.MONTH_FIRST),
        ("Apr 2025", Problem.UNREADABLE),
        ("2025", Problem.UNREADABLE),
        ("12 (est)", Problem.UNREADABLE),
        ("not known", Problem.UNREADABLE),
        ("unborn", Problem.UNREADABLE),
        ("01/04-2025", Problem.UNREADABLE),
        ("#N/A", Problem.FORMULA_ERROR),
        ("########", Problem.FORMULA_ERROR),
        ("true", Problem.UNREADABLE),
    ],
)
def test_days_that_cannot_be_read(written: str, problem: Problem) -> None:
    assert read_day(written) is problem


@pytest.mark.parametrize("written", ["", " ", "-", "–", "N/A", "NULL", "none", "NaN", "\u00a0"])
def test_blanks(written: str) -> None:
    assert read_day(written) is None
    assert read_count(written) is None
    assert read_age(written) is None
    assert read_id(written) is None
    assert read_text(written) is None


def test_none_may_be_a_code() -> None:
    assert read_code("None") == "None"
    assert not is_blank("None")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("01/01/1990", date(1990, 1, 1)),
        ("31/12/1989", Problem.TOO_EARLY),
        ("01/04/1920", Problem.TOO_EARLY),
        ("30/09/2026", date(2026, 9, 30)),
        ("01/10/2026", Problem.TOO_LATE),
        ("01/04/2122", Problem.TOO_LATE),
        ("01/01/1900", Problem.PLACEHOLDER),
        ("1900-01-01 00:00:00", Problem.PLACEHOLDER),
        ("00/01/1900", Problem.PLACEHOLDER),
        ("0", Problem.PLACEHOLDER),
        ("31/12/9999", Problem.PLACEHOLDER),
        ("rubbish", Problem.UNREADABLE),
        ("", None),
    ],
)
def test_range(written: str, expected: object) -> None:
    assert within(read_day(written), date(2026, 9, 30)) == expected


@given(st.dates(date(1990, 1, 1), date(2069, 12, 31)))
def test_every_day_survives_every_hand(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    hands = (
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d} 00:00:00",
        f"{day:%d %b %Y}",
        f"{serial}",
        f"{serial}.0",
    )
    assert {read_day(hand) for hand in hands} == {day}
    if day.year >= 2000 or day.year >= 1970:
        assert read_day(f"{day:%d-%m-%y}") == day


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_month_first_is_never_read_as_another_day(day: date) -> None:
    if day.day > 12:
        assert read_day(f"{day:%m/%d/%Y}") is Problem.MONTH_FIRST


@given(st.text(max_size=30))
def test_nothing_written_raises(written: str) -> None:
    day = read_day(written)
    assert day is None or isinstance(day, date | Problem)
    for reader in (read_count, read_age, read_id, read_text, read_postcode, read_code):
        reader(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2", 2.0),
        ("2.0", 2.0),
        ("0", 0.0),
        ("1,250", 1250.0),
        ("1900-01-02 00:00:00", 2.0),
        ("two", Problem.NOT_A_NUMBER),
        ("2.5", Problem.NOT_A_NUMBER),
        ("-1", Problem.NOT_A_NUMBER),
        ("2 or 3", Problem.NOT_A_NUMBER),
        ("true", Problem.NOT_A_NUMBER),
        ("2025-04-01 00:00:00", Problem.NOT_A_NUMBER),
        ("#REF!", Problem.FORMULA_ERROR),
        ("1e400", Problem.NOT_A_NUMBER),
    ],
)
def test_counts(written: str, expected: object) -> None:
    assert read_count(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("6.138", 6.0),
        ("6.999", 6.0),
        ("17", 17.0),
        ("-1", -1.0),
        ("-0.4", -1.0),
        ("Unborn", -1.0),
        ("0", 0.0),
        ("-2", Problem.NOT_AN_AGE),
        ("2014", Problem.NOT_AN_AGE),
        ("6 years", Problem.NOT_AN_AGE),
        ("#N/A", Problem.FORMULA_ERROR),
    ],
)
def test_ages(written: str, expected: object) -> None:
    assert read_age(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1001.0", "1001"),
        ("1001", "1001"),
        ("00012", "00012"),
        ("00012.0", "00012"),
        (" A 1\u00a0", "A 1"),
        ("1001.5", "1001.5"),
        ("#N/A", Problem.FORMULA_ERROR),
    ],
)
def test_identifiers(written: str, expected: object) -> None:
    assert read_id(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("sw1a 1aa", "SW1A 1AA"),
        ("M11AA", "M1 1AA"),
        ("B5", "B5"),
        (" ls1\u00a04ap ", "LS1 4AP"),
        ("nope", Problem.NOT_A_POSTCODE),
        ("-", None),
    ],
)
def test_postcodes(written: str, expected: object) -> None:
    assert read_postcode(written) == expected


def test_far_serials_do_not_overflow() -> None:
    assert read_day("99999") == date(1899, 12, 30) + timedelta(days=99999)
    assert read_day("999999") is Problem.UNREADABLE
