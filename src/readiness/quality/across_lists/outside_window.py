from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from readiness.calendar import months_before, six_months_to
from readiness.model import ChildList, Lists, Severity
from readiness.quality.across_lists.nothing_in_window import nothing_in_window
from readiness.quality.asking import days
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule

SIX_MONTHS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("date_of_contact",),
    "early_help": ("completed",),
    "referrals": ("date_of_referral",),
    "assessments": ("authorised",),
    "section_47": ("conference",),
    "children_in_need": ("closed",),
    "child_protection": ("ended",),
    "children_in_care": ("ceased",),
}
TWELVE_MONTHS: Mapping[str, tuple[str, ...]] = {
    "adoption": ("order", "reversed"),
    "adopters": ("order", "left_process"),
}
"""The dates that say a record was over before the lists begin."""

DATES = {**SIX_MONTHS, **TWELVE_MONTHS}


@rule(
    title="Outside the months Ofsted asks for",
    severity=Severity.ERROR,
    message=(
        "the record was over before the months this list is to hold (six to the as-at date, twelve "
        "for lists 10 and 11); leave it out, or correct the date."
    ),
    question="Which months does this list cover, and why does it hold records from before them?",
    lists=tuple(DATES),
    dimension="validity",
    cohort=True,
    doubts=dict.fromkeys(DATES, (WHOLE_ROW,)),
    examples=(
        Example(
            "the window's first day is in it; what is open has no such date",
            {
                "contacts": """
                    child_id | date_of_contact | fails
                    A        | 2026-04-01      | no
                    B        | 2026-03-31      | yes
                    C        |                 | no
                """,
                "child_protection": """
                    child_id | started    | ended      | fails
                    A        | 2024-01-05 |            | no
                    B        | 2024-01-05 | 2026-04-01 | no
                    C        | 2024-01-05 | 2026-03-31 | yes
                """,
            },
        ),
        Example(
            "lists 10 and 11 go back a year",
            {
                "adoption": """
                    child_id | order      | reversed   | fails
                    A        | 2025-10-01 |            | no
                    B        | 2025-09-30 |            | yes
                    C        |            | 2025-06-02 | yes
                """
            },
        ),
    ),
)
def outside_window(lists: Lists, as_at: date) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance, the scope of each list. Where the as-at date is not of these
    lists at all, every row would be outside, and one sentence on the file says so instead."""
    if nothing_in_window.function(lists, as_at):
        return {}
    return {name: _outside(lists[name], as_at) for name in DATES if name in lists}


def _outside(rows: ChildList, as_at: date) -> dict[str, Mask]:
    first = six_months_to(as_at).start
    if rows.name in TWELVE_MONTHS:
        first = months_before(as_at + timedelta(days=1), 12)
    return {
        column: days(rows, column) < np.datetime64(first)
        for column in DATES[rows.name]
        if column in rows
    }
