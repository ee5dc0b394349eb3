"""M19: enquiries that went as far as a conference."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for enquiry in child.section_47:
        last_day = due(enquiry.strategy_discussion, limits["section_47_to_conference"])
        if enquiry.strategy_discussion in period and last_day <= period.end:
            held = enquiry.conference is not None and enquiry.conference <= period.end
            yield Judged(held, enquiry.team)


@measure(
    catalogue="M19",
    title="Section 47 enquiries that led to a conference",
    service="SAFE",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Few, and families are being put through enquiries that a good assessment could have
        answered; many, and enquiries may be begun only when the answer is already known.""",
    limits=("section_47_to_conference",),
    criteria=("HP08", "HP04"),
    comparability="""Not published as a share: DfE publishes enquiries and conferences as two
        rates, which in England stand at about 31 conferences for 100 enquiries. Enquiries whose 15
        working days are not yet up are left out; one whose conference is late counts as having
        none until it is held. A child already on a plan has enquiries that need no conference.""",
    reference="Working Together to Safeguard Children; Annex A guidance, List 5.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | strategy_discussion | conference | denominator | numerator | unusable | kind
            A        | 2025-06-02          | 2025-06-20 | yes         | yes       | no       | typical
            B        | 2025-06-02          |            | yes         | no        | no       | typical: none held
            C        | 2025-09-09          | 2025-09-30 | yes         | yes       | no       | boundary: its 15 days are up today
            D        | 2025-09-10          | 2025-09-24 | no          | no        | no       | not counted: its 15 days are not up
            E        | 2025-04-01          | 2025-04-01 | yes         | yes       | no       | boundary: on the first day
            F        | 2025-03-31          | 2025-04-17 | no          | no        | no       | not counted: begun before the six months
            G        | 2025-06-02          | 2025-05-30 | no          | no        | yes      | unusable: held before the discussion
            H        | 2025-06-02          | ?          | no          | no        | yes      | unusable: held, no telling when
            I        | ?                   |            | no          | no        | yes      | unusable: no start
            """,
        },
    ),
)
def enquiries_to_conference(section_47: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of section 47 enquiries begun in the six months and at least 15 working days ago, those with
    an initial child protection conference held by the as-at date."""
    begun = required_between(section_47, "strategy_discussion", period)
    limit = limits["section_47_to_conference"]
    time_up = elapsed(section_47, "strategy_discussion", period.end, limit)
    held = ensued(section_47, "conference", "strategy_discussion", period.end)
    return share(held, of=begun & time_up)
