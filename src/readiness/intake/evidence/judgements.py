"""Which area, and which grade, somebody wrote. Two in one cell are none: nothing is guessed."""

from __future__ import annotations

import re

from readiness.framework import parse_grade
from readiness.intake.evidence.declaration import JOINT_AREA, OVERALL
from readiness.intake.evidence.words import folded
from readiness.model import Area

JOINT, OVERALL_KEY = folded(JOINT_AREA), folded(OVERALL)

_IN_CARE = re.compile(r"in_care|looked_after|cared_for")
_SHORT_GRADES = {
    **dict.fromkeys(("req_imp", "req_improvement", "requires_imp", "reqs_improvement", "r_i"), 3),
    "require_improvement": 3,
}
_SHORT_AREAS = {
    **dict.fromkeys(("hp", "h_p", "hap"), Area.HELP_AND_PROTECTION.value),
    **dict.fromkeys(("cic", "cla", "lac"), Area.CHILDREN_IN_CARE.value),
    "cl": Area.CARE_LEAVERS.value,
}
_IN_BRACKETS = re.compile(r"(.+?)\W*[(\[]([^()\[\]]+)[)\]]")
_AFTER_NUMBER = re.compile(r"(?:grade\W*)?([1-4])(?:\.0+)?\W+([^\W\d].*)", re.I)
_BEFORE_NUMBER = re.compile(r"([^\W\d].*?)\W+([1-4])")


def read_area(written: str) -> str | None:
    """The area meant by a judgement's words, in any of the frameworks' wordings.

    Also the joint area of before 2023 and overall effectiveness; None where the words mean none of
    them, or several.
    """
    text = folded(written)
    if text in {*Area, JOINT, OVERALL_KEY}:
        return text
    if text in _SHORT_AREAS:
        return _SHORT_AREAS[text]
    leaving = "care_leaver" in text or "leaving_care" in text
    in_care = _IN_CARE.search(text) is not None
    meant = {
        OVERALL_KEY: "overall" in text,
        Area.LEADERS.value: "leader" in text,
        JOINT: leaving and in_care,
        Area.CARE_LEAVERS.value: leaving and not in_care,
        Area.CHILDREN_IN_CARE.value: in_care and not leaving,
        Area.HELP_AND_PROTECTION.value: "help" in text or "protection" in text,
    }
    found = [area for area, means in meant.items() if means]
    return found[0] if len(found) == 1 else None


def read_grade(written: str) -> int | None:
    """1 outstanding to 4 inadequate; None where the words are no grade, or more than one.

    Reads RI, "Req. Imp.", 2, "Grade 2", "2 - Good" and "Outstanding (1)"; the number and the words
    must agree.
    """
    text = " ".join(written.split())
    if (grade := _one(text)) is not None:
        return grade
    for form in (_IN_BRACKETS, _AFTER_NUMBER, _BEFORE_NUMBER):
        if found := form.fullmatch(text):
            grades = {_one(part) for part in found.groups() if part}
            return grades.pop() if len(grades) == 1 else None
    return None


def _one(text: str) -> int | None:
    """The grade of one way of writing it."""
    plain = re.sub(r"(?i)^grade\W+", "", re.sub(r"(?<=\d)\.0+$", "", text))
    return parse_grade(plain) or _SHORT_GRADES.get(folded(plain))
