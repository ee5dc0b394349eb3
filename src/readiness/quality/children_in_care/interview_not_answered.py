from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Missing, and nothing of a return interview",
    severity=Severity.QUERY,
    message=(
        "the child went missing and it is not said whether a return interview was offered, or "
        "one was offered and it is not said whether it was accepted; give the answer."
    ),
    question="Were return interviews offered after these episodes?",
    lists=("children_in_care",),
    dimension="completeness",
    cohort=True,
    doubts={
        "children_in_care": {
            one: (one,) for one in ("return_interview_offered", "return_interview_accepted")
        }
    },
    examples=(
        Example(
            "accepted is asked only of those offered",
            {
                "children_in_care": """
                    child_id | missing_episodes_in_12_months | return_interview_offered | return_interview_accepted | fails
                    A        | 0                             |                          |                           | no
                    B        | 2                             |                          |                           | yes
                    C        | 2                             | yes                      |                           | yes
                    D        | 2                             | no                       |                           | no
                    E        | 2                             | yes                      | no                        | no
                """
            },
        ),
    ),
)
def interview_not_answered(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 8."""
    missing = (rows["missing_episodes_in_12_months"] > 0).to_numpy()
    offered = says(rows, "return_interview_offered", "yes")
    return {
        "return_interview_offered": missing & rows.blank("return_interview_offered"),
        "return_interview_accepted": missing & offered & rows.blank("return_interview_accepted"),
    }
