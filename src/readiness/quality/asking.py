"""What rules ask of a list's rows. A blank or unreadable cell never fails a rule by being so,
unless the rule is about blanks: what cannot be read is reported on reading."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from readiness.calendar import add_months
from readiness.model import ChildList
from readiness.quality.rule import Mask

Days = NDArray[np.datetime64]


def says(rows: ChildList, column: str, *keys: str) -> Mask:
    """The code is one of these."""
    return rows[column].isin(keys).to_numpy()


def filled(rows: ChildList, column: str) -> Mask:
    """Something is written, readable or not."""
    return ~rows.blank(column)


def days(rows: ChildList, column: str) -> Days:
    """The column's dates; NaT, which no comparison holds of, where there is none."""
    return rows[column].to_numpy().astype("datetime64[D]")


def is_before(rows: ChildList, earlier: str, later: str) -> Mask:
    """Both dates are known and the first is the earlier."""
    return days(rows, earlier) < days(rows, later)


def birthday(rows: ChildList, years: int) -> Days:
    """The day on which each child comes to that age; for 29 February, 28 February."""
    return add_months(days(rows, "date_of_birth"), 12 * years).astype("datetime64[D]")


def ago(as_at: date, number: int) -> np.datetime64:
    """The day so many days before the as-at date."""
    return np.datetime64(as_at, "D") - np.timedelta64(number, "D")
