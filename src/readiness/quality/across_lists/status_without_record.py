import numpy as np

from readiness.model import Lists, Severity
from readiness.quality.across_lists.ids_do_not_link import strangers
from readiness.quality.across_lists.status import LISTS, RECORDS, open_record, status_is
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Case status that no other list bears out",
    severity=Severity.ERROR,
    message=(
        "by the case status the child is looked after, on a plan or being assessed, and is not "
        "open in list 8, 7 or 4; add the record there, or correct the status."
    ),
    question="Where is the plan, the period of care or the assessment this status speaks of?",
    lists=LISTS,
    dimension="consistency",
    owner="data team",
    cohort=True,
    doubts={"children_in_need": ("case_status",)},
    examples=(
        Example(
            "open means without an end",
            {
                "children_in_need": """
                    child_id | case_status      | fails
                    A        | looked_after     | no
                    B        | looked_after     | yes
                    C        | child_protection | yes
                    D        | open_assessment  | no
                    E        | open_assessment  | yes
                    F        | child_in_need    | no
                """,
                "children_in_care": "child_id | ceased\nA |\nB | 2026-08-03",
                "child_protection": "child_id | ended\nD |",
                "assessments": "child_id | authorised\nD |\nE | 2026-08-03",
            },
        ),
        Example(
            "a list that was not supplied contradicts nothing",
            {
                "children_in_need": "child_id | case_status | fails\nA | looked_after | no",
            },
        ),
    ),
)
def status_without_record(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 4, 6, 7 and 8."""
    joined = linked(lists)
    if "children_in_need" not in joined:
        return {}
    wrong = np.zeros(len(joined["children_in_need"]), dtype=bool)
    for status, name in RECORDS.items():
        held = open_record(joined, name)
        if held is not None and name not in strangers(joined):
            wrong |= status_is(joined, status) & ~held
    return {"children_in_need": {"case_status": wrong}}
