"""M67: children who left care for a guardian."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import left_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

REASONS = ("E41", "E45", "E46", "E47", "E48")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.ended is not None and care.ended in period:
            yield Judged(care.end_reason in REASONS, care.team)


@measure(
    catalogue="M67",
    title="Children who left care for a guardian",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""An order gives a child a family of their own without adoption; the question is whether
        relatives were found, assessed and helped in time.""",
    criteria=("CIC06", "CIC11"),
    comparability="""Not published as one figure: DfE publishes special guardianship (12 % of
        those leaving in England in the year to March 2025) and child arrangements orders (3 %).""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | ceased     | cease_reason | denominator | numerator | unusable | kind
            A        | 2025-06-10 | E47          | yes         | yes       | no       | typical
            B        | 2025-06-10 | E5           | yes         | no        | no       | typical: left some other way
            C        | 2025-04-01 | E47          | yes         | yes       | no       | boundary: on the first day
            D        | 2025-03-31 | E47          | no          | no        | no       | boundary: the day before
            E        | 2025-06-10 | E41          | yes         | yes       | no       | boundary: a child arrangements order
            F        | 2025-06-10 | E46          | yes         | yes       | no       | boundary: to a foster carer
            G        | 2025-06-10 | E13          | yes         | no        | no       | boundary: no order
            H        |            |              | no          | no        | no       | not counted: still in care
            I        | 2025-06-10 |              | no          | no        | yes      | unusable: no reason given
            J        | ?          | E47          | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def left_for_guardianship(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children whose latest period in care ended in the six months, those who left under a
    special guardianship or child arrangements order."""
    left_care = left_in(children_in_care, period)
    return share(required_says(children_in_care, "cease_reason", *REASONS), of=left_care)
