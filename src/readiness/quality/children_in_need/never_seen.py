from datetime import date

from readiness.model import ChildList, Severity
from readiness.quality.asking import ago, days, says
from readiness.quality.rule import Example, Mask, rule

LONG = 90  # days of an open case without the child being seen at all
HELPED = ("looked_after", "child_protection", "child_in_need")


@rule(
    title="Open for months and never seen",
    severity=Severity.QUERY,
    message=(
        "the case has been open for over three months and no date is given on which the child "
        "was seen; give the latest."
    ),
    question="When were these children last seen?",
    lists=("children_in_need",),
    dimension="completeness",
    doubts=("last_seen",),
    examples=(
        Example(
            "ninety days is the most",
            {
                "children_in_need": """
                    child_id | started    | last_seen  | case_status     | fails
                    A        | 2026-07-02 |            | child_in_need   | no
                    B        | 2026-07-01 |            | child_in_need   | yes
                    C        | 2024-07-01 | 2025-08-03 | child_in_need   | no
                    D        | 2026-07-01 |            | open_assessment | no
                """
            },
        ),
    ),
)
def never_seen(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Being seen late is for the measures to show; never, in so long, is more likely not
    recorded."""
    old = days(rows, "started") < ago(as_at, LONG)
    return {"last_seen": old & rows.blank("last_seen") & says(rows, "case_status", *HELPED)}
