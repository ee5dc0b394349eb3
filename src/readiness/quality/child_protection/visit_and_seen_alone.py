from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A visit without its answer, or an answer without a visit",
    severity=Severity.QUERY,
    message=(
        "there is an answer whether the child was seen alone and no date of a visit, or a date "
        "and no answer; give both."
    ),
    question="Are visits recorded with whether the child was seen alone?",
    lists=("child_protection",),
    dimension="completeness",
    doubts=("last_visit", "seen_alone"),
    examples=(
        Example(
            "both or neither",
            {
                "child_protection": """
                    child_id | last_visit | seen_alone | fails
                    A        |            |            | no
                    B        | 2026-08-03 |            | yes
                    C        | 2026-08-03 | unknown    | no
                    D        |            | yes        | yes
                """
            },
        ),
    ),
)
def visit_and_seen_alone(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 7: both are of the latest visit."""
    return {"seen_alone": filled(rows, "last_visit") != filled(rows, "seen_alone")}
