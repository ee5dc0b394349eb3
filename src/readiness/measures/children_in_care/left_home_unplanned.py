"""M67: children who left care to go home without a plan."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import left_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

REASONS = ("E4B",)


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.ended is not None and care.ended in period:
            yield Judged(care.end_reason in REASONS, care.team)


@measure(
    catalogue="M67",
    title="Children who left care to go home without a plan",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="A child who goes home before anybody planned it may go back to what they came from.",
    criteria=("CIC02",),
    benchmark="left_home_unplanned",
    comparability="""DfE counts in a year to 31 March; this is six months, so it moves more by
        chance. Few go home so, and half of authorities have no published figure, because it is
        small.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | ceased     | cease_reason | denominator | numerator | unusable | kind
            A        | 2025-06-10 | E4B          | yes         | yes       | no       | typical
            B        | 2025-06-10 | E5           | yes         | no        | no       | typical: left some other way
            C        | 2025-04-01 | E4B          | yes         | yes       | no       | boundary: on the first day
            D        | 2025-03-31 | E4B          | no          | no        | no       | boundary: the day before
            E        | 2025-06-10 | E4A          | yes         | no        | no       | boundary: planned
            F        | 2025-06-10 | E8           | yes         | no        | no       | boundary: some other reason
            G        |            |              | no          | no        | no       | not counted: still in care
            H        | 2025-06-10 |              | no          | no        | yes      | unusable: no reason given
            I        | ?          | E4B          | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def left_home_unplanned(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children whose latest period in care ended in the six months, those who went home to
    parents or relatives and that was not part of the plan."""
    left_care = left_in(children_in_care, period)
    return share(required_says(children_in_care, "cease_reason", *REASONS), of=left_care)
