"""What official statistics alone say of an authority on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from readiness.model import cards
from readiness.model.scores import Authority, Grade
from readiness.model.shown import Card, Shows
from readiness.model.words import Area

STANDING_COLUMNS: tuple[str, ...] = (
    "measure",
    "title",
    "area",
    "service",
    "unit",
    "decimals",
    "direction",
    "difference",
    "state",
    "year",
    "period_end",
    "known",
    "months",
    "value",
    "england",
    "region",
    "neighbours",
    "n_neighbours",
    "n",
    "place",
    "better",
    "lower_quarter",
    "middle",
    "upper_quarter",
    "change_1",
    "change_3",
    "usual_1",
    "usual_3",
    "england_1",
    "england_3",
    "last_year",
)
"""A row a measure shown. direction: high, low or neutral is better; state: shown, missing (this authority
has no figure of the newest year; `last_year` is the newest it has one of, 0 for none) or none (nothing was
out). `year` is that in which the period ends; `known` the day it was out; `months` from the end of the
period to the as-at date. `n` authorities have a figure; `place` is the share of them below this one, halves
for ties; `better` the same counted from the worst, NaN where neither way is better; the quarters and the
middle are theirs. change_1 and change_3: over one and three years; usual_1 and usual_3: nine in ten
authorities changed by no more than this in the same years; england_1 and england_3: England's change."""


@dataclass(frozen=True)
class Part:
    """One thing an outlook leans on: `adds` to the log odds of a better grade, beside the middle of England.
    `better`: the place of the figure, 1 best, NaN where none is known."""

    measure: str
    title: str
    better: float
    adds: float


@dataclass(frozen=True)
class Chances:
    """Of one judgement: chances of inadequate, requires improvement, good and outstanding, in this order.

    `held`: the fewest grades, 1 inadequate to 4 outstanding, that hold 80 %; `before`: the grade before, None
    where there was none; `alone`: what it alone would say; `base`: the grades of the last three years of
    inspections. Of `alike` inspections with figures like these, `alike_good` were good or better, which is
    `alike_share` with its 95 % interval. `learnt_from`: inspections."""

    judgement: str
    area: Area
    chances: tuple[float, float, float, float]
    held: tuple[int, ...]
    before: int | None
    alone: tuple[float, float, float, float]
    base: tuple[float, float, float, float]
    alike: int
    alike_good: int
    alike_share: tuple[float, float, float]
    parts: tuple[Part, ...]
    figures_known: int
    learnt_from: int


@dataclass(frozen=True, eq=False, repr=False)
class Official(Shows):
    """`standing` has STANDING_COLUMNS. `chances` are four, or none, and `no_outlook` then says why. `gone`:
    why nothing is said of the authority on this day, if it did not exist then. `years_old`: of the figures
    the outlook looks at, the median from the day the period ends. `learnt_by`: the day by which all reports
    learnt from were out; inspections alike began from `alike_since` to `alike_until`. `methods`: how the
    outlook did on the past."""

    authority: Authority
    as_at: date
    standing: pd.DataFrame
    chances: tuple[Chances, ...]
    grades: tuple[Grade, ...]
    sources: tuple[str, ...]
    grouping: int
    neighbours: tuple[str, ...]
    no_outlook: str = ""
    gone: str = ""
    years_old: float = float("nan")
    learnt_by: date | None = None
    alike_since: date | None = None
    alike_until: date | None = None
    methods: Mapping[str, Any] = field(default_factory=dict)

    def _card(self) -> Card:
        return cards.of_official(self)
