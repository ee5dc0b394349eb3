from readiness.model import ChildList, Severity
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="The same child twice where one row is allowed",
    severity=Severity.ERROR,
    message="the same child has more than one row where Ofsted allows one; keep the latest.",
    question="Why is this child on the list more than once?",
    lists=("children_in_need", "child_protection", "children_in_care", "care_leavers"),
    dimension="uniqueness",
    cohort=True,
    doubts=(WHOLE_ROW,),
    examples=(
        Example(
            "both rows of a child fail; rows without an identifier are not the same child",
            {
                "children_in_need": """
                    child_id | started    | fails
                    A        | 2026-01-05 | yes
                    B        | 2026-02-02 | no
                    A        | 2026-08-03 | yes
                             | 2026-02-02 | no
                             | 2026-02-02 | no
                """
            },
        ),
    ),
)
def same_child_twice(rows: ChildList) -> Mask:
    """Every row of a child who has more than one."""
    child = rows["child_id"]
    return (child.duplicated(keep=False) & child.notna()).to_numpy()
