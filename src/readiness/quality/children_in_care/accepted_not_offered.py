from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A return interview accepted and not offered",
    severity=Severity.QUERY,
    message="the child accepted a return interview that was not offered; correct one.",
    question="Was the interview offered or not?",
    lists=("children_in_care",),
    dimension="consistency",
    doubts=("return_interview_offered", "return_interview_accepted"),
    examples=(
        Example(
            "an offer not known is not one refused",
            {
                "children_in_care": """
                    child_id | return_interview_offered | return_interview_accepted | fails
                    A        | no                       | yes                       | yes
                    B        | yes                      | yes                       | no
                    C        | no                       | no                        | no
                    D        | unknown                  | yes                       | no
                """
            },
        ),
    ),
)
def accepted_not_offered(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 8."""
    accepted = says(rows, "return_interview_accepted", "yes")
    return {"return_interview_accepted": accepted & says(rows, "return_interview_offered", "no")}
