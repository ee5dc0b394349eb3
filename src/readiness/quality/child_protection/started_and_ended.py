from readiness.model import ChildList, Severity
from readiness.quality.asking import days
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="A plan that started and ended on one day",
    severity=Severity.ERROR,
    message=(
        "the plan started and ended on the same day, so there was none; leave it out, or "
        "correct a date."
    ),
    question="How can a plan end on the day it starts?",
    lists=("child_protection",),
    dimension="accuracy",
    doubts={"child_protection": (WHOLE_ROW,)},
    examples=(
        Example(
            "a day later is possible",
            {
                "child_protection": """
                    child_id | started    | ended      | fails
                    A        | 2026-08-03 | 2026-08-03 | yes
                    B        | 2026-08-03 | 2026-08-04 | no
                    C        | 2026-08-03 |            | no
                """
            },
        ),
    ),
)
def started_and_ended(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rule 8840."""
    return {"ended": days(rows, "started") == days(rows, "ended")}
