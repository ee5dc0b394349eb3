"""What one cell says: a day, a number, an identifier, words, or nothing.

A value that cannot be read is named for what is wrong with it and never guessed. All functions take
the text of a cell and are pure.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum


class Problem(StrEnum):
    """Why a cell is unusable, or (placeholder) was read as blank."""

    FORMULA_ERROR = "formula_error"
    UNREADABLE = "unreadable"
    MONTH_FIRST = "month_first"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    PLACEHOLDER = "placeholder"
    NOT_A_NUMBER = "not_a_number"
    NOT_AN_AGE = "not_an_age"
    NOT_A_POSTCODE = "not_a_postcode"
    NOT_A_CODE = "not_a_code"


EARLIEST = date(1990, 1, 1)
"""Nothing in a child's or care leaver's current record happened before."""

LATEST = date(2099, 12, 31)
"""The last believable day where no as-at date is given."""

_BLANKS = frozenset(
    {"", "-", "--", "–", "—", "n/a", "na", "null", "(null)", "nan", "nat", "<na>", "pd.na"}
    | {"(blank)", "blank"}
)
_ERRORS = frozenset(
    {"#n/a", "#n/a n/a", "#na", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!"}
    | {"#spill!", "#calc!", "#getting_data"}
)
_PLACEHOLDERS = frozenset({date(9999, 12, 31), date(2999, 12, 31)})
_ZERO = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d\d:?\d\d)?)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/. ])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.I)
_COMPACT = re.compile(r"(19\d\d|20\d\d)(\d\d)(\d\d)")
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.I
)
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]*({'|'.join(_MONTHS)})[a-z]*[-/., ]*"
    rf"(\d{{4}}|\d{{2}}){_TIME}",
    re.I,
)
_SERIAL = re.compile(r"(\d{1,5})(?:\.\d+)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d+)?")
_STORED_AS_DAY = re.compile(r"(1899|1900)-\d\d-\d\d 00:00:00")
_FLOAT_ID = re.compile(r"(\d+)\.0+")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})?")
_OLDEST = 120

Day = date | Problem | None
Number = float | Problem | None


def plain(written: str) -> str:
    """The text without outer and doubled spaces (no-break ones too)."""
    return " ".join(written.split())


def is_blank(written: str) -> bool:
    """Whether a cell says nothing: empty, spaces, a dash, N/A, NULL."""
    return plain(written).casefold() in _BLANKS


def is_error(written: str) -> bool:
    """Whether the text is a spreadsheet's error value, or the hashes of a column too narrow."""
    text = written.strip().casefold()
    return text in _ERRORS or (len(text) > 2 and not text.strip("#"))


def read_day(written: str) -> Day:
    """A day, day first; None where blank. Range is judged by `within`."""
    text = plain(written)
    if text.casefold() in _BLANKS or text.casefold() == "none":
        return None
    if is_error(text):
        return Problem.FORMULA_ERROR
    if found := _YEAR_FIRST.fullmatch(text):
        return _real(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day_first(int(found[1]), int(found[3]), _full_year(found[4]))
    if found := _NAMED.fullmatch(text):
        month = _MONTHS.index(found[2].casefold()) + 1
        return _real(_full_year(found[3]), month, int(found[1]))
    if found := _COMPACT.fullmatch(text):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    return _from_serial(text)


def _real(year: int, month: int, day: int) -> Day:
    if (year, month, day) == (1900, 1, 0):
        return _ZERO
    try:
        return date(year, month, day)
    except ValueError:
        return Problem.UNREADABLE


def _day_first(day: int, month: int, year: int) -> Day:
    read = _real(year, month, day)
    if isinstance(read, Problem) and isinstance(_real(year, day, month), date):
        return Problem.MONTH_FIRST
    return read


def _full_year(year: str) -> int:
    """Two digits up to 69 are this century's, as POSIX has it."""
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def _from_serial(text: str) -> Day:
    """Excel's day number: five digits, or the 0 and 1 of an empty date. A bare year is no date."""
    found = _SERIAL.fullmatch(text)
    if not found:
        return Problem.UNREADABLE
    number = int(found[1])
    if number in (0, 1):
        return _ZERO
    return _ZERO + timedelta(days=number) if number >= 10_000 else Problem.UNREADABLE


def within(day: Day, latest: date) -> Day:
    """The day, unless it is a placeholder or outside 1990 to `latest`."""
    if not isinstance(day, date):
        return day
    if day in _PLACEHOLDERS or _ZERO <= day <= date(1900, 1, 1):
        return Problem.PLACEHOLDER
    if day < EARLIEST:
        return Problem.TOO_EARLY
    return Problem.TOO_LATE if day > latest else day


def read_count(written: str) -> Number:
    """A whole number from 0; None where blank."""
    number = _number(written)
    if isinstance(number, float) and (number < 0 or not number.is_integer()):
        return Problem.NOT_A_NUMBER
    return number


def read_age(written: str) -> Number:
    """Completed years; -1 for an unborn child; None where blank."""
    if plain(written).casefold() in ("unborn", "-1"):
        return -1.0
    number = _number(written)
    if number is Problem.NOT_A_NUMBER:
        return Problem.NOT_AN_AGE
    if isinstance(number, float):
        return float(number // 1) if -1 <= number <= _OLDEST else Problem.NOT_AN_AGE
    return number


def _number(written: str) -> Number:
    text = plain(written).replace(",", "")
    if text.casefold() in _BLANKS or text.casefold() == "none":
        return None
    if is_error(text):
        return Problem.FORMULA_ERROR
    if _STORED_AS_DAY.fullmatch(text):
        # A number in a cell formatted as a date: the number is what the cell holds.
        number = (date.fromisoformat(text[:10]) - date(1899, 12, 31)).days
        return float(number) if number < 59 else Problem.NOT_A_NUMBER
    return float(text) if _NUMBER.fullmatch(text) else Problem.NOT_A_NUMBER


def read_id(written: str) -> str | Problem | None:
    """An identifier as text, without the '.0' a spreadsheet adds; None where blank."""
    if written.isalnum() and not written.isalpha():
        return written
    text = plain(written)
    if text.casefold() in _BLANKS or text.casefold() == "none":
        return None
    if is_error(text):
        return Problem.FORMULA_ERROR
    found = _FLOAT_ID.fullmatch(text)
    return found[1] if found else text


def read_text(written: str) -> str | Problem | None:
    """Words, tidied; None where blank."""
    text = plain(written)
    if text.casefold() in _BLANKS or text.casefold() == "none":
        return None
    return Problem.FORMULA_ERROR if is_error(text) else text


def read_postcode(written: str) -> str | Problem | None:
    """A postcode, or its outward half, in capitals with one space; None where blank."""
    text = read_text(written)
    if text is None or isinstance(text, Problem):
        return text
    found = _POSTCODE.fullmatch(text.upper())
    return " ".join(filter(None, found.groups())) if found else Problem.NOT_A_POSTCODE


def read_code(written: str) -> str | Problem | None:
    """A coded value as written, tidied; None where blank. 'None' may be a code ('no')."""
    text = plain(written)
    if text.casefold() in _BLANKS:
        return None
    return Problem.FORMULA_ERROR if is_error(text) else text
