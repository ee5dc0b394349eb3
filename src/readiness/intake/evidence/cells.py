"""What one cell of the evidence says, as its column declares it; never a guess.

All functions take the text of a cell, are pure, and give a value, None where the cell says nothing,
or the Problem for which it cannot be read. What a blank is, and how a day is written, is as in
Annex A.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from readiness.intake.annex_a import cells as annex_a
from readiness.intake.evidence.declaration import JOINT_AREA, OVERALL, Heading
from readiness.intake.evidence.judgements import read_area, read_grade
from readiness.intake.evidence.moments import read_date, read_moment
from readiness.intake.evidence.words import folded


class Problem(StrEnum):
    """Why a cell is unusable; a placeholder is only read as blank."""

    FORMULA_ERROR = "formula_error"
    NOT_A_DATE = "not_a_date"
    MONTH_FIRST = "month_first"
    TOO_EARLY = "too_early"
    AFTER_AS_AT = "after_as_at"
    PLACEHOLDER = "placeholder"
    NOT_A_NUMBER = "not_a_number"
    BELOW_NOUGHT = "below_nought"
    NOUGHT = "nought"
    NOT_A_PERCENTAGE = "not_a_percentage"
    NOT_A_CHOICE = "not_a_choice"
    NOT_AN_AREA = "not_an_area"
    NOT_A_GRADE = "not_a_grade"
    MORE_THAN_WHOLE = "more_than_whole"
    WRONG_ORDER = "wrong_order"


_BETWEEN_NAMES = re.compile(r"[;\r\n]")
_YES = frozenset({"yes", "y", "true", "1", "1_0"})
_NO = frozenset({"no", "n", "false", "0", "0_0"})
_NUMBER = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_SPACED = re.compile(r"(-?)(\d{1,3}(?: \d{3})+)(\.\d+)?")
_PER_CENT = re.compile(r"(.*?) ?(?:%|per ?cent)", re.I)


def read_cell(column: Heading, written: str | None) -> Any:
    """The value in the column's kind, None where blank, or the Problem.

    text and names str, number float, percent (float, whether it had a % sign), date `date`, moment
    (datetime, whether it had a time), choice the declared text, area an Area's value (or the joint
    area, or overall effectiveness), grade 1 to 4.
    """
    if written is None or annex_a.is_blank(written):
        return None
    if annex_a.is_error(written):
        return Problem.FORMULA_ERROR
    return _KINDS[column.kind](column, written)


def read_number(written: str) -> float | Problem:
    """A number from 0, in digits, with or without separators of thousands."""
    text = annex_a.plain(written)
    found = _NUMBER.fullmatch(text) or _SPACED.fullmatch(text)
    if found is None:
        return Problem.NOT_A_NUMBER
    number = float("".join(part or "" for part in found.groups()).replace(",", "").replace(" ", ""))
    return Problem.BELOW_NOUGHT if number < 0 else number


def read_percent(written: str) -> tuple[float, bool] | Problem:
    """The number as it stands, and whether a % sign settles that it is of a hundred."""
    found = _PER_CENT.fullmatch(annex_a.plain(written))
    number = read_number(found[1] if found else written)
    if isinstance(number, Problem) or number > 100:
        return Problem.NOT_A_PERCENTAGE
    return number, found is not None


def _text(column: Heading, written: str) -> Any:
    return annex_a.read_id(written) if column.is_reference else annex_a.read_text(written)


def _names(column: Heading, written: str) -> str | None:
    names = (annex_a.plain(name) for name in _BETWEEN_NAMES.split(written))
    return "; ".join(name for name in names if name) or None


def _choice(column: Heading, written: str) -> str | Problem:
    text = folded(written)
    if column.is_yes_no:
        text = "yes" if text in _YES else "no" if text in _NO else text
    return next((one for one in column.choices if folded(one) == text), Problem.NOT_A_CHOICE)


def _area(column: Heading, written: str) -> str | Problem:
    area = read_area(written)
    if area is None or (area in _NOT_OURS and area not in map(folded, column.choices)):
        return Problem.NOT_AN_AREA
    return area


def _grade(column: Heading, written: str) -> int | Problem:
    return read_grade(written) or Problem.NOT_A_GRADE


def _day(read: Any) -> Any:
    """Annex A's own problems in this room's words."""
    return _OF_ANNEX_A[read] if isinstance(read, annex_a.Problem) else read


_NOT_OURS = frozenset({folded(JOINT_AREA), folded(OVERALL)})
_OF_ANNEX_A = {
    annex_a.Problem.UNREADABLE: Problem.NOT_A_DATE,
    annex_a.Problem.MONTH_FIRST: Problem.MONTH_FIRST,
    annex_a.Problem.TOO_EARLY: Problem.TOO_EARLY,
    annex_a.Problem.PLACEHOLDER: Problem.PLACEHOLDER,
    annex_a.Problem.FORMULA_ERROR: Problem.FORMULA_ERROR,
}
_KINDS: dict[str, Callable[[Heading, str], Any]] = {
    "text": _text,
    "names": _names,
    "number": lambda column, written: read_number(written),
    "percent": lambda column, written: read_percent(written),
    "date": lambda column, written: _day(read_date(written)),
    "moment": lambda column, written: _day(read_moment(written)),
    "choice": _choice,
    "area": _area,
    "grade": _grade,
}
