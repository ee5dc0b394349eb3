"""Which measures each judgement's outlook looks at (`judged_by.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

JUDGEMENTS = ("leaders", "hp", "cic", "cl")
"""Impact of leaders, help and protection, in care, care leavers, in the order of the files."""


@cache
def judged_by() -> Mapping[str, tuple[str, ...]]:
    """The short names of the measures, by judgement."""
    text = resources.files(__package__).joinpath("judged_by.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    named = {
        judgement: tuple(
            name
            for one in held["judgements"][judgement]
            for name in held.get(one, {}).get("measures", [one])
        )
        for judgement in JUDGEMENTS
    }
    return MappingProxyType(named)
