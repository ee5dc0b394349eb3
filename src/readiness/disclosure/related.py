"""What follows from what measures mean: counts that are part of others, by their definitions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Count = tuple[str, str]
"""A measure and a column: numerator, denominator or complement (what is left of the latter)."""


@dataclass(frozen=True)
class Together:
    """Counts of different records, all of them `within` another; `every`: they are the whole of it."""

    parts: tuple[Count, ...]
    within: Count
    every: bool


@dataclass(frozen=True)
class OneGroup:
    """The `whole` of a count is one group of each of the others, by one breakdown."""

    whole: Count
    among: tuple[Count, ...]
    breakdown: str
    group: str


@cache
def together() -> tuple[Together, ...]:
    return tuple(
        Together(_counts(one["parts"]), _count(one["within"]), one.get("every", False))
        for one in _declared()["together"]
    )


@cache
def groups() -> tuple[OneGroup, ...]:
    return tuple(
        OneGroup(_count(one["whole"]), _counts(one["among"]), one["breakdown"], one["group"])
        for one in _declared()["group"]
    )


@cache
def list_of(name: str) -> str:
    """The list a list is taken together with, which is itself for most."""
    return next((ones[0] for ones in _declared()["one_list"] if name in ones), name)


@cache
def means() -> frozenset[str]:
    """The measures whose figure is a mean, which adds up as counts do."""
    return frozenset(_declared()["means"])


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads(
        files("readiness.disclosure").joinpath("related.toml").read_text(encoding="utf-8")
    )


def _counts(names: list[str]) -> tuple[Count, ...]:
    return tuple(_count(name) for name in names)


def _count(name: str) -> Count:
    measure, column = name.split(".")
    return measure, column
