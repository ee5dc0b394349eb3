"""Reads one cell of the evidence workbook as its column declares it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from readiness.framework import parse_grade
from readiness.intake.evidence.declaration import JOINT_AREA, OVERALL, Heading
from readiness.model import Area

_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


def folded(text: object) -> str:
    """Letters and digits with single underscores between: how names are compared."""
    return re.sub(r"[\W_]+", "_", str(text)).strip("_").casefold()


JOINT, OVERALL_KEY = folded(JOINT_AREA), folded(OVERALL)


def is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def read_cell(column: Heading, value: object) -> Any:
    """The value in the column's kind, or None where it cannot be read as that (or is blank).

    text str, number float, date `datetime.date`, names tuple of str, choice the declared text,
    area an Area's value (or the joint area, or overall effectiveness), grade 1 to 4.
    """
    if is_blank(value):
        return None
    if column.kind == "choice":
        return next((one for one in column.choices if folded(one) == folded(value)), None)
    read = _KINDS[column.kind](value)
    if column.kind == "area" and read in {JOINT, OVERALL_KEY}:
        return read if read in {folded(choice) for choice in column.choices} else None
    return read


def read_area(value: object) -> str | None:
    """The area meant by a judgement's words, in any of the frameworks' wordings."""
    text = folded(value)
    if text in {*Area, JOINT, OVERALL_KEY}:
        return text
    if "overall" in text:
        return OVERALL_KEY
    if "leader" in text:
        return Area.LEADERS.value
    leaving = "care_leaver" in text
    in_care = re.search(r"in_care|looked_after|cared_for", text) is not None
    if leaving or in_care:
        both = leaving and in_care
        return JOINT if both else (Area.CARE_LEAVERS if leaving else Area.CHILDREN_IN_CARE).value
    helped = "help" in text or "protection" in text
    return Area.HELP_AND_PROTECTION.value if helped else None


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    text = re.sub(r"[,\s]", "", str(value))
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in _DATES:
        try:
            # A date has no zone: the workbook means a day in England.
            return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _names(value: object) -> tuple[str, ...]:
    return tuple(name.strip() for name in str(value).split(";") if name.strip())


def _grade(value: object) -> int | None:
    text = _text(value) if isinstance(value, int | float) else str(value)
    return parse_grade(text)


_KINDS: dict[str, Callable[[object], Any]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "names": _names,
    "area": read_area,
    "grade": _grade,
}
