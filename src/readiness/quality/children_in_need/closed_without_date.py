from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A closed case without a closure date",
    severity=Severity.ERROR,
    message=(
        "the case status says that the case is closed and there is no closure date; give the date "
        "or correct the status."
    ),
    question="When did these cases close?",
    lists=("children_in_need",),
    dimension="consistency",
    doubts=("case_status", "closed"),
    examples=(
        Example(
            "a status that is missing says nothing",
            {
                "children_in_need": """
                    child_id | case_status   | closed     | fails
                    A        | closed        |            | yes
                    B        | closed        | 2026-08-02 | no
                    C        | child_in_need |            | no
                    D        |               |            | no
                """
            },
        ),
    ),
)
def closed_without_date(rows: ChildList) -> dict[str, Mask]:
    """A date that was written and cannot be read is a fault of its own, not a missing one."""
    return {"case_status": (rows["case_status"] == "closed").to_numpy() & rows.blank("closed")}
