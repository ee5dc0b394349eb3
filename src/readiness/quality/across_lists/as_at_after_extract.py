from datetime import date, timedelta

import numpy as np

from readiness.calendar import six_months_to
from readiness.model import Lists, Severity
from readiness.quality.across_lists.events import EVENTS, event_days
from readiness.quality.rule import Example, rule

GRACE = 31  # days a small authority may go without a contact or referral


@rule(
    title="The as-at date is after the extract",
    severity=Severity.ERROR,
    message=(
        "The latest event in lists 1, 3, 4 and 5 is in {}, more than 31 days before the as-at "
        "date; give the day the extract was made, or a newer extract."
    ),
    question="When were these lists made?",
    lists=tuple(EVENTS),
    dimension="timeliness",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example(
            "the last event is 31 days before",
            {"contacts": "child_id | date_of_contact\nA | 2026-08-30"},
            fails=False,
        ),
        Example(
            "the last event is 32 days before",
            {"contacts": "child_id | date_of_contact\nA | 2026-08-29"},
            fails=True,
        ),
        Example(
            "nothing in the window at all is another rule's",
            {"contacts": "child_id | date_of_contact\nA | 2025-08-29"},
            fails=False,
        ),
    ),
)
def as_at_after_extract(lists: Lists, as_at: date) -> str | None:
    """The month of the latest event, where it is too long before the as-at date."""
    days = event_days(lists)
    if not len(days):
        return None
    latest = days.max().astype("datetime64[D]").astype(date)
    if latest not in six_months_to(as_at) or latest >= as_at - timedelta(days=GRACE):
        return None
    return f"{np.datetime64(latest, 'M').astype(date):%B %Y}"
