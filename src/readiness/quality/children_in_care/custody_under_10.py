from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, says
from readiness.quality.rule import Example, Mask, rule

CUSTODY, TEN = ("R5",), 10


@rule(
    title="In custody under ten",
    severity=Severity.ERROR,
    message=(
        "the child is under ten and in youth custody, which is not possible; correct the "
        "placement or the date of birth."
    ),
    question="How old is this child, and where?",
    lists=("children_in_care",),
    dimension="accuracy",
    doubts=("placement_type", "date_of_birth"),
    examples=(
        Example(
            "ten is the age of criminal responsibility",
            {
                "children_in_care": """
                    child_id | date_of_birth | placement_type | fails
                    A        | 2016-09-30    | R5             | no
                    B        | 2016-10-01    | R5             | yes
                    C        | 2016-10-01    | U6             | no
                    D        |               | R5             | no
                """
            },
        ),
    ),
)
def custody_under_10(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rule 372; Children and Young Persons Act 1933, section 50."""
    young = birthday(rows, TEN) > np.datetime64(as_at, "D")
    return {"placement_type": says(rows, "placement_type", *CUSTODY) & young}
