from collections.abc import Mapping

import numpy as np
import pandas as pd

from readiness.model import ChildList, Severity
from readiness.quality.any_list.same_record_twice import same_record_twice
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule

STARTS: Mapping[str, str] = {
    "early_help": "started",
    "referrals": "date_of_referral",
    "assessments": "started",
    "section_47": "strategy_discussion",
}


@rule(
    title="The same child twice on one day",
    severity=Severity.QUERY,
    message=(
        "another row of the child has the same date and says something else; keep one if they are "
        "of the same event."
    ),
    question="Are these different events, or entered again?",
    lists=tuple(STARTS),
    dimension="uniqueness",
    doubts=dict.fromkeys(STARTS, (WHOLE_ROW,)),
    examples=(
        Example(
            "all but the first; a row that says the very same is another rule's",
            {
                "referrals": """
                    child_id | date_of_referral | referral_source | fails
                    A        | 2026-05-05       | 6               | no
                    A        | 2026-05-05       | 2A              | yes
                    A        | 2026-05-06       | 6               | no
                    B        | 2026-05-05       | 6               | no
                    B        | 2026-05-05       | 6               | no
                    C        |                  | 6               | no
                    C        |                  | 2A              | no
                """
            },
        ),
    ),
)
def same_day_twice(rows: ChildList) -> dict[str, Mask]:
    """Contacts are left out: two people may well ring on one day."""
    when = STARTS[rows.name]
    child = rows["child_id"]
    again = (child.duplicated(keep=False) & child.notna() & rows[when].notna()).to_numpy()
    some = pd.DataFrame({"child": child[again].to_numpy(), "day": rows[when][again].to_numpy()})
    found = np.zeros(len(rows), dtype=bool)
    found[again] = some.duplicated().to_numpy()
    if found.any():
        found &= ~same_record_twice.function(rows)
    return {when: found}
