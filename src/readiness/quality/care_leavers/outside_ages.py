from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule

YOUNGEST, FIRST_AFTER = 16, 26


@rule(
    title="Too young or too old for list 9",
    severity=Severity.ERROR,
    message=(
        "leaving care services are for those from 16 to 25; leave the person out, or correct "
        "the date of birth."
    ),
    question="How old are the young people on this list?",
    lists=("care_leavers",),
    dimension="validity",
    cohort=True,
    doubts={"care_leavers": (WHOLE_ROW,)},
    examples=(
        Example(
            "from the 16th birthday until the 26th",
            {
                "care_leavers": """
                    child_id | date_of_birth | fails
                    A        | 2010-09-30    | no
                    B        | 2010-10-01    | yes
                    C        | 2000-10-01    | no
                    D        | 2000-09-30    | yes
                    E        |               | no
                """
            },
        ),
    ),
)
def outside_ages(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 9; Children Act 1989, sections 23A to 24, and
    schedule 2, paragraph 19B."""
    today = np.datetime64(as_at, "D")
    young, old = birthday(rows, YOUNGEST) > today, birthday(rows, FIRST_AFTER) <= today
    return {"date_of_birth": young | old}
