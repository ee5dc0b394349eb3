"""M20: enquiries that should have come to a conference by now, and have not."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.children import also_in
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import filled, open_on, passed, required_between, says
from readiness.measures.told import open_plan
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if open_plan(child, period.end):
        return
    for enquiry in child.section_47:
        owed = enquiry.conference is None and enquiry.conference_unnecessary is not True
        if owed and enquiry.strategy_discussion in period:
            last_day = due(enquiry.strategy_discussion, limits["section_47_to_conference"])
            yield Judged(period.end > last_day, enquiry.team)


@measure(
    catalogue="M20",
    title="Enquiries past 15 working days without a conference",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""A conference that was never held is in no figure of conferences held in time, and is the
        child most at risk of being forgotten.""",
    limits=("section_47_to_conference",),
    criteria=("HP08", "HP09"),
    comparability="""Not published. DfE's query 8675 of the children in need census looks for the same
        children. An enquiry whose end is simply not recorded is among them, and so is one for which
        nobody has written that a conference was unnecessary.""",
    reference="""Working Together to Safeguard Children; Annex A guidance, List 5; DfE, children in
        need census, query 8675.""",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | strategy_discussion | conference_unnecessary | conference | denominator | numerator | unusable | kind
            A        | 2025-09-22          | no                     |            | yes         | no        | no       | typical: there is time yet
            B        | 2025-06-02          | no                     |            | yes         | yes       | no       | typical: long past
            C        | 2025-09-09          |                        |            | yes         | no        | no       | boundary: day 15 is today, nobody has decided
            D        | 2025-09-08          |                        |            | yes         | yes       | no       | boundary: day 15 was yesterday
            E        | 2025-06-02          | yes                    |            | no          | no        | no       | not counted: none is needed
            F        | 2025-06-02          | no                     | 2025-06-20 | no          | no        | no       | not counted: held
            G        | 2025-06-02          | no                     |            | no          | no        | no       | not counted: on a plan already
            H        | ?                   | no                     |            | no          | no        | yes      | unusable: no telling when
            I        | 2025-06-02          | ?                      |            | no          | no        | yes      | unusable: perhaps none is needed
            J        | 2025-06-02          | no                     | ?          | no          | no        | yes      | unusable: held, no telling when
            K        | 2025-06-02          | no                     |            | no          | no        | yes      | unusable: perhaps on a plan
            """,
            "child_protection": """
            child_id | started    | ended
            G        | 2025-01-06 |
            B        | 2023-01-06 | 2025-04-02
            K        | 2025-01-06 | ?
            """,
        },
    ),
)
def conferences_overdue(
    section_47: ChildList, child_protection: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of enquiries begun in the six months that have had no conference, for which none was thought
    unnecessary and whose child is on no plan, those whose 15 working days are over."""
    begun = required_between(section_47, "strategy_discussion", period)
    settled = filled(section_47, "conference") | says(section_47, "conference_unnecessary", "yes")
    open_plans = open_on(child_protection, "started", "ended", period.end)
    planned = also_in(section_47, child_protection, open_plans)
    limit = limits["section_47_to_conference"]
    late = passed(section_47, "strategy_discussion", period.end, limit)
    return share(late, of=begun & ~settled & ~planned)
