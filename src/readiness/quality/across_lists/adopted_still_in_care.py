from readiness.model import Lists, Severity
from readiness.quality.asking import filled
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Adopted and still in care",
    severity=Severity.ERROR,
    message=(
        "there is an adoption order and the child is in list 8 as looked after now; give the day "
        "and reason the child ceased to be, or correct the order."
    ),
    question="Is this child adopted, or looked after?",
    lists=("adoption", "children_in_care"),
    dimension="consistency",
    doubts={"adoption": ("order",)},
    examples=(
        Example(
            "care ends with the order",
            {
                "adoption": """
                    child_id | order      | fails
                    A        | 2026-05-05 | yes
                    B        | 2026-05-05 | no
                    C        |            | no
                """,
                "children_in_care": "child_id | ceased | fails\nA | | no\nB | 2026-05-05 | no\nC | | no",
            },
        ),
    ),
)
def adopted_still_in_care(lists: Lists) -> dict[str, dict[str, Mask]]:
    """An adoption order ends every care order and every period of being looked after."""
    joined = linked(lists)
    if "adoption" not in joined or "children_in_care" not in joined:
        return {}
    still = joined.open_in("children_in_care")[joined.who("adoption")]
    return {"adoption": {"order": still & filled(joined["adoption"], "order")}}
