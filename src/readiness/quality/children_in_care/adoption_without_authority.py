from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule

WITH_ORDER, WITH_CONSENT = ("A5", "A6"), ("A3", "A4")


@rule(
    title="Placed for adoption without the authority for it",
    severity=Severity.ERROR,
    message=(
        "the child is placed for adoption under a placement order which the legal status does "
        "not show, or by consent though there is an order; correct one."
    ),
    question="On what authority is this child placed for adoption?",
    lists=("children_in_care",),
    dimension="consistency",
    doubts=("placement_type", "legal_status"),
    examples=(
        Example(
            "order with order, consent without",
            {
                "children_in_care": """
                    child_id | placement_type | legal_status | fails
                    A        | A5             | E1           | no
                    B        | A6             | C2           | yes
                    C        | A3             | E1           | yes
                    D        | A4             | V2           | no
                    E        | A6             |              | no
                    F        | U6             | E1           | no
                """
            },
        ),
    ),
)
def adoption_without_authority(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rule 408; Adoption and Children Act 2002, sections 18 to 22."""
    order = says(rows, "legal_status", "E1")
    known = rows["legal_status"].notna().to_numpy()
    without = says(rows, "placement_type", *WITH_ORDER) & ~order & known
    return {"placement_type": without | (says(rows, "placement_type", *WITH_CONSENT) & order)}
