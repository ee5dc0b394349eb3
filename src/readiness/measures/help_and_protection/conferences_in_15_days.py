"""M20: initial child protection conferences held in time."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import working_days as days_worked
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import at_most, between, working_days
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for enquiry in child.section_47:
        if enquiry.conference is not None and enquiry.conference in period:
            days = days_worked(enquiry.strategy_discussion, enquiry.conference)
            yield Judged(days <= limits["section_47_to_conference"].value, enquiry.team)


@measure(
    catalogue="M20",
    title="Initial conferences within 15 working days",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="Until the conference meets, a child thought to be at risk has no multi-agency plan.",
    limits=("section_47_to_conference",),
    criteria=("HP07", "HP09"),
    benchmark="conferences_15_days",
    comparability="""As DfE, only conferences that were held are counted: one still owed and
        overdue is not, so read this beside enquiries past 15 working days without one. DfE also counts conferences for children who moved in with a plan, which Annex A may not hold.
        Six months, not a year.""",
    reference="""Working Together to Safeguard Children; Annex A guidance, List 5; DfE,
        Characteristics of children in need.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | strategy_discussion | conference | denominator | numerator | unusable | kind
            A        | 2025-06-02          | 2025-06-10 | yes         | yes       | no       | typical
            B        | 2025-06-02          | 2025-06-23 | yes         | yes       | no       | boundary: day 15
            C        | 2025-06-02          | 2025-06-24 | yes         | no        | no       | boundary: day 16
            D        | 2025-08-11          | 2025-09-02 | yes         | yes       | no       | boundary: day 15, a bank holiday on
            E        | 2025-06-02          |            | no          | no        | no       | not counted: none held
            F        | 2025-03-10          | 2025-03-31 | no          | no        | no       | not counted: held before the six months
            G        | 2025-06-02          | 2025-05-30 | no          | no        | yes      | unusable: held before the discussion
            H        | ?                   | 2025-06-10 | no          | no        | yes      | unusable: no start
            """,
        },
    ),
)
def conferences_in_15_days(section_47: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of initial child protection conferences held in the six months, those held within 15 working
    days of the strategy discussion, the discussion being day 0."""
    held = between(section_47, "conference", period)
    taken = working_days(section_47, "strategy_discussion", "conference")
    return share(at_most(taken, limits["section_47_to_conference"].value), of=held)
