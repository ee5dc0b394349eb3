from datetime import date

from readiness.model import ChildList, Severity
from readiness.quality.asking import ago, days
from readiness.quality.rule import Example, Mask, rule

LONG = 60  # days: four times what may lie between strategy discussion and conference


@rule(
    title="An enquiry long undecided",
    severity=Severity.QUERY,
    message=(
        "the enquiry began over two months ago, with no conference and no word whether one is "
        "necessary; record the decision."
    ),
    question="What was decided in these enquiries?",
    lists=("section_47",),
    dimension="completeness",
    doubts=("conference_unnecessary",),
    examples=(
        Example(
            "sixty days is the most",
            {
                "section_47": """
                    child_id | strategy_discussion | conference_unnecessary | conference | fails
                    A        | 2026-08-01          |                        |            | no
                    B        | 2026-07-31          |                        |            | yes
                    C        | 2026-07-31          | yes                    |            | no
                    D        | 2026-07-31          |                        | 2026-08-10 | no
                    E        | 2026-07-31          | no                     |            | no
                """
            },
        ),
    ),
)
def undecided(rows: ChildList, as_at: date) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 5: blank only while undecided."""
    undecided = rows.blank("conference_unnecessary") & rows.blank("conference")
    return {
        "conference_unnecessary": undecided & (days(rows, "strategy_discussion") < ago(as_at, LONG))
    }
