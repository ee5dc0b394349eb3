from collections.abc import Mapping

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule

RETIRED: Mapping[str, Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "children_in_care": {
        "placement_type": (("H5", "P2"), ("K3", "Z11", "Z12", "Z13", "Z14")),
        "legal_status": (("D1",), ()),
    },
    "care_leavers": {"activity": (("F3", "P3"), ("F4", "P4", "F5", "P5"))},
}
"""By column, codes that are no longer used, and those that took their place (none: gone)."""


@rule(
    title="Codes of earlier years among today's",
    severity=Severity.QUERY,
    message=(
        "the code is no longer used, and other rows have those that took its place; recode it, so "
        "that the same is called the same."
    ),
    question="Which year's codes are these, and are all recoded?",
    lists=tuple(RETIRED),
    dimension="validity",
    owner="data team",
    doubts={name: {one: (one,) for one in columns} for name, columns in RETIRED.items()},
    examples=(
        Example(
            "old codes beside new ones; a list that is all old is of its year",
            {
                "care_leavers": """
                    child_id | activity | fails
                    A        | F3       | yes
                    B        | F5       | no
                    C        | G5       | no
                """,
                "children_in_care": """
                    child_id | placement_type | legal_status | fails
                    A        | H5             | V2           | no
                    B        | U6             | D1           | yes
                """,
            },
        ),
    ),
)
def retired_codes(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 activity codes from 2022 and placement codes from 2025. Freeing orders
    (D1) have not been made since 2005."""
    found = {}
    for column, (old, new) in RETIRED[rows.name].items():
        if column in rows:
            mixed = not new or says(rows, column, *new).any()
            found[column] = says(rows, column, *old) & np.bool_(mixed)
    return found
