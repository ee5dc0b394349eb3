"""The four-point scale (`grades.toml`): 1 is best. Only an inspector gives a grade."""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from readiness.framework.held import Held, Words, read


class GradeWord(Held):
    """One point of the scale: the long form is printed, every other form is understood."""

    grade: int = Field(ge=1, le=4)
    title: Words
    short: Words
    also: tuple[Words, ...] = ()

    @property
    def forms(self) -> frozenset[str]:
        """Every way it may be written, folded for comparison."""
        return frozenset(_fold(form) for form in (self.title, self.short, *self.also))


@cache
def grade_scale() -> tuple[GradeWord, ...]:
    """The scale, best first."""
    return tuple(read("grades.toml", dict[str, tuple[GradeWord, ...]])["scale"])


def grade_title(grade: int) -> str:
    """The long form in print: 3 is "Requires improvement to be good". Raises ValueError off 1 to 4."""
    for word in grade_scale():
        if word.grade == grade:
            return word.title
    raise ValueError(f"A grade is 1 to 4, not {grade}.")


def parse_grade(text: str | int) -> int | None:
    """The grade somebody wrote, in any form the scale knows, or None where it is no grade."""
    folded = _fold(str(text))
    return next((word.grade for word in grade_scale() if folded in word.forms), None)


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
