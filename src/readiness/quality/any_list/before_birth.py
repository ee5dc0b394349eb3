from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.asking import is_before
from readiness.quality.rule import Example, Mask, rule

DATES: Mapping[str, tuple[str, ...]] = {
    "children_in_care": ("started", "placement_started", "last_health_assessment"),
    "adoption": ("entered_care", "decision", "placement_order", "matched", "placed", "order"),
}


@rule(
    title="In care before birth",
    severity=Severity.ERROR,
    message="the date is before the child was born; correct it or the date of birth.",
    question="How was a child looked after, or placed, before they were born?",
    lists=tuple(DATES),
    dimension="accuracy",
    doubts={
        name: {column: (column, "date_of_birth") for column in columns}
        for name, columns in DATES.items()
    },
    examples=(
        Example(
            "the day of birth is possible",
            {
                "children_in_care": """
                    child_id | date_of_birth | started    | placement_started | fails
                    A        | 2026-05-04    | 2026-05-04 | 2026-05-04        | no
                    B        | 2026-05-04    | 2026-05-03 | 2026-05-04        | yes
                    C        | 2026-05-04    | 2026-05-05 | 2025-05-05        | yes
                    D        |               | 2026-05-05 | 2026-05-05        | no
                """
            },
        ),
    ),
)
def before_birth(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rules on the date of birth beside episodes, reviews and adoption."""
    return {
        name: is_before(rows, name, "date_of_birth") for name in DATES[rows.name] if name in rows
    }
