"""M14: assessments finished within the statutory limit."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import working_days as days_worked
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import at_most, between, working_days
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for assessment in child.assessments:
        if assessment.authorised is not None and assessment.authorised in period:
            days = days_worked(assessment.started, assessment.authorised)
            yield Judged(days <= limits["assessment_duration"].value, assessment.team)


@measure(
    catalogue="M14",
    title="Assessments completed within 45 working days of their start",
    service="DUTY",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A child waits, unassessed and perhaps unsafe, for as long as an assessment drifts;
        lateness is also an early sign of workload.""",
    limits=("assessment_duration",),
    criteria=("HP10",),
    benchmark="assessments_45_days",
    comparability="""DfE counts from the referral; Annex A gives no referral date on an assessment,
        so this counts from the start of the assessment, which is kinder by the days between. Six
        months, not a year.""",
    reference="""Working Together to Safeguard Children; Annex A guidance, List 4; DfE,
        Characteristics of children in need.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "assessments": """
            child_id | started    | authorised | denominator | numerator | unusable | kind
            A        | 2025-06-02 | 2025-06-30 | yes         | yes       | no       | typical
            B        | 2025-06-02 | 2025-08-04 | yes         | yes       | no       | boundary: day 45
            C        | 2025-06-02 | 2025-08-05 | yes         | no        | no       | boundary: day 46
            D        | 2025-03-28 | 2025-06-05 | yes         | yes       | no       | boundary: day 45, four bank holidays on
            E        | 2025-06-02 |            | no          | no        | no       | not counted: still open
            F        | 2025-02-03 | 2025-03-31 | no          | no        | no       | not counted: completed before the six months
            G        | 2025-08-01 | 2025-07-01 | no          | no        | yes      | unusable: ended before it began
            H        | ?          | 2025-07-01 | no          | no        | yes      | unusable: no start
            I        | 2025-06-02 | ?          | no          | no        | yes      | unusable: perhaps completed
            """,
        },
    ),
)
def assessments_in_45_days(assessments: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of assessments authorised in the six months, those authorised within 45 working days of the
    assessment's start, the start being day 0 and bank holidays not being worked."""
    completed = between(assessments, "authorised", period)
    taken = working_days(assessments, "started", "authorised")
    return share(at_most(taken, limits["assessment_duration"].value), of=completed)
