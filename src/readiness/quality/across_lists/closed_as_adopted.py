from readiness.model import Lists, Severity
from readiness.quality.asking import filled, says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Closed as adopted, and no order in list 10",
    severity=Severity.QUERY,
    message=(
        "the case closed because the child was adopted and list 10 has no adoption order of the "
        "child; add it there, or correct the reason."
    ),
    question="How many children were adopted?",
    lists=("children_in_need", "adoption"),
    dimension="consistency",
    owner="adoption",
    doubts={"children_in_need": ("closure_reason",)},
    examples=(
        Example(
            "the row must have the order",
            {
                "children_in_need": """
                    child_id | closure_reason | fails
                    A        | RC1            | no
                    B        | RC1            | yes
                    C        | RC7            | no
                """,
                "adoption": "child_id | order | fails\nA | 2026-05-05 | no",
            },
        ),
    ),
)
def closed_as_adopted(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 6 and 10."""
    joined = linked(lists)
    if "children_in_need" not in joined or "adoption" not in joined:
        return {}
    who = joined.who("children_in_need")
    ordered = joined.seen("adoption", filled(joined["adoption"], "order"))[who]
    closed = says(joined["children_in_need"], "closure_reason", "RC1") & (who >= 0)
    return {"children_in_need": {"closure_reason": closed & ~ordered}}
