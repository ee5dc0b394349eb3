from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, days
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="In care after the 18th birthday",
    severity=Severity.ERROR,
    message=(
        "care goes on after the 18th birthday, which ends it at the latest; give its end, or "
        "correct the date of birth."
    ),
    question="Why are adults counted as looked after?",
    lists=("children_in_care",),
    dimension="accuracy",
    doubts=("ceased", "date_of_birth"),
    examples=(
        Example(
            "the birthday itself is the last day",
            {
                "children_in_care": """
                    child_id | date_of_birth | ceased     | fails
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
def in_care_after_18(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Children Act 1989, sections 20, 22, 31 and 105; DfE, SSDA903 guidance (care ends
    on the 18th birthday)."""
    until = np.where(rows.blank("ceased"), np.datetime64(as_at, "D"), days(rows, "ceased"))
    return {"ceased": until > birthday(rows, 18)}
