"""Where the facts came from (`sources.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from readiness.framework.held import Shaped, Words, read


class Source(Shaped):
    """A place a fact was found, and how it was used."""

    title: Words
    where: Words
    note: str = ""


@cache
def source_list() -> Mapping[str, Source]:
    """Every source by the key the facts cite."""
    return MappingProxyType(read("sources.toml", dict[str, Source]))
