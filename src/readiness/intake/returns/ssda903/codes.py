"""Reading the return's codes: Annex A's where the return has the same, the return's own otherwise.

Codes that came or went with a year are all read (H5 and P2 until 2024, K3 since 2025, F4 to P5
since 2022), as a folder may hold more than one year. Each text is read once, whatever the rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.codes import classify_all
from readiness.intake.annex_a.declaration import Column

OWN: Mapping[str, frozenset[str]] = {
    "reason_started": frozenset({"S", "L", "P", "T", "B", "U"}),
    "reason_moved": frozenset(
        {
            "CARPL",
            "CLOSE",
            "ALLEG",
            "STAND",
            "APPRR",
            "CREQB",
            "CREQO",
            "CHILD",
            "LAREQ",
            "PLACE",
            "CUSTOD",
            "OTHER",
        }
    ),
    "code": frozenset(f"PN{number}" for number in range(8)),
    "sdq_reason": frozenset(f"SDQ{number}" for number in range(1, 6)),
    # A letter for the kind, then 1 where it is suitable and 2 where it is not.
    "accommodation": frozenset(f"{kind}{last}" for kind in "BCDEGHKRSTUVWXYZ" for last in "12"),
    "missing_or_absent": frozenset("MA"),
    "reason": frozenset(
        {
            "MANAGE",
            "FCONTA",
            "LEFTRL",
            "ORGRST",
            "TSPROC",
            "ABSENC",
            "CHCHAN",
            "PCCHAN",
            "SWDIED",
            "OTHERS",
        }
    ),
    "adopter_sex": frozenset({"M1", "F1", "MM", "FF", "MF"}),
    "adopter_status": frozenset({"L0", "L11", "L12", "L2", "L3", "L4"}),
    "option": frozenset({"P1", "P2", "P3", "P4", "Z1"}),
}
"""The codes only this return has, by column (SSDA903 guides, 2020 to 2026)."""

NO_CODE: Mapping[str, frozenset[str]] = {
    "activity": frozenset({"0"}),
    "accommodation": frozenset({"0"}),
}
"""What stands for nothing known: OC3 has 0 for those the authority is not in touch with."""

_FLOAT = re.compile(r"(\d+)\.0+")
_FIRST_WORD = re.compile(r"[^\W_]+")


def read_codes(column: Column, texts: Sequence[str]) -> list[str | Problem | None]:
    """The key of each text: None where blank, a problem where it is no code of the column's."""
    said = [_without_fraction(cells.read_code(text)) for text in texts]
    nothing = NO_CODE.get(column.id, frozenset())
    told = [word for word in dict.fromkeys(said) if type(word) is str and word not in nothing]
    means = dict(zip(told, _keys(column, told), strict=True))
    return [word if isinstance(word, Problem) else means.get(word or "") for word in said]


def _without_fraction(word: str | Problem | None) -> str | Problem | None:
    """'1.0' is 1: a column with blanks, once in a spreadsheet or data frame, is of floats."""
    if word is None or isinstance(word, Problem):
        return word
    found = _FLOAT.fullmatch(word)
    return found[1] if found else word


def _keys(column: Column, texts: list[str]) -> list[str | Problem]:
    if column.codes:
        # A group without a code is no answer here: the return has codes only.
        return [match.code or Problem.NOT_A_CODE for match in classify_all(column.codes, texts)]
    return [_own_key(OWN[column.id], text) for text in texts]


def _own_key(known: frozenset[str], text: str) -> str | Problem:
    """The code a text is or begins with: 'PN1', 'pn1', 'PN1 - attended and spoke'."""
    first = _FIRST_WORD.search(text)
    key = first[0].upper() if first else ""
    return key if key in known else Problem.NOT_A_CODE
