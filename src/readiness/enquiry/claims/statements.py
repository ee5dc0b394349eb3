"""A small grammar of statements that figures can test. What it does not know it leaves alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Way = Literal["up", "down", "level", "better", "worse"]
GRADE_WORDS = {"outstanding": 1, "good": 2, "requires improvement": 3, "inadequate": 4}
WAYS: dict[Way, str] = {
    "up": r"more|higher|rising|increas(?:es|ed|ing)|growing|grown|risen|up",
    "down": r"less|fewer|lower|reduc(?:es|ed|ing)|fall(?:s|en|ing)(?! (?:in|into|within|under)\b)|fell|declin(?:es|ed|ing)|"
    r"decreas(?:es|ed|ing)|smaller|shrinking|down",
    "level": r"steady|stable|unchanged|the same|no change",
    "better": r"improv(?:es|ed|ing)|better",
    "worse": r"worse|worsen(?:s|ed|ing)|deteriorat(?:es|ed|ing)",
}
AMOUNTS = {"nearly all": 90.0, "almost all": 90.0, "most": 50.0}
"""What a word of amount is read as: at least this many in a hundred. A convention of ours."""
_NOT = r"\b(?:not|never|no longer|nor|hardly|without|isn.t|aren.t|hasn.t|haven.t|yet)\b"
_CASEWORK = r"\b(?:casework|audits?|audited|cases|practice|work)\b"
_TIMELY = r"\b(?:timely|timeliness|on time|in time|in date|promptly)\b"
_HOW_MANY = r"\b(?:more|less|fewer) than (?:once|twice|half|an?|one|two|three|\d+)\b(?! year)"
"""A number, and no change: few move more than once. But: more than a year ago."""
_WISH = r"\b(?:will|would|should|aim|aims|plan to|want|hope|must|need to)\b"


@dataclass(frozen=True)
class Statement:
    """One clause. kind: audits (a share of audit grades, `grades`) | change (of whatever the claim
    names) | amount (at least `amount` per cent of it is as it should be). `steadily` asks that
    every step goes the same way."""

    words: str
    kind: Literal["audits", "change", "amount"]
    way: Way | None = None
    grades: frozenset[int] = frozenset()
    steadily: bool = False
    amount: float | None = None


def statements(text: str) -> tuple[Statement, ...]:
    """Those recognised in a claim, in its order; none where nothing is."""
    made: list[Statement] = []
    for words in clauses(text):
        found = _statement(words, any(one.kind == "audits" for one in made))
        if found:
            made.append(found)
    return tuple(made)


def clauses(text: str) -> list[str]:
    """The pieces of a claim that are read each for itself."""
    parts = re.split(r"[;.:]|,\s*(?:and|but|while)\s|,\s", re.sub(r"\s+", " ", text))
    return [part.strip() for part in parts if part.strip()]


def _statement(words: str, after_audits: bool) -> Statement | None:
    said = words.casefold()
    if re.search(_NOT, said) or re.search(_WISH, said):
        return None
    plain, grades = _without_grades(re.sub(_HOW_MANY, " ", said))
    ways: list[Way] = [way for way, form in WAYS.items() if re.search(rf"\b(?:{form})\b", plain)]
    steadily = bool(re.search(r"\b(?:steadily|consistently|month on month|year on year)\b", said))
    if len(ways) > 1:
        return None  # "more, and better": which of the two is not for us to choose
    if grades:
        about = after_audits or re.search(_CASEWORK, plain) or "proportion" in plain
        if about and ways and ways[0] in ("up", "down", "level"):
            return Statement(words, "audits", ways[0], grades, steadily)
        return None
    if ways:
        return Statement(words, "change", ways[0], steadily=steadily)
    amount = next((a for name, a in AMOUNTS.items() if re.search(rf"\b{name}\b", said)), None)
    if amount is not None and re.search(_TIMELY, said):
        return Statement(words, "amount", amount=amount)
    return None


def _without_grades(said: str) -> tuple[str, frozenset[int]]:
    """The clause without its grade words, which hold "better" and "improvement", and the grades."""
    said = said.replace("requires improvement to be good", "requires improvement")
    for form, grades in _TOGETHER:
        if re.search(form, said):
            return re.sub(form, " ", said), frozenset(grades)
    found = {grade for name, grade in GRADE_WORDS.items() if re.search(rf"\b{name}\b", said)}
    for name in GRADE_WORDS:
        said = re.sub(rf"\b{name}\b", " ", said)
    return said, frozenset(found)


_TOGETHER = (
    (r"\brequires improvement or (?:better|above)\b", (1, 2, 3)),
    (r"\b(?:less than|below|not yet) good\b", (3, 4)),
    (r"\bgood or (?:better|above)\b", (1, 2)),
)
