"""Why a line of enquiry is raised, and how much each reason weighs (`grounds.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from readiness.framework.held import Held, Shaped, Words, read

Share = Annotated[float, Field(ge=0, le=1)]


class Ground(Held):
    """One reason to ask. Its severity is between `least` and `most`, by `size`, which is in words;
    `whole` where how often inspectors criticise it makes no difference."""

    id: Words
    title: Words
    asks: Words
    size: Words
    least: Share
    most: Share
    whole: bool = False

    def severity(self, size: float) -> float:
        """At a size of 0 to 1; what is beyond them counts as they do."""
        return self.least + (self.most - self.least) * min(1.0, max(0.0, size))


class Weighing(Held):
    """How severity, a measure's weight and how often inspectors criticise it come together."""

    rest: Share
    lightest: float = Field(gt=0)
    heaviest: float = Field(ge=1)
    doubt_from: Share
    doubt_whole: Share
    late_whole: Share
    always: tuple[Words, ...]


class _Grounds(Shaped):
    weighing: Weighing
    grounds: tuple[Ground, ...] = Field(min_length=1)


@cache
def grounds() -> Mapping[str, Ground]:
    """Every reason by its id, the most pressing first."""
    return MappingProxyType({one.id: one for one in _read().grounds})


def weighing() -> Weighing:
    """The one set of weights."""
    return _read().weighing


@cache
def _read() -> _Grounds:
    return read("grounds.toml", _Grounds)
