"""M46: homeless at 16 or 17, and told they may come into care."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import required_between, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["presented"] in period:
        yield Judged(row.get("care_offered") == "yes")


@measure(
    catalogue="M46",
    title="Homeless 16 and 17 year olds offered care",
    service="DUTY",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Somebody housed as a tenant at sixteen may have no social worker, no review, and no
        support as a care leaver; the choice is only theirs if somebody offers it.""",
    criteria=("HP21", "CIC01"),
    comparability="""Not published. Whether it was offered, not whether it was taken; for those
        who could safely go home it need not have been, so all is not the aim. Nothing recorded
        counts as not offered.""",
    reference="""Prevention of homelessness and provision of accommodation for 16 and 17 year
        olds, joint guidance (2018); Children Act 1989, section 20.""",
    owner="Duty and assessment",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "homeless_16_17": """
            child_id | presented  | care_offered | denominator | numerator | unusable | kind
            A        | 2025-06-10 | yes          | yes         | yes       | no       | typical
            B        | 2025-06-10 | no           | yes         | no        | no       | typical: not offered
            C        | 2025-04-01 | yes          | yes         | yes       | no       | boundary: the first day
            D        | 2025-09-30 |              | yes         | no        | no       | boundary: the last day, and nothing recorded
            E        | 2025-03-31 | yes          | no          | no        | no       | not counted: came before the six months
            F        | 2025-06-10 | ?            | no          | no        | yes      | unusable: offered or not?
            G        | ?          | yes          | no          | no        | yes      | unusable: came, no telling when
            """,
        },
    ),
)
def homeless_offered_care(homeless_16_17: ChildList, period: Period) -> Ratio:
    """Of the times a young person of 16 or 17 came as homeless in the six months, those in
    which accommodation under section 20 was offered. Nothing recorded is not offered."""
    came = required_between(homeless_16_17, "presented", period)
    return share(says(homeless_16_17, "care_offered", "yes"), of=came)
