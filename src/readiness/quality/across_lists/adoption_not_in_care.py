from readiness.model import Lists, Severity
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="To be adopted, and not in care",
    severity=Severity.QUERY,
    message=(
        "adoption is decided, neither made nor given up, and the child is not in list 8 as looked "
        "after now; give the order or the reversal, or add the child there."
    ),
    question="Is adoption still the plan for this child?",
    lists=("adoption", "children_in_care"),
    dimension="consistency",
    doubts={"adoption": ("order", "reversed")},
    examples=(
        Example(
            "those waiting are in care",
            {
                "adoption": """
                    child_id | order      | reversed   | fails
                    A        |            |            | no
                    B        |            |            | yes
                    C        |            |            | yes
                    D        | 2026-05-05 |            | no
                    E        |            | 2026-05-05 | no
                """,
                "children_in_care": "child_id | ceased | fails\nA | | no\nB | 2026-08-03 | no",
            },
        ),
    ),
)
def adoption_not_in_care(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Relinquished infants are looked after too, so nobody waits outside care."""
    joined = linked(lists)
    if "adoption" not in joined or not joined.have("children_in_care", "child_id"):
        return {}
    rows, who = joined["adoption"], joined.who("adoption")
    in_care = joined.open_in("children_in_care")[who] | (who < 0)
    waiting = rows.blank("order") & rows.blank("reversed")
    return {"adoption": {"child_id": waiting & ~in_care}}
