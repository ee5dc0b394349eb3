"""M13: how much of the front door's work comes from the police."""

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
            yield Judged(referral.source == "6", referral.team)


@measure(
    catalogue="M13",
    title="Referrals from the police",
    service="MASH",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""A large share may mean that incidents are passed on whole rather than thought about, and
        that a crisis is the first anybody hears of a family.""",
    criteria=("HP04", "LD05"),
    benchmark="referrals_police",
    comparability="""Counted as DfE counts, over six months and not a year.""",
    reference="Annex A guidance, List 3; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "referrals": """
            child_id | date_of_referral | referral_source | denominator | numerator | unusable | kind
            A        | 2025-05-06       | 6               | yes         | yes       | no       | typical
            A        | 2025-09-30       | 6               | yes         | yes       | no       | boundary: again, on the last day
            B        | 2025-04-01       | 7               | yes         | no        | no       | boundary: another legal agency, on the first day
            C        | 2025-05-06       | 10              | yes         | no        | no       | boundary: unknown is among the referrals
            D        | 2025-03-31       | 6               | no          | no        | no       | not counted: before the six months
            E        | 2025-06-02       | ?               | no          | no        | yes      | unusable: no source
            F        | 2025-06-02       |                 | no          | no        | yes      | unusable: blank source
            """,
        },
    ),
)
def referrals_from_police(referrals: ChildList, period: Period) -> Ratio:
    """Of referrals received in the six months, those whose source was the police (code 6)."""
    received = required_between(referrals, "date_of_referral", period)
    return share(required_says(referrals, "referral_source", "6"), of=received)
