"""Whose figures these are, what Ofsted judged, and where the evidence points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from readiness.model import cards
from readiness.model.shown import Card, Shows
from readiness.model.words import Area


@dataclass(frozen=True)
class Authority:
    """Whose data these are. `population` is children aged 0 to 17, with its source."""

    name: str
    code: str | None = None  # ONS code, E08000008
    la_number: int | None = None  # DfE number, 357
    region: str | None = None
    population: int | None = None
    population_source: str | None = None
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grade:
    """What Ofsted published, never ours. 1 outstanding to 4 inadequate."""

    area: Area
    grade: int
    inspected: date
    published: date | None
    source: str


@dataclass(frozen=True)
class Contribution:
    """One measure's part in an area's data score. Scores on 1.0 to 4.0, 4 best."""

    measure: str
    weight: float
    peer: float | None
    target: float | None
    trend: float
    score: float
    contribution: float
    unusable_share: float | None = 0.0  # None where it may not be told
    expected: float | None = None  # the level expected, in the measure's unit


@dataclass(frozen=True, repr=False)
class AreaScore(Shows):
    """An evidence position, not a predicted grade. Scale 1.0 to 4.0, 4 best."""

    area: Area
    position: float | None
    band: str | None
    lower: float | None
    upper: float | None
    probabilities: Mapping[str, float]
    coverage: float
    confidence: str
    bounds: tuple[float, float] | None
    data_score: float | None
    channels: Mapping[str, tuple[float, float]]  # channel -> (value, weight used)
    contributions: tuple[Contribution, ...]
    missing: tuple[str, ...]
    limits: tuple[str, ...]  # limiting rules that bit, each naming its evidence
    reasons: tuple[str, ...]  # why there is no band, or the confidence is what it is
    wording: str = ""  # "requires improvement to be good (borderline good)"
    doubt: tuple[float, float] | None = (
        None  # position if doubtful records all counted against, for
    )
    claimed: float | None = None  # the grade it gives itself, in points (4 best); moves nothing

    def _card(self) -> Card:
        return cards.of_score(self)
