from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, says
from readiness.quality.rule import Example, Mask, rule

ALONE, SIXTEEN = ("K3", "P2", "H5"), 16  # supported accommodation, now and as it was coded


@rule(
    title="Supported accommodation under 16",
    severity=Severity.QUERY,
    message=(
        "the child is under 16 in accommodation that may only be for those of 16 and over; "
        "correct the placement or the date of birth, or say why."
    ),
    question="Which children under 16 are in unregulated or supported accommodation?",
    lists=("children_in_care",),
    dimension="accuracy",
    doubts=("placement_type", "date_of_birth"),
    examples=(
        Example(
            "sixteen today is old enough",
            {
                "children_in_care": """
                    child_id | date_of_birth | placement_type | ceased     | fails
                    A        | 2010-09-30    | K3             |            | no
                    B        | 2010-10-01    | K3             |            | yes
                    C        | 2010-10-01    | K2             |            | no
                    D        | 2010-10-01    | K3             | 2026-05-05 | no
                """
            },
        ),
    ),
)
def supported_under_16(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation
    27A, since September 2021."""
    young = birthday(rows, SIXTEEN) > np.datetime64(as_at, "D")
    there = says(rows, "placement_type", *ALONE) & rows.blank("ceased")
    return {"placement_type": there & young}
