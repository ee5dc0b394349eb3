from readiness.model import Lists, Severity
from readiness.quality.asking import says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule

LEFT = ("relevant", "former_relevant", "qualifying")


@rule(
    title="Left care, and still in care",
    severity=Severity.QUERY,
    message=(
        "by the eligibility category the young person has left care and is in list 8 as looked "
        "after now; correct the category (eligible while in care), or give the end of care."
    ),
    question="Has this young person left care?",
    lists=("care_leavers", "children_in_care"),
    dimension="consistency",
    doubts={"care_leavers": ("eligibility",)},
    examples=(
        Example(
            "eligible is what a child in care is",
            {
                "care_leavers": """
                    child_id | eligibility     | fails
                    A        | eligible        | no
                    B        | relevant        | yes
                    C        | former_relevant | no
                    D        |                 | no
                """,
                "children_in_care": "child_id | ceased | fails\nA | | no\nB | | no\nC | 2026-05-05 | no\nD | | no",
            },
        ),
    ),
)
def leaver_still_in_care(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Children Act 1989, schedule 2, paragraph 19B and sections 23A to 24."""
    joined = linked(lists)
    if "care_leavers" not in joined or "children_in_care" not in joined:
        return {}
    in_care = joined.open_in("children_in_care")[joined.who("care_leavers")]
    left = says(joined["care_leavers"], "eligibility", *LEFT)
    return {"care_leavers": {"eligibility": in_care & left}}
