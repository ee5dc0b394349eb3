"""How both returns describe a child."""

from __future__ import annotations

from datetime import date

from readiness.calendar import full_years
from readiness.story import Child

SEX = {"male": "M", "female": "F", "not_stated": "U", "neither": "U"}
"""Forms since 2025 have no code for neither."""

GENDER = {"male": "1", "female": "2", "not_stated": "0", "neither": "9"}
"""GenderCurrent of the forms before."""

_SCHOOL_AGE = range(5, 17)
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NOBODYS = "999"


def pupil_number(child: Child, day: date) -> str | None:
    """A pupil number of no authority's, in the form of one; none below and above school age."""
    if child.born is None or full_years(child.born, day) not in _SCHOOL_AGE:
        return None
    digits = f"{_NOBODYS}{int(child.id):09d}"
    total = sum(place * int(digit) for place, digit in enumerate(digits, start=2))
    return _LETTERS[total % len(_LETTERS)] + digits
