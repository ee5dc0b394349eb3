from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Authorised, and no outcome",
    severity=Severity.QUERY,
    message=(
        "the assessment is authorised and does not say whether the child needs support; give "
        "the outcome."
    ),
    question="What did these assessments conclude?",
    lists=("assessments",),
    dimension="completeness",
    doubts=("needs_support",),
    examples=(
        Example(
            "one that is done has an outcome",
            {
                "assessments": """
                    child_id | authorised | needs_support | fails
                    A        |            |               | no
                    B        | 2026-08-03 |               | yes
                    C        | 2026-08-03 | no            | no
                """
            },
        ),
    ),
)
def authorised_without_outcome(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 4."""
    return {"needs_support": filled(rows, "authorised") & rows.blank("needs_support")}
