from collections.abc import Mapping

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

SHARE, ENOUGH = 0.2, 50
DATES: Mapping[str, tuple[str, ...]] = {
    "contacts": ("date_of_contact",),
    "early_help": ("started", "completed"),
    "referrals": ("date_of_referral",),
    "assessments": ("started", "authorised"),
    "section_47": ("strategy_discussion", "conference"),
    "children_in_need": ("started", "last_seen", "closed"),
    "child_protection": ("started", "last_review", "ended"),
    "children_in_care": ("started", "placement_started", "legal_status_started", "last_review"),
    "care_leavers": ("last_pathway_review", "last_contact"),
    "adopters": ("enquiry",),
}


@rule(
    title="A fifth of the list on the same day",
    severity=Severity.QUERY,
    message=(
        "more than a fifth of the list's dates are this same day, as after a change of system; "
        "give the true date where it is known."
    ),
    question="What happened on that day?",
    lists=tuple(DATES),
    dimension="accuracy",
    owner="data team",
    doubts={name: {one: (one,) for one in columns} for name, columns in DATES.items()},
    examples=(
        Example(
            "a quarter on the day a system was changed",
            {
                "contacts": """
                    child_id | date_of_contact | fails
                    A        | 2026-05-05      | yes
                    B        | 2026-06-05      | no
                    C        | 2026-06-08      | no
                    D        | 2026-06-09      | no
                    E        | 2026-06-10      | no
                    F        | 2026-05-05      | yes
                    G        | 2026-06-11      | no
                    H        | 2026-06-12      | no
                    I        |                 | no
                """
            },
            repeat=10,
        ),
    ),
)
def one_day_has_many(rows: ChildList) -> dict[str, Mask]:
    """A day that a migration, or an empty field, gave to many records."""
    found = {}
    for column in DATES[rows.name]:
        if column in rows:
            day = rows[column].to_numpy().astype("datetime64[D]")
            known = day[~np.isnat(day)]
            if len(known) >= ENOUGH:
                every, times = np.unique(known, return_counts=True)
                many = times.max() > SHARE * len(known) and times.max() > times.min()
                found[column] = (day == every[times.argmax()]) & many
    return found
