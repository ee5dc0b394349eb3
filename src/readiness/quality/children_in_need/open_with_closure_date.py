import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="An open case with a closure date",
    severity=Severity.QUERY,
    message=(
        "there is a closure date and the case status says that the case is open; correct one, or "
        "leave the date blank where a later episode is open."
    ),
    question="Is this case open or closed?",
    lists=("children_in_need",),
    dimension="consistency",
    doubts=("case_status", "closed"),
    examples=(
        Example(
            "any status but closed is open; one that is missing says nothing",
            {
                "children_in_need": """
                    child_id | case_status      | closed     | fails
                    A        | child_in_need    | 2026-08-02 | yes
                    B        | looked_after     | 2026-08-02 | yes
                    C        | child_protection |            | no
                    D        | closed           | 2026-08-02 | no
                    E        |                  | 2026-08-02 | no
                """
            },
        ),
    ),
)
def open_with_closure_date(rows: ChildList) -> dict[str, Mask]:
    """A closure date beside a status that is known and is not closed."""
    status = rows["case_status"]
    is_open = status.notna() & (status != "closed")
    return {"case_status": np.asarray(is_open & rows["closed"].notna())}
