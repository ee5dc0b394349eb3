from readiness.model import Lists, Severity
from readiness.quality.across_lists.status import LISTS, open_record, status_is, status_known
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Case status is not the first that applies",
    severity=Severity.ERROR,
    message=(
        "the child is open in list 8 or list 7, and the case status is a later one; give the first "
        "that applies: looked after, then child protection plan."
    ),
    question="Is this child looked after, or on a protection plan, today?",
    lists=LISTS[:3],
    dimension="consistency",
    owner="data team",
    cohort=True,
    doubts={"children_in_need": ("case_status",)},
    examples=(
        Example(
            "in care comes before a plan",
            {
                "children_in_need": """
                    child_id | case_status      | fails
                    A        | looked_after     | no
                    B        | child_protection | yes
                    C        | child_in_need    | yes
                    D        | child_protection | no
                    E        | closed           | yes
                    F        |                  | no
                    G        | child_in_need    | no
                """,
                "children_in_care": "child_id | ceased\nA |\nB |\nF |\nG | 2026-08-03",
                "child_protection": "child_id | ended\nA |\nC |\nD |\nE |",
            },
        ),
    ),
)
def status_not_first(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to list 6."""
    joined = linked(lists)
    if "children_in_need" not in joined:
        return {}
    in_care = open_record(joined, "children_in_care")
    on_plan = open_record(joined, "child_protection")
    wrong = ~status_known(joined) & False
    if in_care is not None:
        wrong |= in_care & ~status_is(joined, "looked_after")
    if on_plan is not None:
        wrong |= on_plan & ~status_is(joined, "looked_after", "child_protection")
    return {"children_in_need": {"case_status": wrong & status_known(joined)}}
