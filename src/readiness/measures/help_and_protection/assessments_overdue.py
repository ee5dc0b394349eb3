"""M15: open assessments already past the limit, which the share completed in time never shows."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, recent
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    for assessment in child.assessments:
        if assessment.authorised is None and assessment.started <= today:
            last_day = due(assessment.started, limits["assessment_duration"])
            yield Judged(today > last_day, assessment.team)


@measure(
    catalogue="M15",
    title="Open assessments past 45 working days",
    service="DUTY",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""These children are waiting now. Timeliness of completed work looks well while they
        wait, and worse on the day they are completed.""",
    limits=("assessment_duration",),
    criteria=("HP10", "HP27"),
    comparability="Not published: DfE publishes completed assessments only.",
    reference="Working Together to Safeguard Children; Annex A guidance, List 4.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "assessments": """
            child_id | started    | authorised | denominator | numerator | unusable | kind
            A        | 2025-09-01 |            | yes         | no        | no       | typical
            B        | 2025-07-28 |            | yes         | no        | no       | boundary: day 45
            C        | 2025-07-25 |            | yes         | yes       | no       | boundary: day 46
            H        | 2025-09-30 |            | yes         | no        | no       | boundary: started today
            I        | 2025-06-02 | 2025-09-30 | no          | no        | no       | not counted: completed today
            D        | 2025-06-02 | 2025-09-29 | no          | no        | no       | not counted: completed
            E        | ?          |            | no          | no        | yes      | unusable: no start
            F        | 2025-06-02 | ?          | no          | no        | yes      | unusable: perhaps open
            G        | ?          | 2025-09-01 | no          | no        | no       | not counted: completed, whenever it began
            """,
        },
    ),
)
def assessments_overdue(assessments: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of assessments open on the as-at date, those whose 45th working day has passed."""
    underway = open_on(assessments, "started", "authorised", period.end)
    in_time = recent(assessments, "started", period.end, limits["assessment_duration"])
    return share(~in_time, of=underway)
