"""M10: how much comes through the front door."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for referral in child.referrals:
        if referral.on in period:
            yield Judged(True, referral.team)


@measure(
    catalogue="M10",
    title="Referrals received",
    service="MASH",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""A rate far from neighbours', either way, asks how thresholds are set and shared, and
        whether need is met earlier or not seen.""",
    criteria=("HP03", "HP04"),
    benchmark="referral_rate",
    comparability="""DfE counts every referral of a financial year; this is six months, made
        yearly, so a season can show in it.""",
    reference="Annex A guidance, List 3; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "referrals": """
            child_id | date_of_referral | counted | unusable | kind
            A        | 2025-05-06       | yes     | no       | typical
            A        | 2025-09-30       | yes     | no       | boundary: again, on the last day
            B        | 2025-04-01       | yes     | no       | boundary: on the first day
            C        | 2025-03-31       | no      | no       | not counted: the day before
            D        |                  | no      | yes      | unusable: blank
            """,
        },
    ),
)
def referrals_received(referrals: ChildList, period: Period) -> Count:
    """Referrals received in the six months, every one of a child's counted, as a yearly rate per
    10,000 children aged 0 to 17."""
    return count(required_between(referrals, "date_of_referral", period))
