from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from readiness.model import Lists, Severity
from readiness.quality.across_lists.families import LISTS, families
from readiness.quality.asking import days
from readiness.quality.rule import Example, Mask, rule

DATES = ("matched", "placed", "order")


@rule(
    title="Child and adopters have different dates",
    severity=Severity.QUERY,
    message=(
        "the date is not one that list 11 has for the family of the child; correct one, so that "
        "child and adopters agree."
    ),
    question="When was this child matched, placed and adopted?",
    lists=LISTS,
    dimension="consistency",
    owner="adoption",
    doubts={"adoption": {column: (column,) for column in DATES}},
    examples=(
        Example(
            "a family may take children on several days; a blank contradicts nothing",
            {
                "adoption": """
                    child_id | family_id | matched    | placed     | fails
                    A        | F1        | 2026-05-05 | 2026-06-05 | no
                    B        | F1        | 2026-05-06 | 2026-06-05 | yes
                    C        | F2        | 2026-05-05 |            | no
                    D        | F3        | 2026-05-05 |            | no
                """,
                "adopters": """
                    adopter_id | family_id | matched    | placed     | fails
                    P          | F1        | 2026-05-05 | 2026-06-05 | no
                    Q          | F1        | 2026-05-05 | 2026-06-05 | no
                    R          | F2        |            |            | no
                """,
            },
        ),
    ),
)
def family_dates_differ(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 10 and 11, which ask for the same events."""
    family = families(lists)
    if family is None:
        return {}
    ours, theirs = lists["adoption"], lists["adopters"]
    return {
        "adoption": {
            column: _differs(family, days(ours, column), days(theirs, column))
            for column in DATES
            if column in ours and column in theirs
        }
    }


def _differs(
    family: Mapping[str, NDArray[np.intp]],
    ours: NDArray[np.datetime64],
    theirs: NDArray[np.datetime64],
) -> Mask:
    """Known dates of families that have some such date, and not this one."""
    known = (family["adopters"] >= 0) & ~np.isnat(theirs)
    pairs = set(zip(family["adopters"][known].tolist(), theirs[known].tolist(), strict=True))
    dated = {number for number, _ in pairs}
    mine = zip(family["adoption"].tolist(), ours.tolist(), strict=True)
    return np.array(
        [day is not None and one in dated and (one, day) not in pairs for one, day in mine],
        dtype=bool,
    )
