"""A record of a list that can be found again in a later file: whose it is, and what began when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.calendar import add_months
from readiness.model import ChildList

if TYPE_CHECKING:
    from readiness.model import Mask

MATCHED: dict[str, tuple[str | None, str | None]] = {
    "contacts": ("date_of_contact", None),
    "early_help": ("started", "completed"),
    "referrals": ("date_of_referral", None),
    "assessments": ("started", "authorised"),
    "section_47": ("strategy_discussion", None),
    "children_in_need": ("started", "closed"),
    "child_protection": ("started", "ended"),
    "children_in_care": ("started", "ceased"),
    "care_leavers": (None, None),
    "adoption": ("entered_care", None),
}
"""By list, the date that with the child tells one record from another, and the date that ends it.
Adopters (list 11) are no children, and are not here."""

EVENTS = ("contacts", "referrals", "section_47")
"""Lists of single events: six months old, they leave the list and nothing has changed."""
WINDOW = 6
YEAR = 12

_SEVERAL_MONTHS = "_in_12_months"


@dataclass(frozen=True, eq=False)
class Records:
    """A list's records that name a child, a row each: `frame` is indexed by the record's key."""

    name: str
    frame: pd.DataFrame

    @property
    def columns(self) -> list[str]:
        """What may be compared: not ages, nor groups of codes whose code is there."""
        return [
            column
            for column in self.frame.columns
            if column not in ("age", "source_sheet", "source_row", "child_id")
            and not column.startswith("_")
            and not (column.endswith("_group") and column.removesuffix("_group") in self.frame)
        ]


def records(rows: ChildList) -> Records:
    """Keyed by the child, the date of the record and, where a child has several of one day, which of
    them it is: in the order of all they say, so that the order of the file makes no difference."""
    day, _ = MATCHED[rows.name]
    frame = rows.frame
    named = frame["child_id"].notna().to_numpy()
    mine = frame[named].copy()
    child = mine["child_id"].astype(str).str.strip().str.casefold()
    when = mine[day].dt.strftime("%Y-%m-%d").fillna("undated") if day in mine else "undated"
    mine["_key"] = child + "|" + when
    contents = [c for c in sorted(mine.columns) if c not in ("source_row", "source_sheet", "_key")]
    said = mine[contents].astype("object").map(str).agg("|".join, axis=1) if len(mine) else ""
    mine["_said"] = said
    ordered = mine.sort_values(["_key", "_said"], kind="stable")
    which = ordered.groupby("_key").cumcount()
    index = ordered["_key"] + "|" + which.astype(str)
    ordered = ordered.drop(columns=["_said", "_key"]).set_axis(index, axis=0)
    return Records(rows.name, ordered)


def has_aged_out(found: Records, as_at: date) -> Mask:
    """Which records a list of this day would no longer hold: an event, or an end, over six months
    before it (a year for adoption). They are gone because time has passed, and nothing has changed."""
    day, ended = MATCHED[found.name]
    frame = found.frame
    if found.name == "adoption":
        dates = frame[[c for c in ("order", "reversed") if c in frame]].max(axis=1)
        return _before(dates, add_months(as_at, -YEAR))
    column = day if found.name in EVENTS else ended
    if column is None or column not in frame:
        return np.zeros(len(frame), dtype=bool)
    return _before(frame[column], add_months(as_at, -WINDOW))


def _before(dates: pd.Series, day: date) -> Mask:
    return np.asarray(dates.to_numpy(dtype="datetime64[s]") <= np.datetime64(day))


def counts_back(column: str) -> bool:
    """Whether it counts the last twelve months, so that less of it may be mere passing of time."""
    return column.endswith((_SEVERAL_MONTHS, "_in_last_12_months"))
