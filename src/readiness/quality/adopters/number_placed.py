from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Placed, and no number of children",
    severity=Severity.QUERY,
    message=(
        "children were placed on a date and their number is blank or 0, or there is a number "
        "and no date; give both."
    ),
    question="How many children were placed with this family?",
    lists=("adopters",),
    dimension="completeness",
    doubts=("placed", "children_placed"),
    examples=(
        Example(
            "both or neither",
            {
                "adopters": """
                    adopter_id | placed     | children_placed | fails
                    A          | 2026-08-03 | 2               | no
                    B          | 2026-08-03 |                 | yes
                    C          | 2026-08-03 | 0               | yes
                    D          |            | 1               | yes
                    E          |            |                 | no
                    F          |            | 0               | no
                """
            },
        ),
    ),
)
def number_placed(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 11."""
    some = (rows["children_placed"] > 0).to_numpy() | rows.unusable("children_placed")
    return {"children_placed": filled(rows, "placed") != some}
