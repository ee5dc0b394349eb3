from collections.abc import Mapping

import numpy as np
import pandas as pd

from readiness.calendar import add_months
from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

COUNTS: Mapping[str, tuple[str, str]] = {
    "referrals": ("date_of_referral", "referrals_in_last_12_months"),
    "section_47": ("strategy_discussion", "enquiries_in_last_12_months"),
}


@rule(
    title="A count below the rows there are",
    severity=Severity.ERROR,
    message=(
        "the count of the twelve months before the latest is less than the list's own earlier rows "
        "of the child; count them all."
    ),
    question="What does the count of the last twelve months count?",
    lists=tuple(COUNTS),
    dimension="accuracy",
    cohort=True,
    doubts={name: (count,) for name, (_, count) in COUNTS.items()},
    examples=(
        Example(
            "the latest is not counted, nor what was on the same day or over a year before it",
            {
                "referrals": """
                    child_id | date_of_referral | referrals_in_last_12_months | fails
                    A        | 2026-05-05       | 0                           | yes
                    A        | 2026-08-05       | 0                           | yes
                    B        | 2026-05-05       | 1                           | no
                    B        | 2026-08-05       | 1                           | no
                    C        | 2026-08-05       | 0                           | no
                    C        | 2026-08-05       | 0                           | no
                    D        | 2026-08-05       | 3                           | no
                    E        | 2025-05-05       | 0                           | no
                    E        | 2026-08-05       | 0                           | no
                """
            },
        ),
    ),
)
def count_below_rows(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to lists 3 and 5: what is counted began in the twelve months
    before the child's latest, which itself is not counted."""
    when, count = COUNTS[rows.name]
    said = rows[count].to_numpy()
    child = rows["child_id"]
    again = (child.duplicated(keep=False) & child.notna() & rows[when].notna()).to_numpy()
    some = pd.DataFrame({"child": child[again].to_numpy(), "day": rows[when][again].to_numpy()})
    latest = some.groupby("child")["day"].transform("max")
    since = add_months(latest, -12)
    counted = (some["day"] < latest) & (some["day"] >= since)
    fewest = np.zeros(len(rows))
    fewest[again] = counted.groupby(some["child"]).transform("sum").to_numpy(dtype=float)
    return {count: said < fewest}
