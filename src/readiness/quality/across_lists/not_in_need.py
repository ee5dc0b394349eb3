from readiness.model import Lists, Severity
from readiness.quality.rule import Example, Mask, rule

ENDS = {"child_protection": "ended", "children_in_care": "ceased"}


@rule(
    title="In care or on a plan, and not in list 6",
    severity=Severity.QUERY,
    message=(
        "the child is in care or on a protection plan now and is not in list 6, which holds every "
        "child with an open statutory case; add the child there, or give the date it ended."
    ),
    lists=("children_in_need", *ENDS),
    dimension="consistency",
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
    if "children_in_need" not in lists or not len(lists["children_in_need"]):
        return {}
    known = set(lists["children_in_need"]["child_id"].dropna())
    found = {}
    for name, end in ENDS.items():
        if name in lists and {"child_id", end} <= set(lists[name].frame.columns):
            rows = lists[name]
            child = rows["child_id"]
            # As objects: pandas looks text up in text by way of a list, at a hundred times the time.
            absent = (child.notna() & ~child.astype(object).isin(known)).to_numpy()
            found[name] = {"child_id": absent & rows.blank(end)}
    return found
