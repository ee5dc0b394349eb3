from datetime import date

import numpy as np

from readiness.model import Lists, Severity
from readiness.quality.asking import birthday, filled, says
from readiness.quality.linking import linked
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="Care leavers in list 6",
    severity=Severity.ERROR,
    message=(
        "an adult of list 9 is in list 6 as an open case; Ofsted asks for care leavers in list 9 "
        "alone, so leave them out here."
    ),
    question="How many of the children in need are care leavers?",
    lists=("children_in_need", "care_leavers"),
    dimension="validity",
    owner="data team",
    cohort=True,
    doubts={"children_in_need": (WHOLE_ROW,)},
    examples=(
        Example(
            "a case that closed, a child of list 9, and an adult of no other list are others'",
            {
                "children_in_need": """
                    child_id | date_of_birth | case_status   | closed     | fails
                    A        | 2006-05-05    | child_in_need |            | yes
                    B        | 2008-05-05    | closed        | 2026-05-05 | no
                    C        | 2009-10-05    | looked_after  |            | no
                    D        | 2006-05-05    | child_in_need |            | no
                """,
                "care_leavers": "child_id\nA\nB\nC",
            },
        ),
    ),
)
def leavers_in_need(lists: Lists, as_at: date) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to list 6; standard extracts are known to put them in."""
    joined = linked(lists)
    if "children_in_need" not in joined or "care_leavers" not in joined:
        return {}
    rows = joined["children_in_need"]
    leaver = joined.seen("care_leavers")[joined.who("children_in_need")]
    over = says(rows, "case_status", "closed") | filled(rows, "closed")
    adult = birthday(rows, 18) <= np.datetime64(as_at, "D")
    return {"children_in_need": {"child_id": leaver & adult & ~over}}
