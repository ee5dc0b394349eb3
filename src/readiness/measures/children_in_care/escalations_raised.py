"""M62: how often reviewing officers and chairs challenge."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["raised"] in period:
        yield Judged(True, row.get("team"))


@measure(
    catalogue="M62",
    title="Concerns raised by reviewing officers and chairs",
    service="CLA",
    unit="escalations",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Reviewing officers and conference chairs see every plan and are there to challenge drift.
        None raised may mean that all is well, or that nobody speaks up; many may mean trouble, or
        officers who do their work.""",
    criteria=("CIC04", "HP12"),
    comparability="""Not published, and what counts as a formal escalation is each authority's own:
        one that settles matters in conversation has fewer. A number and not a rate, so a larger
        authority has more. To be read with how soon they are
        settled, and with audits of what they changed.""",
    reference="""Children Act 1989, section 25B; statutory handbook for independent reviewing
        officers (2010), on resolving disputes.""",
    owner="Reviewing and conferencing service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "escalations": """
            raised     | team | counted | unusable | kind
            2025-07-01 | Ash  | yes     | no       | typical
            2025-04-01 | Ash  | yes     | no       | boundary: first day of the window
            2025-03-31 | Elm  | no      | no       | boundary: the day before
            2025-09-30 |      | yes     | no       | boundary: the as-at date
            2025-10-01 | Elm  | no      | no       | not counted: after the as-at date
            ?          | Elm  | no      | yes      | unusable: perhaps in the window
            """,
        },
    ),
)
def escalations_raised(escalations: ChildList, period: Period) -> Count:
    """Concerns that reviewing officers and conference chairs raised formally in the six months."""
    return count(required_between(escalations, "raised", period))
