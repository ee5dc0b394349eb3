from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="Short breaks in list 8",
    severity=Severity.ERROR,
    message=(
        "a series of short breaks is not being looked after for this list; leave the child out,"
        " or correct the legal status."
    ),
    question="Are children with short breaks counted as in care?",
    lists=("children_in_care",),
    dimension="validity",
    cohort=True,
    doubts={"children_in_care": (WHOLE_ROW,)},
    examples=(
        Example(
            "V3 and V4 alone",
            {
                "children_in_care": """
                    child_id | legal_status | fails
                    A        | V2           | no
                    B        | V3           | yes
                    C        | V4           | yes
                    D        |              | no
                """
            },
        ),
    ),
)
def short_breaks(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A codes to list 8, in which V3 and V4 are errors."""
    return {"legal_status": says(rows, "legal_status", "V3", "V4")}
