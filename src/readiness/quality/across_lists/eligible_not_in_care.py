from readiness.model import Lists, Severity
from readiness.quality.asking import says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Eligible, and not in care",
    severity=Severity.ERROR,
    message=(
        "an eligible child is looked after, and this one is not in list 8 as looked after now; "
        "correct the category, or add the child there."
    ),
    question="Is this young person in care?",
    lists=("care_leavers", "children_in_care"),
    dimension="consistency",
    doubts={"care_leavers": ("eligibility",)},
    examples=(
        Example(
            "one who left is relevant or former relevant",
            {
                "care_leavers": """
                    child_id | eligibility     | fails
                    A        | eligible        | no
                    B        | eligible        | yes
                    C        | former_relevant | no
                """,
                "children_in_care": "child_id | ceased | fails\nA | | no\nB | 2026-05-05 | no",
            },
        ),
    ),
)
def eligible_not_in_care(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Children Act 1989, schedule 2, paragraph 19B."""
    joined = linked(lists)
    if "care_leavers" not in joined or not joined.have("children_in_care", "child_id"):
        return {}
    who = joined.who("care_leavers")
    in_care = joined.open_in("children_in_care")[who] | (who < 0)
    eligible = says(joined["care_leavers"], "eligibility", "eligible")
    return {"care_leavers": {"eligibility": eligible & ~in_care}}
