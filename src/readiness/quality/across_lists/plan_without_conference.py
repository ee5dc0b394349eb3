from datetime import date

import numpy as np

from readiness.calendar import six_months_to
from readiness.model import Lists, Severity
from readiness.quality.asking import days, says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A new plan without a conference",
    severity=Severity.QUERY,
    message=(
        "the plan began in the six months and list 5 has no conference that made one for the "
        "child; add the conference, unless the child moved here on a plan."
    ),
    question="Which conference made this plan?",
    lists=("child_protection", "section_47"),
    dimension="consistency",
    cohort=True,
    doubts={"child_protection": ("started",)},
    examples=(
        Example(
            "older plans had theirs before list 5 begins",
            {
                "child_protection": """
                    child_id | started    | fails
                    A        | 2026-05-05 | no
                    B        | 2026-05-05 | yes
                    C        | 2026-05-05 | yes
                    D        | 2026-03-31 | no
                """,
                "section_47": "child_id | plan_made | fails\nA | yes | no\nC | no | no",
            },
        ),
    ),
)
def plan_without_conference(lists: Lists, as_at: date) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 5 and 7."""
    joined = linked(lists)
    if "child_protection" not in joined or not joined.have("section_47", "child_id"):
        return {}
    who = joined.who("child_protection")
    made = joined.seen("section_47", says(joined["section_47"], "plan_made", "yes"))
    begun = days(joined["child_protection"], "started") >= np.datetime64(six_months_to(as_at).start)
    return {"child_protection": {"started": begun & ~made[who] & (who >= 0)}}
