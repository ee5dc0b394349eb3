"""M94: how many children a reviewing officer reviews."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.workforce import latest_of_role
from readiness.model import Amounts, ChildList, Judged, Limits, Period

ROLE = "reviewing officer"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] == period.end and row["role"] == ROLE:
        yield Judged(row["cases"], row["team"], whole=row["filled"], role=row["role"])


@measure(
    catalogue="M94",
    title="Children for each reviewing officer",
    service="WF",
    unit="cases each",
    polarity=LOW,
    when=SNAPSHOT,
    why="""An officer with too many children chairs meetings and has no time between them, which is when
        drift is stopped.""",
    criteria=("LD10", "CIC04"),
    comparability="""Not published. Guidance of 2010 speaks of 50 to 70 children for each full-time
        officer; it has not been read again for this.""",
    reference="The authority's evidence workbook, tab caseloads.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "caseloads": """
            date       | team | role              | filled | cases | included | part | whole | unusable | kind
            2025-09-30 | A    | reviewing officer | 4      | 260   | yes      | 260  | 4     | no       | typical
            2025-09-30 | B    | reviewing officer | 1.5    | 0     | yes      | 0    | 1.5   | no       | boundary: none yet
            2025-08-31 | A    | reviewing officer | 4      | 300   | no       |      |       | no       | not counted: not the latest of the team
            2024-09-30 | Z    | reviewing officer | 4      | 300   | no       |      |       | no       | not counted: not for a year
            2025-09-30 | A    | social worker     | 9      | 150   | no       |      |       | no       | not counted: another role
            2025-09-30 | C    | reviewing officer | ?      | 60    | no       |      |       | yes      | unusable: unreadable
            2025-09-30 | D    | reviewing officer | 1      | ?     | no       |      |       | yes      | unusable: unreadable
            ?          | E    | reviewing officer | 1      | 60    | no       |      |       | yes      | unusable: no telling when
            2025-09-30 | F    | ?                 | 1      | 60    | no       |      |       | yes      | unusable: no telling which role
            """,
        },
    ),
)
def reviewing_officer_caseload(caseloads: ChildList, period: Period) -> Amounts:
    """Children allocated to reviewing officers over those officers in full-time equivalents, on the
    latest date each team gives in the last year."""
    latest = latest_of_role(caseloads, ROLE, period.end)
    cases, officers = caseloads["cases"].to_numpy(), caseloads["filled"].to_numpy()
    return amounts(cases, officers, of=latest, within=False)
