from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, says
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="An open case of an adult",
    severity=Severity.QUERY,
    message="the case is open and the person is 18 or over; close it, or leave the person out.",
    question="Why are adults open as children in need?",
    lists=("children_in_need",),
    dimension="validity",
    cohort=True,
    doubts=("date_of_birth", "case_status"),
    examples=(
        Example(
            "on the birthday a child is a child no more",
            {
                "children_in_need": """
                    child_id | date_of_birth | case_status   | fails
                    A        | 2008-10-01    | child_in_need | no
                    B        | 2008-09-30    | child_in_need | yes
                    C        | 2008-05-05    | closed        | no
                    D        |               | child_in_need | no
                """
            },
        ),
    ),
)
def open_over_18(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Children Act 1989, sections 17 and 105 (a child in need is under 18)."""
    still = ~says(rows, "case_status", "closed") & rows["case_status"].notna().to_numpy()
    return {"date_of_birth": still & (birthday(rows, 18) <= np.datetime64(as_at, "D"))}
