"""What will be late by a day to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from readiness.model import cards
from readiness.model.shown import Card, Shows

AHEAD_COLUMNS: tuple[str, ...] = (
    "measure",
    "kind",
    "counted",
    "in_time",
    "late",
    "falling_due",
    "in_fieldwork",
    "today",
    "worst",
    "best",
    "expected",
    "lower",
    "upper",
    "target",
    "needed",
    "early",
)
"""Where each share in time stands on the as-at date and at the visit, a row a measure.

kind is
  running   pieces of work with an end (assessments): `counted` are the finished of the window at the
            visit, the late and those falling due; `in_time` the finished that were; shares as
            `statistics.look_ahead.Outlook` has them;
  kept_up   states to be kept up (visits, reviews): `counted` are the records the measure counts
            today, `in_time` those in time now and, done or not, at the visit; shares as
            `statistics.look_ahead.Standing` has them;
  passing   waits that only end (two years on a plan): the same counts, and shares of those too long
            today and at worst; how many will end is not foretold.
late: past their day on the as-at date; falling_due: will be by the visit; in_fieldwork: from the
visit to five working days after it. today, worst, best, expected (with its 80 % interval) and target
are per cent; needed: how many of the late (kept_up) and falling due must be done for the target;
early: how many not due yet must be as well (running). Counts are nullable integers, and what cannot
be said, or may not, is missing."""


@dataclass(frozen=True, eq=False, repr=False)
class LookAhead(Shows):
    """The shares in time between the as-at date and a visit."""

    as_at: date
    visit: date
    rows: pd.DataFrame  # AHEAD_COLUMNS
    withheld: tuple[str, ...] = ()  # measures whose outlook may not be shown

    def _card(self) -> Card:
        return cards.of_look_ahead(self)
