import numpy as np

from readiness.model import Lists, Severity
from readiness.quality.asking import days
from readiness.quality.linking import ENDS, linked
from readiness.quality.rule import Example, Mask, rule

DAYS = np.timedelta64(31, "D")  # in which records of one ending may be closed in any order


@rule(
    title="Closed before the work ended",
    severity=Severity.ERROR,
    message=(
        "the case is closed while an assessment, plan or period of care of the child is open, or "
        "over a month before it ended; correct the closure or the end."
    ),
    question="Was the case closed while work with the child went on?",
    lists=("children_in_need", *ENDS),
    dimension="consistency",
    owner="data team",
    doubts={"children_in_need": ("closed", "case_status")},
    examples=(
        Example(
            "a month to put it all away",
            {
                "children_in_need": """
                    child_id | closed     | fails
                    A        | 2026-08-03 | no
                    B        | 2026-08-03 | yes
                    C        | 2026-08-03 | yes
                    D        |            | no
                """,
                "child_protection": """
                    child_id | started    | ended
                    A        | 2025-08-04 | 2026-09-03
                    B        | 2025-08-04 | 2026-09-04
                    D        | 2025-08-04 | 2026-08-04
                """,
                "assessments": "child_id | started | authorised\nC | 2026-07-01 |",
            },
        ),
    ),
)
def active_after_closure(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: DfE, CIN census rule 8565. Section 47 enquiries are left out, as Annex A does not say
    when they ended; so are assessments that are done, which may be of a new referral."""
    joined = linked(lists)
    if "children_in_need" not in joined:
        return {}
    who, rows = joined.who("children_in_need"), joined["children_in_need"]
    closed = days(rows, "closed")
    wrong = np.zeros(len(rows), dtype=bool)
    for name, end in ENDS.items():
        if joined.have(name, end):
            wrong |= joined.open_in(name)[who] & ~np.isnat(closed)
            if name != "assessments":
                wrong |= joined.latest(name, end)[who] > closed + DAYS
    return {"children_in_need": {"closed": wrong & (who >= 0)}}
