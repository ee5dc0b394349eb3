"""M13: how much of the front door's work comes from schools."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for referral in child.referrals:
        if referral.on in period:
            yield Judged(referral.source == "2A", referral.team)


@measure(
    catalogue="M13",
    title="Referrals from schools",
    service="MASH",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Schools see most children most days: a small share asks whether they know what to do with
        a worry, a large one whether help in school could have come first.""",
    criteria=("HP04", "LD05"),
    benchmark="referrals_schools",
    comparability="""Counted as DfE counts, over six months and not a year, so that a window with
        the summer holidays in it reads lower. Other education services are not schools in
        either.""",
    reference="Annex A guidance, List 3; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "referrals": """
            child_id | date_of_referral | referral_source | denominator | numerator | unusable | kind
            A        | 2025-05-06       | 2A              | yes         | yes       | no       | typical
            A        | 2025-09-30       | 2A              | yes         | yes       | no       | boundary: again, on the last day
            B        | 2025-04-01       | 2B              | yes         | no        | no       | boundary: education, but no school, on the first day
            C        | 2025-05-06       | 10              | yes         | no        | no       | boundary: unknown is among the referrals
            D        | 2025-03-31       | 2A              | no          | no        | no       | not counted: before the six months
            E        | 2025-06-02       | ?               | no          | no        | yes      | unusable: no source
            F        | 2025-06-02       |                 | no          | no        | yes      | unusable: blank source
            """,
        },
    ),
)
def referrals_from_schools(referrals: ChildList, period: Period) -> Ratio:
    """Of referrals received in the six months, those whose source was a school (code 2A, without
    other education services)."""
    received = required_between(referrals, "date_of_referral", period)
    return share(required_says(referrals, "referral_source", "2A"), of=received)
