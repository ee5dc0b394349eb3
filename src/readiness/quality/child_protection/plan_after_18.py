from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, days
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A plan after the 18th birthday",
    severity=Severity.ERROR,
    message=(
        "the plan goes on after the 18th birthday, which ends it at the latest; give its end, "
        "or correct the date of birth."
    ),
    question="Why are adults on child protection plans?",
    lists=("child_protection",),
    dimension="accuracy",
    doubts=("ended", "date_of_birth"),
    examples=(
        Example(
            "the birthday itself is the last day",
            {
                "child_protection": """
                    child_id | date_of_birth | ended      | fails
                    A        | 2008-09-30    |            | no
                    B        | 2008-09-29    |            | yes
                    C        | 2008-05-05    | 2026-05-05 | no
                    D        | 2008-05-05    | 2026-05-06 | yes
                    E        |               |            | no
                """
            },
        ),
    ),
)
def plan_after_18(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Children Act 1989, sections 47 and 105 (a child is under 18)."""
    until = np.where(rows.blank("ended"), np.datetime64(as_at, "D"), days(rows, "ended"))
    return {"ended": until > birthday(rows, 18)}
