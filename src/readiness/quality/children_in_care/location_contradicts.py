from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule

MOST = 0.5  # of those placed inside: whose authority it is must be plain


@rule(
    title="Inside and outside the area",
    severity=Severity.QUERY,
    message=(
        "the placement is said to be inside the area and in another authority, or outside it "
        "and in the own authority; correct one."
    ),
    question="How many children are placed outside the area?",
    lists=("children_in_care",),
    dimension="consistency",
    doubts=("placement_location", "placement_authority"),
    examples=(
        Example(
            "the own authority is that of most placed inside",
            {
                "children_in_care": """
                    child_id | placement_location | placement_authority | fails
                    A        | in                 | 357                 | no
                    B        | in                 | 357                 | no
                    C        | in                 | 357                 | no
                    D        | in                 | 372                 | yes
                    E        | out                | 357                 | yes
                    F        | out                | 372                 | no
                    G        |                    | 372                 | no
                    H        | in                 |                     | no
                """
            },
        ),
    ),
)
def location_contradicts(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 rule 411."""
    inside = says(rows, "placement_location", "in")
    where = rows["placement_authority"]
    among = where[inside].dropna().value_counts(normalize=True)
    if among.empty or among.iloc[0] <= MOST:
        return {}
    own, known = (where == among.index[0]).to_numpy(dtype=bool), where.notna().to_numpy()
    outside = says(rows, "placement_location", "out")
    return {"placement_location": known & ((inside & ~own) | (outside & own))}
