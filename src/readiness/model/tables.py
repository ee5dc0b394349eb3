"""The tidy tables, and what is known of the months before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.model import cards
from readiness.model.shown import Card, Shows
from readiness.model.words import Period, Polarity

if TYPE_CHECKING:
    from numpy.typing import NDArray


RESULT_COLUMNS: tuple[str, ...] = (
    "measure",
    "area",
    "service",
    "period_start",
    "period_end",
    "breakdown",
    "group",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "unusable",
    "state",
)
"""The one tidy table, a row a measure, breakdown and group. breakdown is all | age | sex |
ethnicity | disability | unaccompanied | team | role | experience; group is 'all' for the whole. numerator, denominator and unusable are
nullable integers (denominator empty for counts; amounts such as full-time equivalents to the nearest
whole, while value is of the exact ones); value, lower, upper are floats in the measure's unit (% on
0 to 100, per 10,000 a year, days); state is a State."""

COMPARISON_COLUMNS: tuple[str, ...] = (
    "measure",
    "comparator",
    "name",
    "year",
    "period_end",
    "released",
    "value",
    "spread",
    "n",
    "source",
    "note",
    "decimals",
    "tau",
)
"""Published figures beside the local one, a row a measure and comparator. comparator is
own_published | neighbours | region | england; spread is the standard deviation between authorities
in the value's unit (neighbours and england), n the authorities behind it, decimals those it is printed with.
tau is the spread of percentages on the arcsine scale, on which comparisons are made, and missing for
other units; the authority itself is in neither spread."""


HISTORY_COLUMNS: tuple[str, ...] = (
    "measure",
    "month",
    "numerator",
    "denominator",
    "value",
    "source",
)
"""What is known of each month, a row a measure and month, oldest first. `month` is its last day.
A share has numerator, denominator and a value in per cent; a count its number as numerator and
value; a median its records as denominator and a value in the measure's unit. Value is missing where
there was nobody. `source` is cin_census, ssda903, annex_a or evidence."""


@dataclass(frozen=True, eq=False, repr=False)
class History(Shows):
    """What the lists and returns say of the past: exact, and small numbers are of single children.

    `events` are days on which something counted happened, sorted, from the first day covered to
    the last: for counts whose months are few. `refused`: why a measure has no months of its own.
    `notes`: what to know of a series, by measure.
    """

    months: pd.DataFrame  # HISTORY_COLUMNS
    events: Mapping[str, tuple[Period, NDArray[np.datetime64]]] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def _card(self) -> Card:
        return cards.of_history(self)


@dataclass(frozen=True)
class Rebasing:
    """A person's word that a measure changed for a known reason, so that its limits start anew.

    `measure` is an id or a title as written; `row` where it stands, `reason` and `author` may be
    empty, and then it is not used.
    """

    measure: str
    day: date | None
    reason: str = field(repr=False)  # somebody's own words, and name
    author: str = field(repr=False)
    row: int = 0


TREND_COLUMNS: tuple[str, ...] = (
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "value",
    "source",
    "centre",
    "lower",
    "upper",
    "cause",
    "rule",
    "phase",
)
"""A control chart's points, a row a period (or an event, for charts of rare events), oldest first.
numerator and denominator are nullable integers, value and its centre and process limits floats in
the trend's unit (missing where there is no chart); source says what the point is of (HISTORY_COLUMNS, or EARLIER); cause is common | improvement |
concern | special (a special cause of a neutral measure), rule the rule that told it (outside, trend,
two_in_three, shift, or empty), phase counts from 0 and goes up where limits were rebased."""


@dataclass(frozen=True, eq=False, repr=False)
class Trend(Shows):
    """What a measure's own history says, by one control chart.

    `chart` is xmr | laney_p | laney_u | t | g, empty where there is none; `reason` then says why.
    `grain` is month | quarter | event, and `unit` what the values are of: the measure's own, or
    "a month", "a quarter" for counts and "days between" for events. `variation` is improvement_high | improvement_low |
    concern_high | concern_low | neutral_high | neutral_low | common, and `assurance` pass | fail |
    inconsistent; None where it cannot be told. `direction` is which way is better (Polarity).
    """

    measure: str
    chart: str
    grain: str
    points: pd.DataFrame  # TREND_COLUMNS; no rows where nothing is known, or may be shown
    direction: Polarity
    unit: str = "%"
    variation: str | None = None
    assurance: str | None = None
    target: float | None = None
    notes: tuple[str, ...] = ()  # rebasing with its reason, what was left out, what was joined
    reason: str = ""
    warnings: tuple[str, ...] = ()  # of the chart itself, and so of its points: trial limits, say

    def _card(self) -> Card:
        return cards.of_trend(self)


POINT_COLUMNS: tuple[str, ...] = (
    "measure",
    "period_start",
    "period_end",
    "numerator",
    "denominator",
)
"""The counts of charts' points, a row a point, as they are shown. Where they are kept, `source` stands beside
them (HISTORY_COLUMNS)."""

EARLIER = "earlier_report"
"""The source of a point that is not of this report's own lists, but as a report before it showed it."""


def no_points() -> pd.DataFrame:
    """POINT_COLUMNS without a row."""
    days, counts = (
        dict.fromkeys(POINT_COLUMNS[1:3], "datetime64[s]"),
        dict.fromkeys(POINT_COLUMNS[3:], "Int64"),
    )
    kinds = {"measure": "str", **days, **counts}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


PAST_COLUMNS: tuple[str, ...] = (
    "as_at",
    "measure",
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "value",
)
"""Whole figures of earlier reports, as their readers were shown them, a row a report and measure,
oldest first: nothing in it is exact that was not published."""


def no_past() -> pd.DataFrame:
    """PAST_COLUMNS without a row."""
    dates = dict.fromkeys(("as_at", "period_start", "period_end"), "datetime64[s]")
    counts = dict.fromkeys(("numerator", "denominator"), "Int64")
    kinds = {"measure": "str", "value": "float64", **dates, **counts}
    return pd.DataFrame({name: pd.Series(dtype=kinds[name]) for name in PAST_COLUMNS})
