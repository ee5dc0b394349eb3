from datetime import date

from readiness.model import ChildList, Severity
from readiness.quality.any_list.months import EVENTS, a_month, in_words, others
from readiness.quality.rule import Example, rule

ENOUGH = 10  # a month in the others: none where ten are expected is chance once in 20,000


@rule(
    title="A month with nothing",
    severity=Severity.QUERY,
    message="there is nothing in {}; find out whether records were left out of the extract.",
    question="Was there really nothing in that month?",
    lists=tuple(EVENTS),
    dimension="completeness",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example(
            "five months of ten, and one of none",
            {
                "contacts": """
                    child_id | date_of_contact
                    A        | 2026-04-05
                    B        | 2026-05-05
                    C        | 2026-06-05
                    D        | 2026-08-05
                    E        | 2026-09-05
                """
            },
            fails=True,
            repeat=10,
        ),
        Example(
            "so few a month that one may have none",
            {
                "contacts": """
                    child_id | date_of_contact
                    A        | 2026-04-05
                    B        | 2026-05-05
                    C        | 2026-06-05
                    D        | 2026-08-05
                    E        | 2026-09-05
                """
            },
            fails=False,
            repeat=9,
        ),
    ),
)
def month_without(rows: ChildList, as_at: date) -> str | None:
    """Each of the six months against the other five."""
    counts = a_month(rows, as_at)
    empty = (counts == 0) & (others(counts) >= ENOUGH)
    return in_words(empty, as_at) if empty.any() else None
