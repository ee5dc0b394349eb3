"""The catalogue to reach (`catalogue.toml`): 98 measures, so a gap in coverage can be named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from readiness.framework.held import Held, Words, read
from readiness.model import Area, Polarity


class PlannedMeasure(Held):
    """One number of the catalogue, measured yet or not.

    `units` and `polarities` hold one value, or one for each part of a measure that has parts.
    `not_made`: why no measure can be made of it from any input there is, where none can.
    `annex_a`: A from Annex A alone, p partly or by proxy, N only from other data.
    """

    title: Words
    area: Area
    services: tuple[str, ...] = Field(min_length=1)
    units: tuple[str, ...] = Field(min_length=1)
    polarities: tuple[Polarity, ...] = Field(min_length=1)
    data: Words
    annex_a: Literal["A", "p", "N"]
    criteria: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    not_made: str = ""


@cache
def planned_measures() -> Mapping[str, PlannedMeasure]:
    """The 98 measures by catalogue number, M01 to M98."""
    return MappingProxyType(read("catalogue.toml", dict[str, PlannedMeasure]))
