from readiness.model import ChildList, Severity
from readiness.quality.any_list.reasons import REASONS
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A reason without an end",
    severity=Severity.ERROR,
    message="there is a reason for ending and no end date; give the date, or leave the reason blank.",
    question="Have these ended, and if so when?",
    lists=tuple(REASONS),
    dimension="consistency",
    doubts=REASONS,
    examples=(
        Example(
            "a reason says that it is over",
            {
                "children_in_need": """
                    child_id | closed     | closure_reason | fails
                    A        | 2026-05-05 | RC7            | no
                    B        | 2026-05-05 |                | no
                    C        |            |                | no
                    D        |            | RC7            | yes
                """
            },
        ),
    ),
)
def reason_without_end(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rule 8810 and the like for care and adoption."""
    end, reason = REASONS[rows.name]
    return {reason: filled(rows, reason) & rows.blank(end)}
