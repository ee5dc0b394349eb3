from readiness.model import Lists, Severity
from readiness.quality.asking import filled, says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule

ADOPTED = ("E11", "E12")


@rule(
    title="Left care adopted, and no order in list 10",
    severity=Severity.ERROR,
    message=(
        "by the reason the child ceased to be looked after the child was adopted, and list 10 has "
        "no adoption order of the child; add it there, or correct the reason."
    ),
    question="How many children were adopted?",
    lists=("children_in_care", "adoption"),
    dimension="consistency",
    owner="adoption",
    cohort=True,
    doubts={"children_in_care": ("cease_reason",)},
    examples=(
        Example(
            "the row must have the order",
            {
                "children_in_care": """
                    child_id | cease_reason | fails
                    A        | E11          | no
                    B        | E12          | yes
                    C        | E11          | yes
                    D        | E4A          | no
                """,
                "adoption": "child_id | order | fails\nA | 2026-05-05 | no\nB | | no",
            },
        ),
    ),
)
def adopted_not_in_list_10(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 8 and 10."""
    joined = linked(lists)
    if "children_in_care" not in joined or "adoption" not in joined:
        return {}
    who = joined.who("children_in_care")
    ordered = joined.seen("adoption", filled(joined["adoption"], "order"))[who] | (who < 0)
    adopted = says(joined["children_in_care"], "cease_reason", *ADOPTED)
    return {"children_in_care": {"cease_reason": adopted & ~ordered}}
