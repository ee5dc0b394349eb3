from datetime import date

import numpy as np

from readiness.calendar import six_months_to
from readiness.model import Lists, Severity
from readiness.quality.across_lists.ids_do_not_link import strangers
from readiness.quality.asking import days
from readiness.quality.linking import linked
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule

WORK = ("assessments", "section_47", "child_protection", "children_in_care")


@rule(
    title="Referred and nothing more, in list 6",
    severity=Severity.QUERY,
    message=(
        "the case began in the six months with a referral, and no assessment, enquiry, plan or "
        "care followed; Ofsted does not ask for such cases here, so leave it out."
    ),
    question="What is the service to this child beyond the referral?",
    lists=("children_in_need", "referrals", *WORK),
    dimension="validity",
    owner="front door",
    cohort=True,
    doubts={"children_in_need": (WHOLE_ROW,)},
    examples=(
        Example(
            "anything that followed is enough, and older cases may have had theirs before",
            {
                "children_in_need": """
                    child_id | started    | fails
                    A        | 2026-05-05 | yes
                    B        | 2026-05-05 | no
                    C        | 2026-03-31 | no
                    D        | 2026-05-05 | no
                """,
                "referrals": "child_id\nA\nB\nC",
                "assessments": "child_id | authorised\nB |",
            },
        ),
    ),
)
def referral_only(lists: Lists, as_at: date) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to list 6. Needs list 4, which would show the work."""
    joined = linked(lists)
    if "children_in_need" not in joined or "assessments" not in joined or strangers(joined):
        return {}
    who = joined.who("children_in_need")
    worked = np.logical_or.reduce([joined.seen(name) for name in WORK])
    begun = days(joined["children_in_need"], "started") >= np.datetime64(six_months_to(as_at).start)
    only = joined.seen("referrals") & ~worked
    return {"children_in_need": {"child_id": only[who] & begun}}
