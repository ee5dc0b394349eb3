from readiness.model import ChildList, Severity
from readiness.quality.asking import filled, says
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A conference that was unnecessary",
    severity=Severity.ERROR,
    message="the conference is called unnecessary and has a date; correct one.",
    question="Was there a conference?",
    lists=("section_47",),
    dimension="consistency",
    doubts=("conference_unnecessary", "conference"),
    examples=(
        Example(
            "one called off has no date",
            {
                "section_47": """
                    child_id | conference_unnecessary | conference | fails
                    A        | yes                    |            | no
                    B        | yes                    | 2026-08-03 | yes
                    C        | no                     | 2026-08-03 | no
                    D        |                        | 2026-08-03 | no
                """
            },
        ),
    ),
)
def conference_though_unnecessary(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 5; DfE, CIN census, where a conference not
    required has no date."""
    unnecessary = says(rows, "conference_unnecessary", "yes")
    return {"conference": unnecessary & filled(rows, "conference")}
