from readiness.model import Lists, Severity
from readiness.quality.asking import filled, says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A placement order that list 10 does not have",
    severity=Severity.QUERY,
    message=(
        "the legal status is a placement order and list 10 has none of the child; add the decision "
        "and the order there, or correct the status."
    ),
    question="Which children have a placement order?",
    lists=("children_in_care", "adoption"),
    dimension="consistency",
    owner="adoption",
    doubts={"children_in_care": ("legal_status",)},
    examples=(
        Example(
            "the row must have the order",
            {
                "children_in_care": """
                    child_id | legal_status | fails
                    A        | E1           | no
                    B        | E1           | yes
                    C        | E1           | yes
                    D        | C2           | no
                """,
                "adoption": "child_id | placement_order | fails\nA | 2026-05-05 | no\nB | | no",
            },
        ),
    ),
)
def placement_order_not_in_list_10(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: DfE, SSDA903 rule 553 (a placement order without a decision)."""
    joined = linked(lists)
    if "children_in_care" not in joined or "adoption" not in joined:
        return {}
    who = joined.who("children_in_care")
    ordered = joined.seen("adoption", filled(joined["adoption"], "placement_order"))[who]
    status = says(joined["children_in_care"], "legal_status", "E1") & (who >= 0)
    return {"children_in_care": {"legal_status": status & ~ordered}}
