from readiness.model import LIST_NAMES, Lists, Severity
from readiness.quality.rule import Example, rule


@rule(
    title="No rows in any list",
    severity=Severity.ERROR,
    message="None of the {} lists found has a row; give the extract, not the empty template.",
    question="Is this the extract, or the empty template?",
    lists=LIST_NAMES,
    dimension="completeness",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example("headings only", {"contacts": "child_id", "referrals": "child_id"}, fails=True),
        Example(
            "one row is an extract", {"contacts": "child_id", "referrals": "child_id\nA"}, False
        ),
    ),
)
def no_rows(lists: Lists) -> str | None:
    """How many lists were found, where all are empty."""
    empty = lists and not any(len(rows) for rows in lists.values())
    return str(len(lists)) if empty else None
