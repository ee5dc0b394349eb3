"""M94: how many open cases a social worker holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.workforce import cases_of
from readiness.model import Amounts, ChildList, Judged, Limits, Period

ROLE = "social worker"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["role"] == ROLE:
        yield Judged(
            row["cases_held"],
            row["team"],
            whole=row["full_time_equivalent"],
            role=row["role"],
            experience=row["experience"],
        )


@measure(
    catalogue="M94",
    title="Open cases for each social worker",
    service="WF",
    unit="cases each",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Caseload is what separates judgements most among published figures, and what decides whether
        a worker can know each child.""",
    criteria=("LD10", "HP13"),
    benchmark="social_worker_caseload",
    comparability="""DfE divides the cases held on 30 September by full-time equivalent child and
        family social workers who hold cases. Here the cases are the open children of List 6
        allocated to workers named in the workbook, on the as-at date; a worker who holds none
        counts too. Workers in the lists whom the workbook does not name are left out.""",
    reference="Annex A guidance, List 6; the authority's evidence workbook, tab workers.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "workers": """
            worker | team | role             | experience      | full_time_equivalent | included | part | whole | unusable | kind
            A      | T    | social worker    | 2 to 5 years    | 1                    | yes      | 17   | 1     | no       | typical
            B      | T    | social worker    | first year      | 0.6                  | yes      | 8    | 0.6   | no       | typical: part time
            C      | T    | social worker    | first year      | 1                    | yes      | 0    | 1     | no       | boundary: holds none
            D      | T    | personal adviser | 5 years or more | 1                    | no       |      |       | no       | not counted: another role
            E      | T    | social worker    | first year      | ?                    | no       |      |       | yes      | unusable: unreadable
            F      | T    | social worker    | first year      | 1                    | no       |      |       | yes      | unusable: number of cases not known
            G      | T    | ?                | first year      | 1                    | no       |      |       | yes      | unusable: no telling which role
            """,
            "annex_a_workers": """
            worker | team | cases
            A      | T    | 17
            B      | T    | 8
            D      | T    | 12
            F      | T    | ?
            Z      | T    | 20
            """,
        },
    ),
)
def caseload_average(workers: ChildList, annex_a_workers: ChildList, period: Period) -> Amounts:
    """Open children of List 6 allocated to social workers named in the evidence workbook, over
    those workers in full-time equivalents."""
    cases = cases_of(workers, annex_a_workers)
    time = workers["full_time_equivalent"].to_numpy()
    return amounts(cases, time, of=required_says(workers, "role", ROLE), within=False)
