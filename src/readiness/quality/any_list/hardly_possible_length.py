from collections.abc import Mapping
from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import days
from readiness.quality.rule import Example, Mask, rule

LONGEST: Mapping[str, tuple[str, str, int, bool]] = {
    "early_help": ("started", "completed", 1461, True),
    "assessments": ("started", "authorised", 365, True),
    "section_47": ("strategy_discussion", "conference", 180, False),
    "adopters": ("stage_1_started", "stage_1_ended", 730, False),
}
"""From, to, the days beyond which it is more likely a mistake than slow work, and whether what has
no end has lasted until now."""


@rule(
    title="Hardly possible that it lasted so long",
    severity=Severity.QUERY,
    message=(
        "it lasted, or has been open, so long that a date, or a missing end, is more likely wrong; "
        "correct it, or close what is over."
    ),
    question="Is this still open, or was it never closed in the system?",
    lists=tuple(LONGEST),
    dimension="accuracy",
    doubts={name: (start, end) for name, (start, end, _, _) in LONGEST.items()},
    examples=(
        Example(
            "a year is the most for an assessment, open or not",
            {
                "assessments": """
                    child_id | started    | authorised | fails
                    A        | 2025-05-05 | 2026-05-05 | no
                    B        | 2025-05-04 | 2026-05-05 | yes
                    C        | 2025-09-30 |            | no
                    D        | 2025-09-29 |            | yes
                """
            },
        ),
    ),
)
def hardly_possible_length(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Slow work is for the measures to show; this is for what was never closed, or typed wrongly."""
    start, end, longest, until_now = LONGEST[rows.name]
    over = days(rows, end)
    if until_now:
        over = np.where(rows.blank(end), np.datetime64(as_at, "D"), over)
    return {start: over - days(rows, start) > np.timedelta64(longest, "D")}
