from collections.abc import Mapping
from datetime import date

import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.any_list.months import MONTHS, a_month, in_words, month_of, others
from readiness.quality.any_list.often_unknown import UNKNOWN
from readiness.quality.asking import says
from readiness.quality.rule import Example, rule

STEP = 0.3  # of a month's rows, over the share of the other months together
ENOUGH = 20  # rows a month

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "contacts": ("contact_source", "ethnicity"),
    "referrals": ("referral_source", "ethnicity", "no_further_action", "team"),
    "assessments": ("child_seen", "ethnicity", "needs_support", "team"),
    "section_47": ("conference_unnecessary", "ethnicity", "team"),
}


@rule(
    title="A sudden step in what is not known",
    severity=Severity.QUERY,
    message=(
        "far more is blank or 'not known' in {} than in the other months; find out what changed "
        "in recording or in the extract."
    ),
    question="Why did recording change in that month?",
    lists=tuple(COLUMNS),
    dimension="completeness",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "half of one month, none of the others",
            {
                "contacts": """
                    child_id | date_of_contact | contact_source
                    A        | 2026-04-05      | 6
                    B        | 2026-05-05      | 2A
                    C        | 2026-06-05      | 6
                    D        | 2026-07-05      | 6
                    E        | 2026-08-05      | 6
                    F        | 2026-09-05      | 6
                    G        | 2026-09-06      |
                """
            },
            fails=True,
            repeat=20,
        ),
        Example(
            "the same in every month",
            {
                "contacts": """
                    child_id | date_of_contact | contact_source
                    A        | 2026-04-05      |
                    B        | 2026-05-05      | 10
                    C        | 2026-06-05      | 10
                    D        | 2026-07-05      | 10
                    E        | 2026-08-05      |
                    F        | 2026-09-05      | 10
                """
            },
            fails=False,
            repeat=20,
        ),
    ),
)
def unknown_step(rows: ChildList, as_at: date) -> dict[str, str]:
    """The share of rows a month whose cell is blank or says that nothing is known."""
    month, counts = month_of(rows, as_at), a_month(rows, as_at)
    found = {}
    for column in COLUMNS[rows.name]:
        if column in rows:
            unknown = rows.blank(column) | says(rows, column, *UNKNOWN.get(column, ()))
            gaps = np.bincount(month[unknown & (month >= 0)], minlength=MONTHS).astype(float)
            usual = others(gaps) / np.maximum(others(counts), 1)
            stepped = (counts >= ENOUGH) & (gaps > (usual + STEP) * counts)
            if stepped.any():
                found[column] = in_words(stepped, as_at)
    return found
