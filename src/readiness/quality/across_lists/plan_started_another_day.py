from datetime import date

import numpy as np

from readiness.calendar import six_months_to
from readiness.model import Lists, Severity
from readiness.quality.asking import days, says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A plan that did not start at its conference",
    severity=Severity.QUERY,
    message=(
        "the plan started on another day than the conference that made it (list 5); correct one, "
        "as a plan starts on the day of its conference."
    ),
    question="Did the plan start when the conference made it?",
    lists=("child_protection", "section_47"),
    dimension="consistency",
    doubts={"child_protection": ("started",)},
    examples=(
        Example(
            "plans of the six months, beside the child's latest conference that made one",
            {
                "child_protection": """
                    child_id | started    | fails
                    A        | 2026-05-05 | no
                    B        | 2026-05-06 | yes
                    C        | 2026-05-05 | no
                    D        | 2025-05-05 | no
                """,
                "section_47": """
                    child_id | conference | plan_made | fails
                    A        | 2026-05-05 | yes       | no
                    B        | 2026-05-05 | yes       | no
                    C        | 2026-05-04 | no        | no
                    D        | 2026-05-04 | yes       | no
                """,
            },
        ),
    ),
)
def plan_started_another_day(lists: Lists, as_at: date) -> dict[str, dict[str, Mask]]:
    """Source: DfE, CIN census rule 2885."""
    joined = linked(lists)
    if "child_protection" not in joined or not joined.have("section_47", "child_id"):
        return {}
    made = says(joined["section_47"], "plan_made", "yes")
    held = joined.latest("section_47", "conference", made)[joined.who("child_protection")]
    started = days(joined["child_protection"], "started")
    begun = started >= np.datetime64(six_months_to(as_at).start)
    differs = (started < held) | (started > held)
    return {"child_protection": {"started": begun & differs}}
