from readiness.model import ChildList, Severity
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="The same adopter twice",
    severity=Severity.ERROR,
    message="the same adopter has more than one row where Ofsted allows one; keep the latest.",
    question="How many adopters are there?",
    lists=("adopters",),
    dimension="uniqueness",
    cohort=True,
    doubts={"adopters": (WHOLE_ROW,)},
    examples=(
        Example(
            "both rows; rows without an identifier are not the same adopter",
            {
                "adopters": """
                    adopter_id | enquiry    | fails
                    A          | 2026-05-05 | yes
                    A          | 2026-06-05 | yes
                    B          | 2026-05-05 | no
                """
            },
        ),
    ),
)
def same_adopter_twice(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 11 (a row an adopter)."""
    adopter = rows["adopter_id"]
    return {"adopter_id": (adopter.duplicated(keep=False) & adopter.notna()).to_numpy()}
