from readiness.model import ChildList, Severity
from readiness.quality.any_list.reasons import REASONS
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="An end without a reason",
    severity=Severity.ERROR,
    message="there is an end date and no reason for it; give the reason.",
    question="Why did these end?",
    lists=tuple(REASONS),
    dimension="completeness",
    doubts=REASONS,
    examples=(
        Example(
            "an end needs a reason",
            {
                "children_in_need": """
                    child_id | closed     | closure_reason | fails
                    A        | 2026-05-05 | RC7            | no
                    B        | 2026-05-05 |                | yes
                    C        |            |                | no
                    D        |            | RC7            | no
                """
            },
        ),
    ),
)
def end_without_reason(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rule 8805 and the like for care and adoption."""
    end, reason = REASONS[rows.name]
    return {reason: filled(rows, end) & rows.blank(reason)}
