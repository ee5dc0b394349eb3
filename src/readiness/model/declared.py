"""A limit and a measure as they are declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from readiness.model.shapes import Ratio, Result
from readiness.model.words import Area, Period, Polarity, When


@dataclass(frozen=True)
class Limit:
    """A statutory or local limit on one date (see `framework`).

    unit: working_days | days | weeks | months | age_years | count. `local`: the authority's own
    setting, not law. `confirmed`: the source was read, not remembered.
    """

    id: str
    value: int
    unit: str
    reference: str
    confirmed: bool
    local: bool = False


Limits = Mapping[str, Limit]


@dataclass(frozen=True)
class Judged:
    """What a child's story, or a row of evidence, says of one record that is counted.

    `numerator`: whether it is in the numerator, or how much of one it is (amounts); `whole`: how
    much of a denominator. `value`: what a median or mean takes the middle of. `team` is the team
    holding the record, None where the list has no team; `role` and `experience` are a worker's.
    """

    numerator: float = False
    team: str | None = None
    value: float | None = None
    whole: float = 1
    role: str | None = None
    experience: str | None = None


Oracle = Callable[[Any, Period, Limits], Iterator[Judged]]
"""Told an invented child (adopter, for list 11) or, for a tab of evidence, one row as written."""


@dataclass(frozen=True)
class Measure:
    """A measure as declared in its file: what it is, why it matters, and the logic.

    `lists` are the tables it reads, the first being the one whose rows it judges: lists of Annex A,
    tabs of the evidence workbook, tables of a return. `shape` is the kind of Result it gives.
    """

    id: str
    catalogue: str
    title: str
    area: Area
    service: str
    unit: str
    polarity: Polarity
    when: When
    why: str
    how: str
    lists: tuple[str, ...]
    limits: tuple[str, ...]
    criteria: tuple[str, ...]
    benchmark: str | None
    comparability: str
    reference: str
    owner: str
    reviewed: date
    next_review: date
    examples: tuple[Mapping[str, str], ...]
    function: Callable[..., Result]
    story: Oracle
    shape: type[Result] = Ratio
