from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="An outcome of an open assessment",
    severity=Severity.QUERY,
    message=(
        "the assessment has an outcome and no date of authorisation; give the date, or leave "
        "the outcome blank while it is open."
    ),
    question="Are these assessments finished?",
    lists=("assessments",),
    dimension="consistency",
    doubts=("authorised", "needs_support"),
    examples=(
        Example(
            "an open assessment has none",
            {
                "assessments": """
                    child_id | authorised | needs_support | fails
                    A        |            |               | no
                    B        |            | yes           | yes
                    C        | 2026-08-03 | yes           | no
                """
            },
        ),
    ),
)
def outcome_before_authorised(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 4, which leaves both blank while an assessment
    is open."""
    return {"needs_support": rows.blank("authorised") & filled(rows, "needs_support")}
