from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.asking import birthday, days
from readiness.quality.rule import Example, Mask, rule

DATES: Mapping[str, str] = {
    "contacts": "date_of_contact",
    "referrals": "date_of_referral",
    "assessments": "started",
    "section_47": "strategy_discussion",
    "adoption": "decision",
}


@rule(
    title="Eighteen or over on the day",
    severity=Severity.QUERY,
    message="the person was 18 or over on the day; leave the record out or correct a date.",
    question="Why are adults among the children of this list?",
    lists=tuple(DATES),
    dimension="validity",
    cohort=True,
    doubts={name: (column, "date_of_birth") for name, column in DATES.items()},
    examples=(
        Example(
            "on the birthday a child is a child no more",
            {
                "contacts": """
                    child_id | date_of_birth | date_of_contact | fails
                    A        | 2008-06-02    | 2026-06-01      | no
                    B        | 2008-06-02    | 2026-06-02      | yes
                    C        | 1990-06-02    | 2026-06-02      | yes
                    D        |               | 2026-06-02      | no
                """
            },
        ),
    ),
)
def over_18(rows: ChildList) -> dict[str, Mask]:
    """Source: Children Act 1989, section 105 (a child is under 18)."""
    column = DATES[rows.name]
    return {column: days(rows, column) >= birthday(rows, 18)}
