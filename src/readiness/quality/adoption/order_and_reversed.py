from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Adopted and no longer to be adopted",
    severity=Severity.ERROR,
    message=(
        "there is an adoption order and a decision that the child should no longer be placed; "
        "keep the one that stands."
    ),
    question="Was this child adopted?",
    lists=("adoption",),
    dimension="consistency",
    doubts=("order", "reversed"),
    examples=(
        Example(
            "one or the other",
            {
                "adoption": """
                    child_id | order      | reversed   | fails
                    A        | 2026-08-03 |            | no
                    B        | 2026-08-03 | 2026-05-05 | yes
                    C        |            | 2026-05-05 | no
                """
            },
        ),
    ),
)
def order_and_reversed(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 10: a child is adopted, waiting, or no longer to
    be adopted."""
    return {"reversed": filled(rows, "order") & filled(rows, "reversed")}
