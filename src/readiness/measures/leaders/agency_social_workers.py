"""M95: how much of the work agency workers carry."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.workforce import latest_of_role
from readiness.model import Amounts, ChildList, Judged, Limits, Period

ROLE = "social worker"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] == period.end and row["role"] == ROLE:
        yield Judged(row["agency"], row["team"], whole=row["filled"], role=row["role"])


@measure(
    catalogue="M95",
    title="Social workers from agencies",
    service="WF",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Agency workers keep cases moving and leave sooner; of workforce figures theirs goes
        furthest with judgements after caseload.""",
    criteria=("LD09",),
    benchmark="agency_social_workers",
    comparability="""DfE counts agency workers among all child and family social workers on 30 September;
        social workers alone are counted here, on the latest date of each team in the workbook.""",
    reference="The authority's evidence workbook, tab caseloads.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "caseloads": """
            date       | team | role          | filled | agency | included | part | whole | unusable | kind
            2025-09-30 | A    | social worker | 9.5    | 2.5    | yes      | 2.5  | 9.5   | no       | typical
            2025-09-30 | B    | social worker | 4      | 4      | yes      | 4    | 4     | no       | boundary: all of them
            2025-08-31 | A    | social worker | 7      | 2      | no       |      |       | no       | not counted: not the latest of the team
            2024-09-30 | Z    | social worker | 7      | 2      | no       |      |       | no       | not counted: not for a year
            2025-09-30 | A    | manager       | 1      | 0      | no       |      |       | no       | not counted: another role
            2025-09-30 | C    | social worker | 5      | 6      | no       |      |       | yes      | unusable: more than there are
            2025-09-30 | D    | social worker | ?      | 0      | no       |      |       | yes      | unusable: unreadable
            2025-09-30 | E    | social worker | 5      | ?      | no       |      |       | yes      | unusable: unreadable
            ?          | F    | social worker | 5      | 0      | no       |      |       | yes      | unusable: no telling when
            2025-09-30 | G    | ?             | 5      | 0      | no       |      |       | yes      | unusable: no telling which role
            """,
        },
    ),
)
def agency_social_workers(caseloads: ChildList, period: Period) -> Amounts:
    """Of full-time equivalent social workers, on the latest date each team gives in the last
    year, those from agencies."""
    latest = latest_of_role(caseloads, ROLE, period.end)
    agency, filled = caseloads["agency"].to_numpy(), caseloads["filled"].to_numpy()
    return amounts(agency, filled, of=latest)
