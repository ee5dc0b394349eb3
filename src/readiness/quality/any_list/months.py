"""How many of a list's events fell in each of the six months to the as-at date."""

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from readiness.calendar import add_months, six_months_to
from readiness.model import ChildList

EVENTS: Mapping[str, str] = {
    "contacts": "date_of_contact",
    "referrals": "date_of_referral",
    "assessments": "authorised",
    "section_47": "strategy_discussion",
}
"""The date by which each list holds all of the six months, from the first day to the last."""

MONTHS = 6


def month_starts(as_at: date) -> NDArray[np.datetime64]:
    """The first days of the six months (which start with the window), and the day after the last."""
    first = six_months_to(as_at).start
    return np.array([add_months(first, n) for n in range(MONTHS + 1)], dtype="datetime64[D]")


def month_of(rows: ChildList, as_at: date) -> NDArray[np.intp]:
    """The place of each row's month among the six; -1 outside them, or where there is no date."""
    day = rows[EVENTS[rows.name]].to_numpy().astype("datetime64[D]")
    place = np.searchsorted(month_starts(as_at), day, side="right") - 1
    return np.where(np.isnat(day) | (place < 0) | (place >= MONTHS), -1, place)


def a_month(rows: ChildList, as_at: date) -> NDArray[np.float64]:
    """Events in each of the six."""
    month = month_of(rows, as_at)
    return np.bincount(month[month >= 0], minlength=MONTHS).astype(np.float64)


def others(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each month the mean of the other five."""
    return (values.sum() - values) / (len(values) - 1)


def in_words(which: NDArray[np.bool_], as_at: date) -> str:
    """The months that are true, by the day they start: 'the month from 1 April 2026'."""
    starts = [day.item() for day in month_starts(as_at)[:-1][which]]
    said = [f"{day.day} {day:%B %Y}" for day in starts]
    return "the month from " + " and from ".join(said)
