"""M67: children who left care to go home as planned."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import left_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

REASONS = ("E4A",)


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.ended is not None and care.ended in period:
            yield Judged(care.end_reason in REASONS, care.team)


@measure(
    catalogue="M67",
    title="Children who left care to go home as planned",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Going home well is worked for, and helped afterwards; how many go, and how many come
        back (M52), belong together.""",
    criteria=("CIC02",),
    benchmark="left_home_planned",
    comparability="""DfE counts in a year to 31 March; this is six months, so it moves more by
        chance. Annex A has the same code.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | ceased     | cease_reason | denominator | numerator | unusable | kind
            A        | 2025-06-10 | E4A          | yes         | yes       | no       | typical
            B        | 2025-06-10 | E5           | yes         | no        | no       | typical: left some other way
            C        | 2025-04-01 | E4A          | yes         | yes       | no       | boundary: on the first day
            D        | 2025-03-31 | E4A          | no          | no        | no       | boundary: the day before
            E        | 2025-06-10 | E4B          | yes         | no        | no       | boundary: home, but not planned
            F        | 2025-06-10 | E13          | yes         | no        | no       | boundary: to people with no parental responsibility
            G        |            |              | no          | no        | no       | not counted: still in care
            H        | 2025-06-10 |              | no          | no        | yes      | unusable: no reason given
            I        | ?          | E4A          | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def left_home_planned(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children whose latest period in care ended in the six months, those who went home to
    parents or relatives as part of the plan."""
    left_care = left_in(children_in_care, period)
    return share(required_says(children_in_care, "cease_reason", *REASONS), of=left_care)
