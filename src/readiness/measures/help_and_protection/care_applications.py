"""M38: children for whom the court is asked to decide."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, YEAR, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["applied"] in period:
        yield Judged(True, row.get("team"))


@measure(
    catalogue="M38",
    title="Children for whom care proceedings were begun",
    service="SAFE",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=YEAR,
    why="""Neither many nor few is right: a rise, or a rate far from its neighbours', asks
        whether families were helped in time and whether the court is asked soon enough.""",
    criteria=("HP16", "CIC01"),
    comparability="""Not published by the Department for Education. Cafcass publishes
        applications, of which one may be about several children, by the authority that made
        them; here children are counted, and those of supervision applications too. A year is
        taken, because numbers are small.""",
    reference="Children Act 1989, section 31; Cafcass, care applications by authority.",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_proceedings": """
            child_id | applied    | counted | unusable | kind
            A        | 2025-06-10 | yes     | no       | typical
            B        | 2024-10-01 | yes     | no       | boundary: on the first day
            C        | 2025-09-30 | yes     | no       | boundary: on the last day
            D        | 2024-09-30 | no      | no       | not counted: the day before
            E        | ?          | no      | yes      | unusable: no telling when
            F        |            | no      | yes      | unusable: blank
            """,
        },
    ),
)
def care_applications(care_proceedings: ChildList, period: Period) -> Count:
    """Children for whom a care or supervision order was applied for in the twelve months, as a
    rate per 10,000 children aged 0 to 17."""
    return count(required_between(care_proceedings, "applied", period))
