from readiness.model import Lists, Severity
from readiness.quality.asking import says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A referral accepted, and nothing after it",
    severity=Severity.QUERY,
    message=(
        "the referral was not closed without action, and the child is neither in list 4 nor in "
        "list 6; add what followed, or correct what was decided."
    ),
    question="What happened after these referrals?",
    lists=("referrals", "assessments", "children_in_need"),
    dimension="consistency",
    cohort=True,
    doubts={"referrals": ("no_further_action",)},
    examples=(
        Example(
            "an assessment or an open case is enough",
            {
                "referrals": """
                    child_id | no_further_action | fails
                    A        | no                | no
                    B        | no                | no
                    C        | no                | yes
                    D        | yes               | no
                    E        |                   | no
                """,
                "assessments": "child_id | fails\nA | no",
                "children_in_need": "child_id | fails\nB | no",
            },
        ),
    ),
)
def referral_without_consequence(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 3, 4 and 6."""
    joined = linked(lists)
    if "referrals" not in joined:
        return {}
    if not joined.have("assessments", "child_id") or not joined.have(
        "children_in_need", "child_id"
    ):
        return {}
    who = joined.who("referrals")
    followed = (joined.seen("assessments") | joined.seen("children_in_need"))[who]
    if not followed.any():  # identifiers of another kind, which is no fault of each row
        return {}
    accepted = says(joined["referrals"], "no_further_action", "no") & (who >= 0)
    return {"referrals": {"no_further_action": accepted & ~followed}}
