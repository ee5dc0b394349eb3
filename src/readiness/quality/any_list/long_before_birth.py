from collections.abc import Mapping

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import days
from readiness.quality.rule import Example, Mask, rule

A_YEAR = np.timedelta64(365, "D")

DATES: Mapping[str, tuple[str, ...]] = {
    "contacts": ("date_of_contact",),
    "referrals": ("date_of_referral",),
    "assessments": ("started",),
    "section_47": ("strategy_discussion",),
    "children_in_need": ("started",),
    "child_protection": ("started",),
}


@rule(
    title="More than a year before birth",
    severity=Severity.ERROR,
    message=(
        "the date is more than a year before the child was, or is to be, born; correct it or "
        "the date of birth."
    ),
    question="How can work with a child begin before the pregnancy?",
    lists=tuple(DATES),
    dimension="accuracy",
    doubts={name: (*columns, "date_of_birth") for name, columns in DATES.items()},
    examples=(
        Example(
            "a year to the day may be",
            {
                "referrals": """
                    child_id | date_of_birth | date_of_referral | fails
                    A        | 2026-09-02    | 2025-09-02       | no
                    B        | 2026-09-02    | 2025-09-01       | yes
                    C        | 2019-09-02    | 2026-05-26       | no
                    D        |               | 2026-05-26       | no
                """
            },
        ),
    ),
)
def long_before_birth(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, CIN census rule 8606, for referrals; the same holds of what follows one. DfE says
    forty weeks; a birth expected is not told from one recorded, so this allows a year. Early help
    is left out, as it may be with the family long before."""
    earliest = days(rows, "date_of_birth") - A_YEAR
    return {name: days(rows, name) < earliest for name in DATES[rows.name] if name in rows}
