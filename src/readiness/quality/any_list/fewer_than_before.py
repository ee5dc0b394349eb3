from readiness.model import LIST_NAMES, ChildList, Lists, Severity
from readiness.quality.rule import Example, rule

TIMES, ENOUGH = 2.0, 20


@rule(
    title="Half or twice as many rows as before",
    severity=Severity.QUERY,
    message=(
        "there are {} as in the earlier extract; find out whether the authority or the extract "
        "changed."
    ),
    question="Why does this list differ so much in size from the last one?",
    lists=LIST_NAMES,
    dimension="consistency",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "less than half",
            {"contacts": "child_id\nA"},
            fails=True,
            previous={"contacts": "child_id\nA\nB\nC"},
            repeat=20,
        ),
        Example(
            "a half is within what may be",
            {"contacts": "child_id\nA"},
            fails=False,
            previous={"contacts": "child_id\nA\nB"},
            repeat=20,
        ),
    ),
)
def fewer_than_before(rows: ChildList, previous: Lists) -> str | None:
    """Needs the lists of an earlier extract."""
    before = len(previous[rows.name]) if rows.name in previous else 0
    if before < ENOUGH:
        return None
    if len(rows) * TIMES < before:
        return "less than half as many rows"
    return "more than twice as many rows" if len(rows) > before * TIMES else None
