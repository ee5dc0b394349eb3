"""The dates on which the front door's events happened: what shows when an extract was made."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from readiness.model import Lists

EVENTS = {
    "contacts": "date_of_contact",
    "referrals": "date_of_referral",
    "assessments": "started",
    "section_47": "strategy_discussion",
}


def event_days(lists: Lists) -> NDArray[np.datetime64]:
    """Every known date of a contact, referral, assessment or strategy discussion."""
    days = [
        lists[name][column].dropna().to_numpy()
        for name, column in EVENTS.items()
        if name in lists and column in lists[name]
    ]
    return np.concatenate(days) if days else np.empty(0, dtype="datetime64[s]")


def extract_age(lists: Lists, as_at: date) -> int | None:
    """Days from the newest of these events to the as-at date, the least there is to know of when
    the extract was made; None where no event by then is known."""
    days = event_days(lists)
    known = days[days <= np.datetime64(as_at)]
    return (
        int((np.datetime64(as_at) - known.max().astype("datetime64[D]")).astype(int))
        if len(known)
        else None
    )


def has_events(lists: Lists) -> bool:
    """Whether any event list with its date column has rows."""
    return any(
        name in lists and column in lists[name] and len(lists[name])
        for name, column in EVENTS.items()
    )
