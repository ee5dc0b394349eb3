"""What inspectors ask, topic by topic, and how often they had to criticise it (`enquiries.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from readiness.framework.held import Held, Words, read
from readiness.model import Area


class Enquiry(Held):
    """One line of enquiry.

    `criticised`: per cent of the sections of published reports with a critical sentence on it, by
    the grade given, outstanding to inadequate. `seen_in`: where an answer can be seen. `measures`
    are numbers of the catalogue, `also` those the source does not name, and
    `only`, where a number holds several measures, the ids of those meant. `breaches`: recorded
    breaches of a duty that belong to it. `raised_by`: every claim that
    stands against the evidence, or every doubt about the data, raises it. `framework` is an outcome or enabler of the National Framework, by
    its words: its number changed in 2026. `evidence` settles it; `owner` is a post.
    """

    topic: Words
    area: Area
    criticised: tuple[int, int, int, int]
    seen_in: Literal["data", "practice", "both"]
    measures: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    raised_by: tuple[Literal["claims", "doubts"], ...] = ()
    criteria: tuple[str, ...] = Field(min_length=1)
    framework: Words
    question: Words
    evidence: Words
    owner: Words

    @property
    def figures(self) -> tuple[str, ...]:
        """Every number of the catalogue that speaks to it."""
        return (*self.measures, *self.also)

    def how_often(self, grade: int | None) -> int:
        """Per cent at a grade, 1 outstanding to 4 inadequate; the mean of the four where none is
        known."""
        if grade is None:
            return round(sum(self.criticised) / len(self.criticised))
        return self.criticised[grade - 1]


@cache
def enquiries() -> Mapping[str, Enquiry]:
    """The 52 lines by id (HP-a to L-i), in the order of the areas."""
    return MappingProxyType(read("enquiries.toml", dict[str, Enquiry]))
