from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.asking import days, filled, says
from readiness.quality.rule import Example, Mask, rule

LISTS = (
    "contacts",
    "early_help",
    "referrals",
    "assessments",
    "section_47",
    "children_in_need",
    "child_protection",
)


@rule(
    title="An unborn child with a sex or an age",
    severity=Severity.QUERY,
    message=(
        "the child is not born yet, for whom Ofsted asks for a sex that is not stated and an age of "
        "-1; write these, or correct the date of birth."
    ),
    question="Which of these children are unborn?",
    lists=LISTS,
    dimension="validity",
    owner="data team",
    cohort=True,
    doubts={name: {"sex": ("sex",), "age": ("age", "date_of_birth")} for name in LISTS},
    examples=(
        Example(
            "born today is born",
            {
                "child_protection": """
                    child_id | date_of_birth | sex        | age | fails
                    A        | 2026-12-01    | not_stated | -1  | no
                    B        | 2026-12-01    | male       | -1  | yes
                    C        | 2026-12-01    | not_stated | 0   | yes
                    D        | 2026-09-30    | male       | 0   | no
                    E        | 2026-12-01    | not_stated |     | no
                """
            },
        ),
    ),
)
def unborn_described(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to unborn children. An age two or more years out is another
    rule's too."""
    unborn = days(rows, "date_of_birth") > np.datetime64(as_at, "D")
    found = {"sex": unborn & says(rows, "sex", "male", "female")}
    if "age" in rows:
        found["age"] = unborn & filled(rows, "age") & (rows["age"] >= 0).to_numpy()
    return found
