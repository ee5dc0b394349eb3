"""What is certain of a cell: how it is written where it was read, and no more.

A code that was read from its official wording, a code in the text, the vocabulary or a word rule is
certain. One read from a misspelling or a beginning is likely, and stays for a person. So does a
code of which only the group is known, and a date that could be day or month first in a column in
which another is month first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any

from readiness.intake.annex_a.cells import Problem, plain
from readiness.intake.annex_a.codes import Match, classify, official
from readiness.intake.annex_a.columns import Read

_SURE = frozenset({"exact", "code", "words"})
_IN_OWN_WORDS = frozenset({"placement_authority"})  # Ofsted asks for the name; any spelling will do
_TWO_NUMBERS = re.compile(r"\D*(\d{1,2})[-/. ](\d{1,2})[-/. ]")
_OFFICIAL_DAY = re.compile(r"\d\d/\d\d/\d{4}")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Kind(StrEnum):
    """What is different in the copy; a file of text cannot hold what a spreadsheet would run."""

    HEADING = "heading"
    CODE = "code"
    DATE = "date type"
    NUMBER = "number type"
    ID = "id form"
    ABOVE = "row above the headings"
    FORMULA = "formula without a result"
    SAFE = "text made safe"


CORRECTIONS = (Kind.HEADING, Kind.CODE, Kind.DATE, Kind.NUMBER, Kind.ID)


class Doubt(StrEnum):
    """Why a cell that could be read was left as it is."""

    LIKENESS = "likeness"
    GROUP_ONLY = "group only"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, eq=False)
class Certain:
    """Of a column, for each distinct text: what it should be, or None where it stays as it is.

    `quiet`: texts that only gain a type, which a file of text cannot have. `keeps`: types of cell
    that are right already. `doubts`: the texts left for a person.
    """

    kind: Kind | None
    values: list[Any]
    keeps: tuple[type, ...] = ()
    quiet: frozenset[int] = frozenset()
    doubts: Mapping[Doubt, list[int]] = field(default_factory=dict)


def certain(read: Read, typed: bool) -> Certain:
    """What of the column's cells is certain. `typed`: the file has dates and numbers, not text."""
    kind = read.column.kind
    if kind == "code" and read.column.codes not in _IN_OWN_WORDS:
        return _codes(read)
    if kind == "date":
        return _days(read, typed)
    if kind in ("count", "age"):
        return _numbers(read, typed)
    if kind == "id":
        return _ids(read)
    return Certain(None, [None] * len(read.values))


def _codes(read: Read) -> Certain:
    name = str(read.column.codes)
    doubts: dict[Doubt, list[int]] = {}
    values: list[Any] = []
    for place, (text, match) in enumerate(zip(read.encoded.texts, read.values, strict=True)):
        said = _official(name, match) if match is not None and match.how in _SURE else None
        values.append(said if said != text else None)
        if match is not None and said is None:
            doubt = Doubt.LIKENESS if match.how == "fuzzy" else Doubt.GROUP_ONLY
            doubts.setdefault(doubt, []).append(place)
    return Certain(Kind.CODE, values, doubts=doubts)


@cache
def _official(name: str, match: Match) -> str | None:
    """Ofsted's text, if it is read as the same code again."""
    if match.code is None:
        return None
    text = official(name, match.code)
    again = classify(name, text)
    return text if (again.code, again.group) == (match.code, match.group) else None


def _days(read: Read, typed: bool) -> Certain:
    texts = read.encoded.texts
    unsure = set(_either_first(texts)) if Problem.MONTH_FIRST in read.problems_at else set()
    left = [place for place in sorted(unsure) if read.values[place] is not None]
    values = [None if place in unsure else day for place, day in enumerate(read.values)]
    quiet = () if typed else (p for p, text in enumerate(texts) if _OFFICIAL_DAY.fullmatch(text))
    doubts = {Doubt.MONTH_FIRST: left} if left else {}
    return Certain(Kind.DATE, values, (date,), frozenset(quiet), doubts)


def _either_first(texts: list[str]) -> Iterator[int]:
    """Dates in which both numbers could be the month, and differ."""
    for place, text in enumerate(texts):
        found = _TWO_NUMBERS.match(plain(text))
        if found and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= 12:
            yield place


def _numbers(read: Read, typed: bool) -> Certain:
    texts = read.encoded.texts
    values = [
        None if value is None else _number(text, value)
        for text, value in zip(texts, read.values, strict=True)
    ]
    quiet = () if typed else (p for p, text in enumerate(texts) if _PLAIN_NUMBER.fullmatch(text))
    return Certain(Kind.NUMBER, values, (int, float), frozenset(quiet))


def _number(text: str, value: float) -> float | None:
    """The number written (an age may have a part of a year); None where it was said in words."""
    bare = plain(text).replace(",", "")
    if _PLAIN_NUMBER.fullmatch(bare):
        return float(bare)
    return value if bare[:4].isdigit() else None  # a number in a cell shown as a date


def _ids(read: Read) -> Certain:
    """Only the '.0' a spreadsheet adds, which intake takes off in the same way."""
    values = [
        value if value is not None and value != plain(text) else None
        for text, value in zip(read.encoded.texts, read.values, strict=True)
    ]
    return Certain(Kind.ID, values)


def is_kept(value: Any, keeps: tuple[type, ...]) -> bool:
    """Whether a cell is of the right type already: a day without a time, a number."""
    if isinstance(value, datetime):
        return value.time() == time() and date in keeps
    return isinstance(value, keeps) and not isinstance(value, bool)
