from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.asking import is_before
from readiness.quality.rule import Example, Mask, rule

ENDS: Mapping[str, str] = {
    "children_in_need": "closed",
    "child_protection": "ended",
    "children_in_care": "ceased",
}
DATES: Mapping[str, tuple[str, ...]] = {
    "children_in_need": ("last_seen",),
    "child_protection": ("last_visit", "last_review"),
    "children_in_care": (
        "last_review",
        "last_visit",
        "placement_started",
        "legal_status_started",
    ),
}


@rule(
    title="The latest of something is after the end",
    severity=Severity.QUERY,
    message=(
        "the date is after the need, plan or care it is of had ended; correct one, or leave the "
        "end blank if it was not the end."
    ),
    question="If the plan or period of care had ended, why did its visits or reviews go on?",
    lists=tuple(DATES),
    dimension="consistency",
    doubts={
        name: {column: (column, ENDS[name]) for column in columns}
        for name, columns in DATES.items()
    },
    examples=(
        Example(
            "a plan ends at a review, so the same day is usual",
            {
                "child_protection": """
                    child_id | ended      | last_visit | last_review | fails
                    A        | 2026-05-05 | 2026-05-01 | 2026-05-05  | no
                    B        | 2026-05-05 | 2026-05-06 | 2026-05-05  | yes
                    C        | 2026-05-05 |            | 2026-06-05  | yes
                    D        |            | 2026-05-06 | 2026-05-05  | no
                """
            },
        ),
    ),
)
def after_end(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rule 8565 (activity after a case has closed)."""
    end = ENDS[rows.name]
    return {name: is_before(rows, end, name) for name in DATES[rows.name] if name in rows}
