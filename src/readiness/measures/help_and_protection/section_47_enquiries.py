"""M18: how often significant harm is enquired into."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for enquiry in child.section_47:
        if enquiry.strategy_discussion in period:
            yield Judged(True, enquiry.team)


@measure(
    catalogue="M18",
    title="Section 47 enquiries started",
    service="SAFE",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""High may be risk, or enquiry used where assessment would do; low may be early help
        working, or harm not recognised.""",
    criteria=("HP07", "HP08"),
    benchmark="section_47_rate",
    comparability="DfE counts enquiries started in a financial year; this is six months, made yearly.",
    reference="Annex A guidance, List 5; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | strategy_discussion | counted | unusable | kind
            A        | 2025-05-06          | yes     | no       | typical
            A        | 2025-09-30          | yes     | no       | boundary: a second, on the last day
            B        | 2025-04-01          | yes     | no       | boundary: on the first day
            C        | 2025-03-31          | no      | no       | not counted: begun before, still open
            D        | ?                   | no      | yes      | unusable: no telling when
            """,
        },
    ),
)
def section_47_enquiries(section_47: ChildList, period: Period) -> Count:
    """Section 47 enquiries whose strategy discussion was in the six months, as a yearly rate per
    10,000 children aged 0 to 17."""
    return count(required_between(section_47, "strategy_discussion", period))
