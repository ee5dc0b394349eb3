from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, says
from readiness.quality.rule import Example, Mask, rule

CHILDREN, ADULTS = ("eligible", "relevant"), ("former_relevant",)


@rule(
    title="An eligibility that does not fit the age",
    severity=Severity.ERROR,
    message=(
        "the eligibility category does not fit the age (eligible and relevant before 18, former"
        " relevant from 18); correct one."
    ),
    question="Who is entitled to which leaving care services?",
    lists=("care_leavers",),
    dimension="accuracy",
    doubts=("eligibility", "date_of_birth"),
    examples=(
        Example(
            "eighteen today is an adult",
            {
                "care_leavers": """
                    child_id | date_of_birth | eligibility     | fails
                    A        | 2008-10-01    | relevant        | no
                    B        | 2008-09-30    | relevant        | yes
                    C        | 2008-09-30    | former_relevant | no
                    D        | 2008-10-01    | former_relevant | yes
                    E        | 2008-09-30    | qualifying      | no
                    F        |               | eligible        | no
                """
            },
        ),
    ),
)
def eligibility_does_not_fit_age(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Children Act 1989, sections 23A and 23C, and schedule 2, paragraph 19B."""
    turned_18, today = birthday(rows, 18), np.datetime64(as_at, "D")
    grown = says(rows, "eligibility", *CHILDREN) & (turned_18 <= today)
    return {"eligibility": grown | (says(rows, "eligibility", *ADULTS) & (turned_18 > today))}
