from readiness.calendar import age_in_years
from readiness.model import ChildList, Severity
from readiness.quality.asking import days, says
from readiness.quality.rule import Example, Mask, rule

AS_A_CHILD = ("E11", "E12", "E41", "E45", "E46", "E47", "E48", "E4A", "E4B")
AS_AN_ADULT = ("E7", "E17")


@rule(
    title="A reason for leaving care that does not fit the age",
    severity=Severity.ERROR,
    message=(
        "the reason care ended does not fit the age (an order or return home on or after 18, or"
        " adult services before); correct one."
    ),
    question="How did this young person leave care?",
    lists=("children_in_care",),
    dimension="accuracy",
    doubts=("cease_reason", "ceased", "date_of_birth"),
    examples=(
        Example(
            "eighteen on the day is an adult",
            {
                "children_in_care": """
                    child_id | date_of_birth | ceased     | cease_reason | fails
                    A        | 2008-05-05    | 2026-05-04 | E45          | no
                    B        | 2008-05-05    | 2026-05-05 | E45          | yes
                    C        | 2008-05-05    | 2026-05-05 | E17          | no
                    D        | 2009-05-05    | 2026-05-05 | E17          | yes
                    E        |               | 2026-05-05 | E17          | no
                    F        | 2008-05-05    | 2026-05-05 | E5           | no
                """
            },
        ),
    ),
)
def reason_does_not_fit_age(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rule 407 (special guardianship at 18) and guidance to the reasons an
    episode ceased."""
    age = age_in_years(days(rows, "date_of_birth"), days(rows, "ceased"))
    adult = says(rows, "cease_reason", *AS_A_CHILD) & (age >= 18)
    return {"cease_reason": adult | (says(rows, "cease_reason", *AS_AN_ADULT) & (age < 18))}
