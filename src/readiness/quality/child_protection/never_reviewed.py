from datetime import date

from readiness.model import ChildList, Severity
from readiness.quality.asking import ago, days
from readiness.quality.rule import Example, Mask, rule

LONG = 300  # days: the first review is due after three months, the second after six more


@rule(
    title="An old plan never reviewed or visited",
    severity=Severity.QUERY,
    message=(
        "the plan has run for ten months and has no review conference or no visit; give the "
        "date of the latest."
    ),
    question="When was this plan last reviewed?",
    lists=("child_protection",),
    dimension="completeness",
    doubts={"child_protection": {"last_review": ("last_review",), "last_visit": ("last_visit",)}},
    examples=(
        Example(
            "three hundred days is the most",
            {
                "child_protection": """
                    child_id | started    | ended      | last_review | last_visit | fails
                    A        | 2025-12-04 |            |             | 2026-09-01 | no
                    B        | 2025-12-03 |            |             | 2026-09-01 | yes
                    C        | 2025-12-03 |            | 2026-03-02  |            | yes
                    D        | 2025-12-03 | 2026-08-03 |             |            | no
                    E        | 2025-12-03 |            | 2026-03-02  | 2026-09-01 | no
                """
            },
        ),
    ),
)
def never_reviewed(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """A late review is for the measures to show; none in so long is more likely not
    recorded."""
    old = rows.blank("ended") & (days(rows, "started") < ago(as_at, LONG))
    return {column: old & rows.blank(column) for column in ("last_review", "last_visit")}
