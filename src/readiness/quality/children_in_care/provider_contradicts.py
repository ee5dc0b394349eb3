from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule

PARENTS, PUBLIC = "P1", ("R2", "R5")


@rule(
    title="A provider that cannot be",
    severity=Severity.ERROR,
    message=(
        "the provider cannot be that of such a placement (parents provide only placements with "
        "parents, no authority a hospital or young offender institution); correct one."
    ),
    question="Who provides this placement?",
    lists=("children_in_care",),
    dimension="consistency",
    doubts=("placement_type", "placement_provider"),
    examples=(
        Example(
            "parents with parents, hospitals by others",
            {
                "children_in_care": """
                    child_id | placement_type | placement_provider | fails
                    A        | P1             | PR0                | no
                    B        | P1             | PR4                | yes
                    C        | U6             | PR0                | yes
                    D        | R5             | PR1                | yes
                    E        | R5             | PR3                | no
                    F        | P1             |                    | no
                    G        |                | PR0                | no
                """
            },
        ),
    ),
)
def provider_contradicts(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rules 527, 528, 530 and 531."""
    placed, provider = rows["placement_type"], rows["placement_provider"]
    known = (placed.notna() & provider.notna()).to_numpy()
    one_of_both = says(rows, "placement_type", PARENTS) != says(rows, "placement_provider", "PR0")
    own = says(rows, "placement_type", *PUBLIC) & says(rows, "placement_provider", "PR1", "PR2")
    return {"placement_provider": known & (one_of_both | own)}
