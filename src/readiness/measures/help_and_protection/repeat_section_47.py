"""M23: children enquired into again within a year."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.children import latest_of_each_child
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import at_least, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    begun = [enquiry for enquiry in child.section_47 if enquiry.strategy_discussion in period]
    if not begun:
        return
    latest = begun[-1]
    since = months_before(latest.strategy_discussion, 12)
    earlier = [
        enquiry
        for enquiry in child.section_47
        if enquiry is not latest
        and since <= enquiry.strategy_discussion <= latest.strategy_discussion
    ]
    yield Judged(bool(earlier), latest.team)


@measure(
    catalogue="M23",
    title="Children enquired into again within 12 months (section 47)",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""A second enquiry within the year asks whether the first got to the bottom of things, and
        what the family went through twice.""",
    criteria=("HP08", "HP15"),
    comparability="""Not published. Annex A's own count, of the twelve months before the child's
        latest enquiry, the same on all of a child's rows; enquiries of another authority are not
        known. Some are of something new.""",
    reference="Annex A guidance, List 5: enquiries in the 12 months before the child's latest.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | strategy_discussion | enquiries_in_last_12_months | denominator | numerator | unusable | kind
            A        | 2025-05-01          | 1                           | no          | no        | no       | not counted: not the latest
            A        | 2025-09-01          | 1                           | yes         | yes       | no       | typical: one before it
            B        | 2025-09-30          | 0                           | yes         | no        | no       | boundary: none before it, last day
            C        | 2025-03-31          | 2                           | no          | no        | no       | not counted: before the six months
            E        | 2025-04-01          | 1                           | yes         | yes       | no       | boundary: one before it, first day
            D        | 2025-06-02          |                             | no          | no        | yes      | unusable: no count
            """,
        },
    ),
)
def repeat_section_47(section_47: ChildList, period: Period) -> Ratio:
    """Of children with a section 47 enquiry started in the six months, those whose latest followed
    another within the 12 months before it. A child is counted once, on the row of the latest."""
    begun = required_between(section_47, "strategy_discussion", period)
    child = latest_of_each_child(section_47, "strategy_discussion", begun)
    return share(at_least(section_47, "enquiries_in_last_12_months", 1), of=child)
