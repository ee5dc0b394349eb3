"""M17: families assessed and then told that nothing more would follow."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import between, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for assessment in child.assessments:
        if assessment.authorised is not None and assessment.authorised in period:
            yield Judged(not assessment.needs_support, assessment.team)


@measure(
    catalogue="M17",
    title="Assessments that found no need of social care",
    service="DUTY",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Many, and families are assessed who needed something else, while workers are kept from
        those who need them; very few, and the door may be open only to those already in crisis.""",
    criteria=("HP04", "HP10"),
    benchmark="assessed_not_in_need",
    comparability="""DfE divides by referrals, of which a few are never assessed, and takes the
        closure reason (RC8 or RC9); this divides by assessments and takes what the assessment
        says, a child assessed twice counting twice. Read a difference of a few points as none. Six
        months, not a year.""",
    reference="Annex A guidance, List 4; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "assessments": """
            child_id | authorised | needs_support | denominator | numerator | unusable | kind
            A        | 2025-06-30 | no            | yes         | yes       | no       | typical: no need found
            B        | 2025-06-30 | yes           | yes         | no        | no       | typical: need found
            C        | 2025-04-01 | no            | yes         | yes       | no       | boundary: on the first day
            D        | 2025-09-30 | no            | yes         | yes       | no       | boundary: on the last day
            E        |            |               | no          | no        | no       | not counted: still open
            F        | 2025-03-31 | no            | no          | no        | no       | not counted: before the six months
            G        | 2025-06-30 |               | no          | no        | yes      | unusable: completed, outcome blank
            H        | 2025-06-30 | ?             | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def assessed_not_in_need(assessments: ChildList, period: Period) -> Ratio:
    """Of assessments authorised in the six months, those that found the child not to need social
    care's support. Completed with nothing said of it is set aside."""
    completed = between(assessments, "authorised", period)
    return share(required_says(assessments, "needs_support", "no"), of=completed)
