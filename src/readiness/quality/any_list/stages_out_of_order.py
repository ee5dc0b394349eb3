from collections.abc import Mapping

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import is_before
from readiness.quality.rule import Example, Mask, rule

STAGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "adoption": (
        ("entered_care", "decision"),
        ("decision", "matched"),
        ("matched", "placed"),
        ("placement_order", "placed"),
        ("entered_care", "fostering_for_adoption"),
    ),
    "adopters": (
        ("enquiry", "stage_1_started"),
        ("stage_1_ended", "stage_2_started"),
        ("application_approved", "matched"),
        ("stage_2_ended", "matched"),
        ("matched", "placed"),
    ),
}


@rule(
    title="Stages in the wrong order",
    severity=Severity.ERROR,
    message="the date is before that of a stage that comes earlier; correct one.",
    question="In what order did the stages of this adoption happen?",
    lists=tuple(STAGES),
    dimension="consistency",
    doubts={
        name: {
            later: (*(first for first, second in pairs if second == later), later)
            for _, later in pairs
        }
        for name, pairs in STAGES.items()
    },
    examples=(
        Example(
            "stages on one day, and those not reached, are in order",
            {
                "adoption": """
                    child_id | entered_care | decision   | matched    | placed     | fails
                    A        | 2025-01-06   | 2025-09-02 | 2026-02-02 | 2026-02-02 | no
                    B        | 2025-01-06   | 2025-01-05 |            |            | yes
                    C        | 2025-01-06   | 2025-09-02 | 2025-08-02 | 2026-02-02 | yes
                    D        | 2025-01-06   | 2025-09-02 | 2026-02-02 | 2026-01-02 | yes
                    E        | 2025-01-06   | 2025-09-02 |            |            | no
                """
            },
        ),
        Example(
            "an adopter's two stages",
            {
                "adopters": """
                    adopter_id | enquiry    | stage_1_started | stage_1_ended | stage_2_started | fails
                    A          | 2025-01-06 | 2025-02-06      | 2025-04-02    | 2025-04-02      | no
                    B          | 2025-01-06 | 2025-01-05      |               |                 | yes
                    C          | 2025-01-06 | 2025-02-06      | 2025-04-02    | 2025-03-02      | yes
                """
            },
        ),
    ),
)
def stages_out_of_order(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rules on the dates of adoption; the Adoption Agencies Regulations 2005
    for the two stages of adopters. A match may precede a placement order, so that pair is left."""
    found: dict[str, Mask] = {}
    for earlier, later in STAGES[rows.name]:
        if earlier in rows and later in rows:
            nothing = np.zeros(len(rows), dtype=bool)
            found[later] = found.get(later, nothing) | is_before(rows, later, earlier)
    return found
