from datetime import date

import numpy as np

from readiness.calendar import add_months
from readiness.model import ChildList, Severity
from readiness.quality.asking import days, says
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A second period that began over a year ago",
    severity=Severity.ERROR,
    message=(
        "this is said to be a second period of care within twelve months, and it began over "
        "twelve months ago; correct one."
    ),
    question="Which children came back into care within the year?",
    lists=("children_in_care",),
    dimension="consistency",
    doubts=("second_period_in_12_months", "started"),
    examples=(
        Example(
            "a year to the day is within it",
            {
                "children_in_care": """
                    child_id | started    | second_period_in_12_months | fails
                    A        | 2025-09-30 | yes                        | no
                    B        | 2025-09-29 | yes                        | yes
                    C        | 2025-09-29 | no                         | no
                """
            },
        ),
    ),
)
def second_period_contradicts(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 8."""
    old = days(rows, "started") < np.datetime64(add_months(as_at, -12), "D")
    return {"second_period_in_12_months": old & says(rows, "second_period_in_12_months", "yes")}
