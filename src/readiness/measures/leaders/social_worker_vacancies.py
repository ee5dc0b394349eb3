"""M95: posts with nobody permanent in them."""

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
            max(0, row["posts"] - row["filled"] + row["agency"]),
            row["team"],
            whole=row["posts"],
            role=row["role"],
        )


@measure(
    catalogue="M95",
    title="Social worker posts vacant or filled by agency workers",
    service="WF",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Children meet the vacancy as a change of social worker, and colleagues as a higher caseload.""",
    criteria=("LD09",),
    benchmark="social_worker_vacancies",
    comparability="""DfE takes vacancies over vacancies and workers in post on 30 September, vacancies covered by
        agency workers being vacancies; posts of social workers alone are counted here, on the
        latest date of each team in the workbook, where DfE's are all child and family social workers, managers
        too.""",
    reference="The authority's evidence workbook, tab caseloads.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "caseloads": """
            date       | team | role          | posts | filled | agency | included | part | whole | unusable | kind
            2025-09-30 | A    | social worker | 10    | 9      | 2      | yes      | 3    | 10    | no       | typical
            2025-09-30 | B    | social worker | 8     | 9      | 0      | yes      | 0    | 8     | no       | boundary: more workers than posts
            2025-08-31 | A    | social worker | 10    | 7      | 2      | no       |      |       | no       | not counted: not the latest of the team
            2024-09-30 | Z    | social worker | 10    | 7      | 2      | no       |      |       | no       | not counted: not for a year
            2025-09-30 | A    | manager       | 2     | 1      | 0      | no       |      |       | no       | not counted: another role
            2025-09-30 | C    | social worker |       | 5      | 0      | no       |      |       | yes      | unusable: no posts
            2025-09-30 | D    | social worker | 6     | ?      | 0      | no       |      |       | yes      | unusable: unreadable
            2025-09-30 | E    | social worker | 6     | 5      | ?      | no       |      |       | yes      | unusable: unreadable
            ?          | F    | social worker | 6     | 5      | 0      | no       |      |       | yes      | unusable: no telling when
            2025-09-30 | G    | ?             | 6     | 5      | 0      | no       |      |       | yes      | unusable: no telling which role
            """,
        },
    ),
)
def social_worker_vacancies(caseloads: ChildList, period: Period) -> Amounts:
    """Of full-time equivalent posts of social workers, on the latest date each team gives in the
    last year, those not filled by a permanent worker."""
    latest = latest_of_role(caseloads, ROLE, period.end)
    posts, filled, agency = (caseloads[c].to_numpy() for c in ("posts", "filled", "agency"))
    empty = np.maximum(posts - filled + agency, 0.0)  # NaN stays NaN
    return amounts(empty, posts, of=latest)
