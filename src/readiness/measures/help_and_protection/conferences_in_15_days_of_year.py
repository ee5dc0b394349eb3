"""M20: initial child protection conferences held in time, over the whole of a year."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import working_days as days_worked
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.questions import at_most, between, working_days
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for enquiry in child.section_47:
        if enquiry.conference is not None and enquiry.conference in period:
            days = days_worked(enquiry.strategy_discussion, enquiry.conference)
            yield Judged(days <= limits["section_47_to_conference"].value)


@measure(
    catalogue="M20",
    title="Initial conferences within 15 working days, in the census year",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""A year holds twice the conferences of six months, so it moves less by chance, and it is
        the year the published figure is of: beside the six months it says which way things go.""",
    limits=("section_47_to_conference",),
    criteria=("HP07", "HP09"),
    comparability="""As DfE publishes it (LAIT, CP_conf_15days), of the census itself, but that
        figure is not published a second time: it stands beside the measure over Annex A. Only
        conferences that were held are counted, in both.""",
    reference="""Working Together to Safeguard Children; DfE, children in need census;
        Characteristics of children in need.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "cin_section_47": """
            child_id | conference | strategy_discussion | denominator | numerator | unusable | kind
            A        | 2024-06-10 | 2024-06-03          | yes         | yes       | no       | typical
            B        | 2024-06-24 | 2024-06-03          | yes         | yes       | no       | boundary: day 15
            C        | 2024-06-25 | 2024-06-03          | yes         | no        | no       | boundary: day 16
            D        | 2025-01-06 | 2024-12-11          | yes         | yes       | no       | boundary: day 15, three bank holidays on
            E        | 2024-04-02 | 2024-03-25          | yes         | yes       | no       | boundary: held in the year, of an enquiry before it
            F        |            | 2024-06-03          | no          | no        | no       | not counted: none held
            G        | 2024-03-28 | 2024-03-18          | no          | no        | no       | not counted: held before the year
            H        | 2025-04-01 | 2025-03-18          | no          | no        | no       | not counted: held after it
            I        | 2024-05-31 | 2024-06-03          | no          | no        | yes      | unusable: held before the discussion
            J        | 2024-06-10 | ?                   | no          | no        | yes      | unusable: no start
            """,
        },
    ),
)
def conferences_in_15_days_of_year(
    cin_section_47: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of initial child protection conferences held in the year to 31 March, those held within 15
    working days of the strategy discussion, the discussion being day 0."""
    held = between(cin_section_47, "conference", period)
    taken = working_days(cin_section_47, "strategy_discussion", "conference")
    return share(at_most(taken, limits["section_47_to_conference"].value), of=held)
