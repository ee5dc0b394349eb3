from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A stage left out",
    severity=Severity.QUERY,
    message="a later stage of the adoption has a date and this one before it has none; give it.",
    question="When was this child matched and placed?",
    lists=("adoption",),
    dimension="completeness",
    doubts={"adoption": {"matched": ("matched",), "placed": ("placed",)}},
    examples=(
        Example(
            "a stage reached has those before it",
            {
                "adoption": """
                    child_id | matched    | placed     | order      | fails
                    A        | 2025-11-03 | 2026-01-05 | 2026-08-03 | no
                    B        |            | 2026-01-05 |            | yes
                    C        | 2025-11-03 |            | 2026-08-03 | yes
                    D        | 2025-11-03 |            |            | no
                """
            },
        ),
    ),
)
def stage_left_out(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 adoption file, which asks for the match and the placing of every
    child adopted."""
    return {
        "matched": filled(rows, "placed") & rows.blank("matched"),
        "placed": filled(rows, "order") & rows.blank("placed"),
    }
