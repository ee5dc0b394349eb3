from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule

INTERVIEW = ("return_interview_offered", "return_interview_accepted")


@rule(
    title="A return interview without going missing",
    severity=Severity.ERROR,
    message=(
        "there is an answer on a return interview and no missing episode; leave it blank, or "
        "count the episode."
    ),
    question="Did this child go missing?",
    lists=("children_in_care",),
    dimension="consistency",
    cohort=True,
    doubts={"children_in_care": {one: ("missing_episodes_in_12_months", one) for one in INTERVIEW}},
    examples=(
        Example(
            "nought episodes, nothing to answer",
            {
                "children_in_care": """
                    child_id | missing_episodes_in_12_months | return_interview_offered | return_interview_accepted | fails
                    A        | 0                             |                          |                           | no
                    B        | 0                             | no                       |                           | yes
                    C        | 0                             |                          | yes                       | yes
                    D        | 1                             | no                       |                           | no
                    E        |                               | no                       |                           | no
                """
            },
        ),
    ),
)
def interview_never_missing(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 8 (blank if never missing)."""
    never = (rows["missing_episodes_in_12_months"] == 0).to_numpy()
    return {column: never & filled(rows, column) for column in INTERVIEW}
