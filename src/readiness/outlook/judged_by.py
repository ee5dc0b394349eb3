"""Which measures each judgement's outlook looks at (`judged_by.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

JUDGEMENTS = ("leaders", "hp", "cic", "cl")
"""Impact of leaders, help and protection, in care, care leavers, in the order of the files."""


@dataclass(frozen=True)
class Read:
    """How a measure is read: whether low is good, and the rule of the day a year's figure is out."""

    low: bool
    rule: str


@cache
def read_as() -> Mapping[str, Read]:
    """How each measure is read, by its short name."""
    held = _held()["read"]
    rules = {name: rule for rule, names in held["released"].items() for name in names}
    return MappingProxyType({name: Read(name in held["low"], rule) for name, rule in rules.items()})


@cache
def judged_by() -> Mapping[str, tuple[str, ...]]:
    """The short names of the measures, by judgement."""
    held = _held()
    named = {
        judgement: tuple(
            name
            for one in held["judgements"][judgement]
            for name in held.get(one, {}).get("measures", [one])
        )
        for judgement in JUDGEMENTS
    }
    return MappingProxyType(named)


def _held() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("judged_by.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
