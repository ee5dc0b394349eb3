from datetime import date

from readiness.calendar import six_months_to
from readiness.model import Lists, Severity
from readiness.quality.across_lists.events import EVENTS, event_days, has_events
from readiness.quality.rule import Example, rule


@rule(
    title="Nothing in the six months to the as-at date",
    severity=Severity.ERROR,
    message=(
        "Lists 1, 3, 4 and 5 hold no event in the six months to the as-at date, {}; give the day "
        "the extract was made, or another extract."
    ),
    question="When were these lists made?",
    lists=tuple(EVENTS),
    dimension="timeliness",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example(
            "one event on the window's first day is enough",
            {"contacts": "child_id | date_of_contact\nA | 2026-04-01"},
            fails=False,
        ),
        Example(
            "an older extract",
            {
                "contacts": "child_id | date_of_contact\nA | 2026-03-31",
                "referrals": "child_id | date_of_referral\nA | 2026-01-31",
            },
            fails=True,
        ),
        Example(
            "no date can be read, as where all are after the as-at date",
            {"referrals": "child_id | date_of_referral\nA |"},
            fails=True,
        ),
        Example("no rows, so nothing to say", {"contacts": "child_id | date_of_contact"}, False),
    ),
)
def nothing_in_window(lists: Lists, as_at: date) -> str | None:
    """The window in words, where there are rows and none is in it."""
    window = six_months_to(as_at)
    days = event_days(lists).astype("datetime64[D]")
    if not has_events(lists) or ((days >= window.start) & (days <= window.end)).any():
        return None
    return f"from {_words(window.start)} to {_words(window.end)}"


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
