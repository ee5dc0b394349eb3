from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Two open assessments of a child",
    severity=Severity.QUERY,
    message=(
        "the child has another open assessment; give the date the other was authorised, or keep"
        " the one that is going on."
    ),
    question="Is this child being assessed twice at once?",
    lists=("assessments",),
    dimension="uniqueness",
    doubts=("authorised",),
    examples=(
        Example(
            "every open row of the child",
            {
                "assessments": """
                    child_id | authorised | fails
                    A        |            | yes
                    A        |            | yes
                    A        | 2026-08-03 | no
                    B        |            | no
                             |            | no
                             |            | no
                """
            },
        ),
    ),
)
def two_open(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rules on assessments open side by side."""
    child = rows["child_id"]
    still = rows.blank("authorised") & child.notna().to_numpy()
    return {"authorised": still & child.where(still).duplicated(keep=False).to_numpy()}
