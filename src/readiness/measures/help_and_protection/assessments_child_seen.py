"""M16: children seen while they were being assessed."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import answer, share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import after, between, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for assessment in child.assessments:
        if assessment.authorised is None or assessment.authorised not in period:
            continue
        if child.born is None or child.born <= assessment.authorised:
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
    comparability="""Not published. A child not yet born when the assessment was authorised cannot
        have been seen and is left out, so that assessing early, before birth, costs nothing. With
        no date of birth the age of -1 tells. Open assessments are not in it.""",
    reference="Annex A guidance, List 4.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "assessments": """
            child_id | date_of_birth | authorised | child_seen | denominator | numerator | unusable | kind
            A        | 2015-03-02    | 2025-06-30 | yes        | yes         | yes       | no       | typical
            B        | 2015-03-02    | 2025-06-30 | no         | yes         | no        | no       | typical: not seen
            C        | 2015-03-02    | 2025-04-01 | unknown    | yes         | no        | no       | boundary: unknown is not seen
            D        | 2015-03-02    | 2025-09-30 |            | yes         | no        | no       | boundary: not recorded is not seen
            E        | 2015-03-02    |            | yes        | no          | no        | no       | not counted: still open
            F        | 2015-03-02    | 2025-03-31 | yes        | no          | no        | no       | not counted: before the six months
            G        | 2015-03-02    | 2025-06-30 | ?          | no          | no        | yes      | unusable: unreadable
            H        | 2025-06-30    | 2025-06-30 | no         | yes         | no        | no       | boundary: born that day
            I        | 2025-07-01    | 2025-06-30 | no         | no          | no        | no       | not counted: born the day after
            J        |               | 2025-06-30 | no         | yes         | no        | no       | boundary: no date of birth
            K        | ?             | 2025-06-30 | no         | no          | no        | yes      | unusable: perhaps not yet born
            """,
        },
    ),
)
def assessments_child_seen(assessments: ChildList, period: Period) -> Ratio:
    """Of assessments authorised in the six months of children born by then, those in which the
    child was seen. Unknown, or nothing recorded, counts as not seen."""
    completed = between(assessments, "authorised", period)
    unborn = after(assessments, "date_of_birth", "authorised")
    if "age" in assessments:  # that of a child still to be born is -1, with or without a date
        undated = assessments.blank("date_of_birth")
        to_come = (assessments["age"] < 0).to_numpy()
        unborn |= answer(undated & to_come, undated & assessments.unusable("age"))
    return share(says(assessments, "child_seen", "yes"), of=completed & ~unborn)
