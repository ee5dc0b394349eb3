"""M11: children who come back within a year."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.children import latest_of_each_child
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import at_least, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    received = [referral for referral in child.referrals if referral.on in period]
    if not received:
        return
    latest = received[-1]
    since = months_before(latest.on, limits["rereferral_window"].value)
    earlier = [
        referral
        for referral in child.referrals
        if referral is not latest and since <= referral.on <= latest.on
    ]
    yield Judged(bool(earlier), latest.team)


@measure(
    catalogue="M11",
    title="Children re-referred within 12 months",
    service="MASH",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""A child referred again within the year may have been closed too soon, or have met a
        response that did not help.""",
    limits=("rereferral_window",),
    criteria=("HP04",),
    benchmark="rereferrals_12_months",
    comparability="""DfE counts once for each referral, this once for each child at the latest
        referral, since Annex A gives one figure a child. A child referred often weighs less here, and one
        whose first and second referrals are both recent weighs more, so the two can differ by a few
        points either way. Six months, not a year.""",
    reference="""Annex A guidance, List 3: referrals in the 12 months before the child's latest;
        DfE, Characteristics of children in need.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "referrals": """
            child_id | date_of_referral | referrals_in_last_12_months | denominator | numerator | unusable | kind
            A        | 2025-05-01       | 2                           | no          | no        | no       | not counted: not the latest
            A        | 2025-09-01       | 2                           | yes         | yes       | no       | typical: two before it
            B        | 2025-09-30       | 0                           | yes         | no        | no       | boundary: none before it, last day
            C        | 2025-04-01       | 1                           | yes         | yes       | no       | boundary: one before it, first day
            D        | 2025-03-31       | 1                           | no          | no        | no       | not counted: before the six months
            E        | 2025-06-02       | ?                           | no          | no        | yes      | unusable: no count
            F        | 2025-06-02       | 1                           | no          | no        | no       | not counted: its child is in doubt
            F        | ?                | 1                           | no          | no        | yes      | unusable: may be the latest
            """,
        },
    ),
)
def rereferrals(referrals: ChildList, period: Period) -> Ratio:
    """Of children referred in the six months, those whose latest referral followed another within
    the 12 months before it. A child is counted once, on the row of the latest referral."""
    received = required_between(referrals, "date_of_referral", period)
    child = latest_of_each_child(referrals, "date_of_referral", received)
    return share(at_least(referrals, "referrals_in_last_12_months", 1), of=child)
