"""What is judged, by version of the framework (`judgements.toml`).

A version applies to inspections that start in its period. Our four areas are finer than, or the
same as, the judgements: until 2022 children in care and care leavers were one judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from pydantic import Field, model_validator

from readiness.errors import InputError
from readiness.framework.held import Held, Words, read
from readiness.model import Area


class Judgement(Held):
    """One judgement as printed. `all_of` and `none_of` are words that tell it from the others
    however a report words it. No areas: an overall judgement."""

    key: Words
    title: Words
    areas: tuple[Area, ...]
    all_of: tuple[Words, ...] = Field(min_length=1)
    none_of: tuple[Words, ...] = ()

    def matches(self, text: str) -> bool:
        folded = " ".join(text.casefold().split())
        present = all(word in folded for word in self.all_of)
        return present and not any(word in folded for word in self.none_of)


class Version(Held):
    """A version of the framework and the inspection start dates it covers, both ends included.

    `status` announced: known to be coming, with nothing yet to apply.
    """

    key: Words = ""
    title: Words
    status: str = Field(pattern="^(past|current|announced)$")
    first: date | None = None
    last: date | None = None
    note: str = ""
    judgements: tuple[Judgement, ...] = ()

    @model_validator(mode="after")
    def _usable(self) -> Version:
        if (self.status == "announced") is not (self.first is None):
            raise ValueError("a version has a first date unless it is only announced")
        if self.first and self.last and self.last < self.first:
            raise ValueError("the last date is before the first")
        if self.first and not self.judgements:
            raise ValueError("a version that applies needs judgements")
        return self

    def covers(self, on: date) -> bool:
        return self.first is not None and self.first <= on and (not self.last or on <= self.last)


@cache
def known_versions() -> Mapping[str, Version]:
    """Every version by key, oldest first; the last may be only announced."""
    held = read("judgements.toml", dict[str, Version])
    return MappingProxyType({key: v.model_copy(update={"key": key}) for key, v in held.items()})


def version(on: date) -> Version:
    """The version an inspection starting on the day is made under. Raises InputError before 2018."""
    for each in known_versions().values():
        if each.covers(on):
            return each
    first = min(each.first for each in known_versions().values() if each.first)
    raise InputError(
        f"No version of the inspection framework is held for {on.isoformat()}; "
        f"ask for a date from {first.isoformat()} on."
    )


def judgements(version_key: str) -> tuple[Judgement, ...]:
    """A version's judgements in the order reports print them. Raises InputError for no such key."""
    if version_key not in known_versions():
        raise InputError(
            f"'{version_key}' is not a version of the framework; "
            f"use one of {', '.join(known_versions())}."
        )
    return known_versions()[version_key].judgements


def judgements_for_area(area: Area | str, on: date) -> tuple[Judgement, ...]:
    """The judgements that speak for an area in an inspection starting on the day.

    One today; in 2018 to 2022 children in care and care leavers share theirs. Never an overall
    judgement.
    """
    return tuple(each for each in version(on).judgements if Area(area) in each.areas)


def match_judgement(text: str, version_key: str) -> Judgement | None:
    """The judgement a report means, however it is worded; None where none or several fit."""
    found = [each for each in judgements(version_key) if each.matches(text)]
    return found[0] if len(found) == 1 else None
