from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.asking import is_before
from readiness.quality.rule import Example, Mask, rule

STARTS = "started"
DATES: Mapping[str, tuple[str, ...]] = {
    "children_in_need": ("last_seen",),
    "child_protection": ("last_visit", "last_review"),
    "children_in_care": (
        "last_review",
        "last_visit",
        "last_iro_contact",
        "placement_started",
        "legal_status_started",
    ),
}


@rule(
    title="The latest of something is before the start",
    severity=Severity.ERROR,
    message=(
        "the date of the latest is before the period of need, plan or care it is of began; leave "
        "blank what has not happened since, or correct a date."
    ),
    question="Has the child been seen or reviewed since this plan or period of care began?",
    lists=tuple(DATES),
    dimension="consistency",
    doubts={
        name: {column: (column, STARTS) for column in columns} for name, columns in DATES.items()
    },
    examples=(
        Example(
            "the same day is possible",
            {
                "child_protection": """
                    child_id | started    | last_visit | last_review | fails
                    A        | 2026-05-05 | 2026-05-05 |             | no
                    B        | 2026-05-05 | 2026-05-04 |             | yes
                    C        | 2026-05-05 | 2026-09-04 | 2026-04-06  | yes
                    D        | 2026-05-05 |            |             | no
                """,
                "children_in_need": """
                    child_id | started    | last_seen  | fails
                    A        | 2026-05-05 | 2025-12-01 | yes
                    B        |            | 2025-12-01 | no
                """,
            },
        ),
    ),
)
def before_start(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rule 8841 (a review before its plan); the same holds of visits,
    placements and legal statuses, of which Annex A asks for the latest of this period."""
    return {name: is_before(rows, name, STARTS) for name in DATES[rows.name] if name in rows}
