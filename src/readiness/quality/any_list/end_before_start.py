from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "early_help": (("started", "completed"),),
    "assessments": (("started", "authorised"),),
    "section_47": (("strategy_discussion", "conference"),),
    "children_in_need": (("started", "closed"),),
    "child_protection": (("started", "ended"),),
    "children_in_care": (("started", "ceased"),),
    "adoption": (("decision", "reversed"), ("placed", "order")),
    "adopters": (
        ("stage_1_started", "stage_1_ended"),
        ("stage_2_started", "stage_2_ended"),
        ("application_submitted", "application_approved"),
        ("placed", "order"),
    ),
}


@rule(
    title="An end before its start",
    severity=Severity.ERROR,
    message="the date is before the one it follows from (an end before its start); correct one.",
    question="When did these begin, and when did they end?",
    lists=tuple(PAIRS),
    dimension="consistency",
    doubts={name: {end: (start, end) for start, end in pairs} for name, pairs in PAIRS.items()},
    examples=(
        Example(
            "the same day is no fault, nor is a date that is missing",
            {
                "children_in_need": """
                    child_id | started    | closed     | fails
                    A        | 2026-03-02 | 2026-03-01 | yes
                    B        | 2026-03-02 | 2026-03-02 | no
                    C        | 2026-03-02 |            | no
                    D        |            | 2026-03-02 | no
                """
            },
        ),
        Example(
            "any of a list's pairs may fail",
            {
                "adoption": """
                    child_id | decision   | reversed   | placed     | order      | fails
                    A        | 2026-03-02 | 2026-02-01 |            |            | yes
                    B        | 2026-03-02 |            | 2026-08-02 | 2026-07-02 | yes
                    C        | 2026-03-02 |            | 2026-07-02 | 2026-08-02 | no
                """
            },
        ),
    ),
)
def end_before_start(rows: ChildList) -> dict[str, Mask]:
    """For each pair the list has both columns of: the end is earlier than the start."""
    return {
        end: (rows[end] < rows[start]).to_numpy()
        for start, end in PAIRS[rows.name]
        if start in rows and end in rows
    }
