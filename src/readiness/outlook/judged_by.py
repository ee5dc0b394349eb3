"""Which measures each judgement's outlook looks at (`judged_by.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

JUDGEMENTS = ("leaders", "hp", "cic", "cl")
"""Impact of leaders, help and protection, in care, care leavers, in the order of the files."""


@cache
def read_as() -> Mapping[str, bool]:
    """Of each measure, by its short name, whether low is good."""
    low = set(_held()["read"]["low"])
    every = dict.fromkeys(name for each in judged_by().values() for name in each)
    return MappingProxyType({name: name in low for name in every})


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
