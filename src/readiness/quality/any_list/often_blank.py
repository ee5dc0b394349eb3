from readiness.intake.annex_a.lists import list_spec
from readiness.model import LIST_NAMES, ChildList, Severity
from readiness.quality.rule import Example, rule

SHARE, ENOUGH = 0.2, 20
NOT_ALL_HAVE_ONE = frozenset({"personal_adviser"})  # not yet allocated is an answer


@rule(
    title="Often blank",
    severity=Severity.QUERY,
    message=(
        "blank in more than a fifth of the rows, where Ofsted expects a value; find out whether it is not recorded or not "
        "extracted."
    ),
    question="Is this not recorded, or was it left out of the extract?",
    lists=LIST_NAMES,
    dimension="completeness",
    doubts=None,
    examples=(
        Example(
            "one row in three",
            {"contacts": "child_id | contact_source\nA | 6\nB | 6\nC |"},
            fails=True,
            repeat=10,
        ),
        Example(
            "one row in five is not more than a fifth",
            {"contacts": "child_id | contact_source\nA | 6\nB | 6\nC | 6\nD | 6\nE |"},
            fails=False,
            repeat=10,
        ),
        Example(
            "a cell that may be blank",
            {"early_help": "child_id | completed\nA |\nB |\nC |"},
            fails=False,
            repeat=10,
        ),
    ),
)
def often_blank(rows: ChildList) -> dict[str, str]:
    """Of the columns Ofsted expects filled in every row. The rows themselves are named on reading."""
    if len(rows) < ENOUGH:
        return {}
    asked = (c.id for c in list_spec(rows.name).columns if c.required and c.id in rows)
    return {
        column: ""
        for column in asked
        if column not in NOT_ALL_HAVE_ONE and rows.blank(column).mean() > SHARE
    }
