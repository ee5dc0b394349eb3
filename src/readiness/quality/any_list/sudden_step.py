from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.any_list.months import EVENTS, a_month, in_words, others
from readiness.quality.rule import Example, rule

TIMES = 3.0  # as many, or as few, as the other months: school holidays alone never come near
ENOUGH = 20  # a month in the others, below which a third is within chance


@rule(
    title="A sudden step in numbers",
    severity=Severity.QUERY,
    message=(
        "{} has more than three times, or less than a third of, what the other months have; find "
        "out whether recording, counting or the extract changed."
    ),
    question="What changed in that month: practice, recording or the extract?",
    lists=tuple(EVENTS),
    dimension="consistency",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "one month has four times as many",
            {
                "contacts": """
                    child_id | date_of_contact
                    A        | 2026-04-05
                    B        | 2026-05-05
                    C        | 2026-06-05
                    D        | 2026-07-05
                    E        | 2026-08-05
                    F        | 2026-09-05
                    G        | 2026-09-06
                    H        | 2026-09-07
                    I        | 2026-09-08
                """
            },
            fails=True,
            repeat=20,
        ),
        Example(
            "twice as many may be",
            {
                "contacts": """
                    child_id | date_of_contact
                    A        | 2026-04-05
                    B        | 2026-05-05
                    C        | 2026-06-05
                    D        | 2026-07-05
                    E        | 2026-08-05
                    F        | 2026-09-05
                    G        | 2026-09-06
                """
            },
            fails=False,
            repeat=20,
        ),
    ),
)
def sudden_step(rows: ChildList, as_at: date) -> str | None:
    """Each month against the middle of the other five. A month with nothing is another rule's."""
    counts = a_month(rows, as_at)
    usual = np.array([np.median(np.delete(counts, month)) for month in range(len(counts))])
    stepped = (counts > TIMES * usual) | ((counts < usual / TIMES) & (counts > 0))
    stepped &= (usual >= ENOUGH) & (others(counts) > 0)
    return in_words(stepped, as_at) if stepped.any() else None
