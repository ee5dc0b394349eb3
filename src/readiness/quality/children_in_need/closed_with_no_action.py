from readiness.model import ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="Closed after assessment with no further action",
    severity=Severity.QUERY,
    message=(
        "the case closed after assessment with no further action, which Ofsted does not expect "
        "in this list; leave it out, or correct the reason."
    ),
    question="Were these children open to the service beyond an assessment?",
    lists=("children_in_need",),
    dimension="validity",
    cohort=True,
    doubts={"children_in_need": (WHOLE_ROW,)},
    examples=(
        Example(
            "RC8 alone",
            {
                "children_in_need": """
                    child_id | closure_reason | fails
                    A        | RC8            | yes
                    B        | RC7            | no
                    C        | RC9            | no
                    D        |                | no
                """
            },
        ),
    ),
)
def closed_with_no_action(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 6 (RC8 not expected). RC9, closed to early help,
    is newer than the guidance and let be."""
    return {"closure_reason": says(rows, "closure_reason", "RC8")}
