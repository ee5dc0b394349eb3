from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Left the process and adopted",
    severity=Severity.ERROR,
    message="the adopter has left the process and has an adoption order; keep the one that stands.",
    question="Did this adopter adopt or withdraw?",
    lists=("adopters",),
    dimension="consistency",
    doubts=("order", "left_process"),
    examples=(
        Example(
            "one or the other",
            {
                "adopters": """
                    adopter_id | order      | left_process | fails
                    A          | 2026-08-03 |              | no
                    B          | 2026-08-03 | 2026-05-05   | yes
                    C          |            | 2026-05-05   | no
                """
            },
        ),
    ),
)
def left_and_adopted(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 11."""
    return {"left_process": filled(rows, "order") & filled(rows, "left_process")}
