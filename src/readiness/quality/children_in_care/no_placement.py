from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="No placement in twelve months",
    severity=Severity.ERROR,
    message=(
        "a child who is or was in care has had at least the present placement in the twelve "
        "months; count it."
    ),
    question="What does the number of placements count?",
    lists=("children_in_care",),
    dimension="validity",
    cohort=True,
    doubts=("placements_in_12_months",),
    examples=(
        Example(
            "one is the fewest",
            {
                "children_in_care": """
                    child_id | placements_in_12_months | fails
                    A        | 1                       | no
                    B        | 0                       | yes
                    C        |                         | no
                """
            },
        ),
    ),
)
def no_placement(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 8 (minimum 1)."""
    return {"placements_in_12_months": (rows["placements_in_12_months"] == 0).to_numpy()}
