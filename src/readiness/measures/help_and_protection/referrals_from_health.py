"""M13: how much of the front door's work comes from health services."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

HEALTH = ("3A", "3B", "3C", "3D", "3E", "3F")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for referral in child.referrals:
        if referral.on in period:
            yield Judged(referral.source in HEALTH, referral.team)


@measure(
    catalogue="M13",
    title="Referrals from health services",
    service="MASH",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Midwives, health visitors and hospitals see the youngest children, who are the most at
        risk and whom nobody else sees.""",
    criteria=("HP04", "LD05"),
    benchmark="referrals_health",
    comparability="""Counted as DfE counts, over six months and not a year: doctors, health visitors, school
        nurses, emergency departments and other health services together.""",
    reference="Annex A guidance, List 3; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "referrals": """
            child_id | date_of_referral | referral_source | denominator | numerator | unusable | kind
            A        | 2025-05-06       | 3B              | yes         | yes       | no       | typical
            A        | 2025-09-30       | 3F              | yes         | yes       | no       | boundary: the last of the health codes, on the last day
            G        | 2025-04-01       | 3A              | yes         | yes       | no       | boundary: the first of the health codes, on the first day
            B        | 2025-04-01       | 2B              | yes         | no        | no       | boundary: not health
            C        | 2025-05-06       | 10              | yes         | no        | no       | boundary: unknown is among the referrals
            D        | 2025-03-31       | 3A              | no          | no        | no       | not counted: before the six months
            E        | 2025-06-02       | ?               | no          | no        | yes      | unusable: no source
            F        | 2025-06-02       |                 | no          | no        | yes      | unusable: blank source
            """,
        },
    ),
)
def referrals_from_health(referrals: ChildList, period: Period) -> Ratio:
    """Of referrals received in the six months, those whose source was a health service (codes 3A
    to 3F)."""
    received = required_between(referrals, "date_of_referral", period)
    return share(required_says(referrals, "referral_source", *HEALTH), of=received)
