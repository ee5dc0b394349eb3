"""M95: how many social workers leave in a year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from readiness.measures.answers import amounts
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.workforce import latest_of_role
from readiness.model import Amounts, ChildList, Judged, Limits, Period

ROLE = "social worker"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] == period.end and row["role"] == ROLE:
        yield Judged(
            min(row["left_in_12_months"], row["filled"] - row["agency"]),
            row["team"],
            whole=row["filled"] - row["agency"],
            role=row["role"],
        )


@measure(
    catalogue="M95",
    title="Social workers who left in the year",
    service="WF",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Each leaver is a goodbye for some fifteen children, and somebody new for each to get to
        know.""",
    criteria=("LD09", "CIC05", "HP13"),
    benchmark="social_worker_turnover",
    comparability="""DfE takes leavers in the year to 30 September over workers in post, agency workers left
        out; here the twelve months end on the latest date of each team in the workbook and social
        workers alone are counted. A team that lost more than it now has counts as all lost.""",
    reference="The authority's evidence workbook, tab caseloads.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "caseloads": """
            date       | team | role          | filled | agency | left_in_12_months | included | part | whole | unusable | kind
            2025-09-30 | A    | social worker | 10     | 2      | 1                 | yes      | 1    | 8     | no       | typical
            2025-09-30 | B    | social worker | 4      | 4      | 0                 | yes      | 0    | 0     | no       | boundary: nobody permanent
            2025-08-31 | A    | social worker | 7      | 2      | 3                 | no       |      |       | no       | not counted: not the latest of the team
            2024-09-30 | Z    | social worker | 7      | 2      | 3                 | no       |      |       | no       | not counted: not for a year
            2025-09-30 | A    | manager       | 1      | 0      | 1                 | no       |      |       | no       | not counted: another role
            2025-09-30 | C    | social worker | 5      | 1      | 4                 | yes      | 4    | 4     | no       | boundary: as many as there are
            2025-09-30 | I    | social worker | 5      | 1      | 6                 | yes      | 4    | 4     | no       | boundary: more than there are now
            2025-09-30 | J    | social worker | 5      | 6      | 1                 | no       |      |       | yes      | unusable: more from agencies than there are
            2025-09-30 | D    | social worker | ?      | 0      | 1                 | no       |      |       | yes      | unusable: unreadable
            2025-09-30 | E    | social worker | 5      | ?      | 1                 | no       |      |       | yes      | unusable: unreadable
            2025-09-30 | H    | social worker | 5      | 0      | ?                 | no       |      |       | yes      | unusable: unreadable
            ?          | F    | social worker | 5      | 0      | 1                 | no       |      |       | yes      | unusable: no telling when
            2025-09-30 | G    | ?             | 5      | 0      | 1                 | no       |      |       | yes      | unusable: no telling which role
            """,
        },
    ),
)
def social_worker_turnover(caseloads: ChildList, period: Period) -> Amounts:
    """Full-time equivalent social workers who left in twelve months, out of the permanent ones in
    post on the latest date each team gives in the last year."""
    latest = latest_of_role(caseloads, ROLE, period.end)
    left = caseloads["left_in_12_months"].to_numpy()
    permanent = (caseloads["filled"] - caseloads["agency"]).to_numpy()
    return amounts(np.minimum(left, permanent), permanent, of=latest)
