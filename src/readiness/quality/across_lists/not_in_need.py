from readiness.model import Lists, Severity
from readiness.quality.across_lists.ids_do_not_link import strangers
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule

ENDS = {"child_protection": "ended", "children_in_care": "ceased"}


@rule(
    title="In care or on a plan, and not in list 6",
    severity=Severity.QUERY,
    message=(
        "the child is in care or on a protection plan now and is not in list 6, which holds every "
        "child with an open statutory case; add the child there, or give the date it ended."
    ),
    question="Why are children in care or on a plan not among the open cases?",
    lists=("children_in_need", *ENDS),
    dimension="consistency",
    owner="data team",
    cohort=True,
    doubts={name: (end,) for name, end in ENDS.items()},
    examples=(
        Example(
            "those who have left need not be there",
            {
                "children_in_need": "child_id | fails\nA | no",
                "children_in_care": """
                    child_id | ceased     | fails
                    A        |            | no
                    B        |            | yes
                    C        | 2026-08-02 | no
                             |            | no
                """,
                "child_protection": """
                    child_id | ended      | fails
                    D        |            | yes
                    B        | 2026-08-02 | no
                """,
            },
        ),
        Example(
            "a list 6 without rows is reported as that",
            {
                "children_in_need": "child_id | fails",
                "children_in_care": "child_id | ceased | fails\nB | | no",
            },
        ),
    ),
)
def not_in_need(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source of the rule: Ofsted, Annex A guidance to lists 6, 7 and 8."""
    joined = linked(lists)
    if not joined.have("children_in_need", "child_id"):
        return {}
    known, unlike = joined.seen("children_in_need"), strangers(joined)
    found = {}
    for name, end in ENDS.items():
        if name not in unlike and joined.have(name, "child_id", end):
            rows, who = joined[name], joined.who(name)
            found[name] = {"child_id": ~known[who] & (who >= 0) & rows.blank(end)}
    return found
