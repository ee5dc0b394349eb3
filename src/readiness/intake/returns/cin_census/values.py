"""What a text of the census means. A text is read when it is first met, and known when met again.

One that cannot be read is forgotten at once, so that a file full of them takes no memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.codes import classify
from readiness.intake.annex_a.declaration import Column
from readiness.intake.returns.cin_census.tables import NEWER_CODES

JOINT = "\n"
"""Between the texts of elements that make one cell together."""

_REMEMBERED = 50_000
_FACTOR = re.compile(r"(\d{1,2})([A-Z]?)")
_PLAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


class Note(StrEnum):
    """Said of a cell that was read."""

    ANOTHER_FORM = "another_form"
    IN_PART = "in_part"
    CONTRADICTED = "contradicted"


Told = tuple[Any, Note | None]
"""What a text means (a value, a Problem, None where blank), and what is to be said of it."""


class Meanings(dict[str | None, int]):
    """Text -> its place in `means`, -1 for a blank.

    `means[place]` is None where the text could not be read: then `problems[place]` says why.
    """

    def __init__(self, read: Callable[[str], Told]) -> None:
        super().__init__({None: -1})
        self._read = read
        self._places: dict[Told, int] = {}
        self.means: list[Any] = []
        self.problems: list[Problem | None] = []
        self.notes: list[Note | None] = []
        self._days = np.array(["NaT"], dtype="datetime64[s]")

    def __missing__(self, text: str) -> int:
        told = self._read(text)
        value, note = told
        if value is None:
            return -1
        place = self._places.get(told)
        if place is None:
            place = self._places[told] = len(self.means)
            unread = isinstance(value, Problem)
            self.means.append(None if unread else value)
            self.problems.append(value if unread else None)
            self.notes.append(note)
        if self.problems[place] is None and len(self) < _REMEMBERED:
            self[text] = place
        return place

    def days(self) -> NDArray[np.datetime64]:
        """What is meant, as days, and then no day; made again only when there are more of them."""
        if len(self._days) != len(self.means) + 1:
            days = np.array([*self.means, None], dtype="datetime64[D]")
            self._days = days.astype("datetime64[s]")
        return self._days


def reader(column: Column) -> Callable[[str], Told]:
    """How the cells of a column are read."""
    if column.id == "disability":
        return _disability
    if column.id == "factors":
        return _factors
    if column.kind == "date":
        return _day
    if column.kind == "count":
        return lambda text: (cells.read_count(text), None)
    return lambda text: (_code(str(column.codes), text), None)


def _day(text: str) -> Told:
    plain = _ZONE.sub("", text)
    read = cells.within(cells.read_day(plain), cells.LATEST)
    another = isinstance(read, date) and not _PLAIN_DAY.fullmatch(plain)
    return read, Note.ANOTHER_FORM if another else None


def _code(codes: str, text: str) -> str | Problem | None:
    """The code's key; a wording of which only Ofsted's group is clear is not a code here."""
    written = cells.read_code(text)
    if not isinstance(written, str) or isinstance(written, Problem):
        return written
    if written.upper() in NEWER_CODES.get(codes, ()):
        return written.upper()
    return classify(codes, written).code or Problem.NOT_A_CODE


def _disability(texts: str) -> Told:
    """One listed is a yes, whatever else is; NONE alone is a no."""
    read = [_code("yes_no_unknown", text) for text in texts.split(JOINT)]
    unread = any(isinstance(one, Problem) for one in read)
    if "yes" in read:
        odd = Note.CONTRADICTED if "no" in read else None
        return "yes", Note.IN_PART if unread else odd
    if unread:
        return Problem.NOT_A_CODE, None
    return ("unknown" if "unknown" in read else next(filter(None, read), None)), None


def _factors(texts: str) -> Told:
    found = [_FACTOR.fullmatch(cells.plain(text).upper()) for text in texts.split(JOINT)]
    codes = {(int(one[1]), one[2]) for one in found if one}
    if not codes:
        return Problem.NOT_A_CODE, None
    read = " ".join(f"{number}{letter}" for number, letter in sorted(codes))
    return read, Note.IN_PART if None in found else None
