"""M22: harm suspected at referral, and nobody yet called together about it."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.children import follows
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for enquiry in child.section_47:
        discussed = enquiry.strategy_discussion
        referred = [one.on for one in child.referrals if one.on in period and one.on <= discussed]
        if discussed not in period or not referred:
            continue
        if discussed <= due(max(referred), limits["enquiry_after_referral"]):
            late = discussed > due(max(referred), limits["strategy_discussion"])
            yield Judged(late, enquiry.team)


@measure(
    catalogue="M22",
    title="Strategy discussions delayed after a referral",
    service="DUTY",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""Until police, health and social care have talked, a child thought to be at risk is
        protected by nobody's plan; inspectors find harm left unassessed in these days.""",
    limits=("strategy_discussion", "enquiry_after_referral"),
    criteria=("HP07", "HP03"),
    comparability="""Not published. Annex A does not link an enquiry to a referral: one begun
        within ten working days of the child's latest referral is taken to have come of it, later
        ones of what was found since, and are left out. Some of those counted late also come of
        something new, so read this as where to look. A discussion never held is in no list, and so not
        here. A median is not made: most discussions are of
        the same or the next day, and the middle would not move.""",
    reference="""Working Together to Safeguard Children; local procedures; Annex A guidance, Lists 3
        and 5.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | strategy_discussion | denominator | numerator | unusable | kind
            A        | 2025-06-02          | yes         | no        | no       | typical: the same day
            B        | 2025-06-03          | yes         | no        | no       | boundary: the next working day
            C        | 2025-06-04          | yes         | yes       | no       | boundary: the second working day
            D        | 2025-06-09          | yes         | no        | no       | boundary: Monday after a weekend referral
            E        | 2025-06-16          | yes         | yes       | no       | boundary: day 10
            F        | 2025-06-17          | no          | no        | no       | not counted: day 11, of something else
            G        | 2025-06-02          | no          | no        | no       | not counted: no referral before it
            H        | 2025-06-10          | yes         | no        | no       | typical: the latest of two referrals counts
            I        | 2025-04-01          | no          | no        | no       | not counted: referred before the six months
            J        | ?                   | no          | no        | yes      | unusable: no telling when
            K        | 2025-06-04          | no          | no        | yes      | unusable: referred, no telling when
            """,
            "referrals": """
            child_id | date_of_referral
            A        | 2025-06-02
            B        | 2025-06-02
            C        | 2025-06-02
            D        | 2025-06-07
            E        | 2025-06-02
            F        | 2025-06-02
            G        | 2025-06-03
            H        | 2025-06-02
            H        | 2025-06-09
            I        | 2025-03-28
            J        | 2025-06-02
            K        | ?
            """,
        },
    ),
)
def strategy_discussions_delayed(
    section_47: ChildList, referrals: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of section 47 enquiries begun in the six months and within ten working days of the child's
    latest referral in those months, those whose strategy discussion came more than one working day
    after it (or the authority's own limit)."""
    begun = required_between(section_47, "strategy_discussion", period)
    made = required_between(referrals, "date_of_referral", period)
    dates = (section_47, "strategy_discussion", referrals, "date_of_referral", made)
    came_of_it = follows(*dates, limits["enquiry_after_referral"])
    in_time = follows(*dates, limits["strategy_discussion"])
    return share(~in_time, of=begun & came_of_it)
