from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Unaccompanied, with another need",
    severity=Severity.QUERY,
    message=(
        "the child is unaccompanied and the category of need is another than absent parenting "
        "(N8); correct one."
    ),
    question="Which children came to this country alone?",
    lists=("children_in_care",),
    dimension="consistency",
    doubts=("unaccompanied", "category_of_need"),
    examples=(
        Example(
            "those not unaccompanied may have any need",
            {
                "children_in_care": """
                    child_id | unaccompanied | category_of_need | fails
                    A        | yes           | N8               | no
                    B        | yes           | N1               | yes
                    C        | no            | N1               | no
                    D        | yes           |                  | no
                """
            },
        ),
    ),
)
def unaccompanied_need(rows: ChildList) -> dict[str, Mask]:
    """Source: DfE, SSDA903 guidance: the need of an unaccompanied asylum seeking child is
    N8."""
    other = rows["category_of_need"].notna().to_numpy() & ~says(rows, "category_of_need", "N8")
    return {"category_of_need": other & says(rows, "unaccompanied", "yes")}
