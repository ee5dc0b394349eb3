from datetime import date

import numpy as np

from readiness.calendar import age_in_years
from readiness.model import LIST_NAMES, ChildList, Severity
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Age disagrees with date of birth",
    severity=Severity.QUERY,
    message="the age differs by more than a year from the date of birth; correct one.",
    question="How old are these children?",
    lists=tuple(name for name in LIST_NAMES if name != "adopters"),
    dimension="consistency",
    doubts=("age", "date_of_birth"),
    examples=(
        Example(
            "a year either way is the day the age was worked out; an unborn child is -1",
            {
                "contacts": """
                    child_id | date_of_birth | age | fails
                    A        | 2016-09-30    | 10  | no
                    B        | 2016-09-30    | 9   | no
                    C        | 2016-09-30    | 8   | yes
                    D        | 2016-10-01    | 10  | no
                    E        | 2016-10-01    | 11  | yes
                    F        | 2026-12-01    | -1  | no
                    G        | 2026-12-01    | 4   | yes
                    H        |               | 4   | no
                    I        | 2016-09-30    |     | no
                """
            },
        ),
    ),
)
def age_disagrees(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Completed years on the as-at date, held against the age column."""
    years = age_in_years(rows["date_of_birth"], as_at)
    with np.errstate(invalid="ignore"):
        return {"age": np.abs(rows["age"].to_numpy() - years) > 1}
