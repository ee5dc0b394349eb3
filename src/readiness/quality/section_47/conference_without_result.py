from readiness.model import ChildList, Severity
from readiness.quality.asking import filled
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A conference without a result, or a result without one",
    severity=Severity.QUERY,
    message=(
        "there is a date of the conference and no result, or a result and no date; give both, "
        "or neither if it was not held."
    ),
    question="What did these conferences decide?",
    lists=("section_47",),
    dimension="completeness",
    doubts=("conference", "plan_made"),
    examples=(
        Example(
            "both or neither",
            {
                "section_47": """
                    child_id | conference | plan_made | fails
                    A        |            |           | no
                    B        | 2026-08-03 |           | yes
                    C        | 2026-08-03 | no        | no
                    D        |            | yes       | yes
                """
            },
        ),
    ),
)
def conference_without_result(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 5."""
    return {"plan_made": filled(rows, "conference") != filled(rows, "plan_made")}
