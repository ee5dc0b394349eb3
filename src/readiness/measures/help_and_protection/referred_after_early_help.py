"""M09: children for whom early help was not enough."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.children import also_in, followed, latest_of_each_child
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    started = [helped.started for helped in child.early_help if helped.started in period]
    if started:
        yield Judged(any(one.on in period and one.on > min(started) for one in child.referrals))


@measure(
    catalogue="M09",
    title="Children referred after early help began",
    service="EH",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""A referral soon after early help began may mean that help came too late or did too
        little, or that a family was sent there who should have gone to social care.""",
    criteria=("HP01", "HP02"),
    comparability="""Not published. Annex A holds six months of referrals, so a child helped since
        last week has had a week to be referred and the figure is lower than a full six months
        after would show: compare only with this authority's own earlier figures. A referral of the
        day help began is taken to have led to it. Some referrals are right: worry at a change,
        not at a single child.""",
    reference="Annex A guidance, Lists 2 and 3 (Ofsted, August 2019).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "early_help": """
            child_id | started    | denominator | numerator | unusable | kind
            A        | 2025-05-06 | no          | no        | no       | not counted: an earlier row of the child
            A        | 2025-08-04 | yes         | yes       | no       | typical: referred between the two
            B        | 2025-05-06 | yes         | yes       | no       | boundary: referred the next day
            C        | 2025-05-06 | yes         | no        | no       | boundary: referred on the day
            D        | 2025-05-06 | yes         | no        | no       | typical: referred before it
            E        | 2025-09-30 | yes         | no        | no       | boundary: begun on the last day
            F        | 2025-03-31 | no          | no        | no       | not counted: begun before the six months
            G        | ?          | no          | no        | yes      | unusable: no telling when
            H        | 2025-05-06 | no          | no        | yes      | unusable: referred, no telling when
            """,
            "referrals": """
            child_id | date_of_referral
            A        | 2025-06-02
            B        | 2025-05-07
            C        | 2025-05-06
            D        | 2025-05-02
            F        | 2025-05-06
            H        | ?
            """,
        },
    ),
)
def referred_after_early_help(early_help: ChildList, referrals: ChildList, period: Period) -> Ratio:
    """Of children for whom an early help assessment was started in the six months, those referred
    on a later day of the same six months. A child is counted once, on the row of the latest
    assessment, and a referral after the first is enough."""
    begun = required_between(early_help, "started", period)
    child = latest_of_each_child(early_help, "started", begun)
    made = required_between(referrals, "date_of_referral", period)
    led_on = followed(early_help, "started", referrals, "date_of_referral", made)
    return share(also_in(early_help, early_help, begun & led_on), of=child)
