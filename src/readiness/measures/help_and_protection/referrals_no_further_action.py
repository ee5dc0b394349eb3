"""M12: referrals that led to nothing."""

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
            yield Judged(referral.no_further_action, referral.team)


@measure(
    catalogue="M12",
    title="Referrals with no further action",
    service="MASH",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""High, and partners may not understand thresholds; very low, and contacts may be turned
        away before they are called referrals.""",
    criteria=("HP03", "HP04"),
    benchmark="referrals_nfa",
    comparability="Counted as DfE counts, over six months and not a year.",
    reference="Annex A guidance, List 3; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "referrals": """
            child_id | date_of_referral | no_further_action | denominator | numerator | unusable | kind
            A        | 2025-05-01       | yes               | yes         | yes       | no       | typical: nothing followed
            A        | 2025-09-30       | no                | yes         | no        | no       | boundary: on the last day
            B        | 2025-04-01       | yes               | yes         | yes       | no       | boundary: on the first day
            C        | 2025-03-31       | yes               | no          | no        | no       | not counted: before the six months
            D        | 2025-06-02       | ?                 | no          | no        | yes      | unusable: no outcome
            E        | 2025-06-02       |                   | no          | no        | yes      | unusable: blank outcome
            """,
        },
    ),
)
def referrals_no_further_action(referrals: ChildList, period: Period) -> Ratio:
    """Of referrals received in the six months, those that ended in no further action."""
    received = required_between(referrals, "date_of_referral", period)
    return share(required_says(referrals, "no_further_action", "yes"), of=received)
