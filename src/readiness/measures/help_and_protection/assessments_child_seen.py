"""M16: children seen while they were being assessed."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import between, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for assessment in child.assessments:
        if assessment.authorised is not None and assessment.authorised in period:
            yield Judged(assessment.seen == "yes", assessment.team)


@measure(
    catalogue="M16",
    title="Children seen during their assessment",
    service="DUTY",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""An assessment of a child nobody saw rests on what others said; whether the child's voice
        is in it starts here.""",
    criteria=("HP13", "HP14"),
    comparability="""Not published. An unborn child cannot be seen and is counted as recorded, so
        a service with many pre-birth assessments reads lower.""",
    reference="Annex A guidance, List 4.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "assessments": """
            child_id | authorised | child_seen | denominator | numerator | unusable | kind
            A        | 2025-06-30 | yes        | yes         | yes       | no       | typical
            B        | 2025-06-30 | no         | yes         | no        | no       | typical: not seen
            C        | 2025-04-01 | unknown    | yes         | no        | no       | boundary: unknown is not seen
            D        | 2025-09-30 |            | yes         | no        | no       | boundary: not recorded is not seen
            E        |            | yes        | no          | no        | no       | not counted: still open
            F        | 2025-03-31 | yes        | no          | no        | no       | not counted: before the six months
            G        | 2025-06-30 | ?          | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def assessments_child_seen(assessments: ChildList, period: Period) -> Ratio:
    """Of assessments authorised in the six months, those in which the child was seen. Unknown, or
    nothing recorded, counts as not seen."""
    completed = between(assessments, "authorised", period)
    return share(says(assessments, "child_seen", "yes"), of=completed)
