"""M94: how many open cases a social worker holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.workforce import cases_of, holds_cases
from readiness.model import Amounts, ChildList, Judged, Limits, Period

ROLE = "social worker"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["role"] == ROLE and row["cases_held"]:
        yield Judged(
            row["cases_held"],
            row["team"],
            whole=row["full_time_equivalent"],
            role=row["role"],
            experience=row["experience"],
        )


@measure(
    catalogue="M94",
    title="Open cases for each full-time equivalent social worker",
    service="WF",
    unit="cases each",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Of published figures caseload goes furthest with judgements, though not far; and a worker
        with too many cases cannot know each child.""",
    criteria=("LD10", "HP13"),
    benchmark="social_worker_caseload",
    comparability="""DfE divides the cases held on 30 September by full-time equivalent child and
        family social workers who hold cases; so does this, by those to whom List 6 allocates an
        open child on the as-at date. Cases that List 6 does not hold (foster carers, adopters,
        care leavers) are not in it, so it can read lower than DfE's. Workers named in the workbook
        alone, or in the lists alone, are left out: names must be the same in both.""",
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
            C      | T    | social worker    | first year      | 1                    | no       |      |       | no       | not counted: holds none
            H      | T    | social worker    | first year      | 1                    | yes      | 1    | 1     | no       | boundary: holds one
            I      | T    | social worker    | first year      | 0.5                  | no       |      |       | yes      | unusable: named twice
            I      | U    | social worker    | first year      | 0.5                  | no       |      |       | yes      | unusable: named twice
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
            E      | T    | 9
            F      | T    | ?
            G      | T    | 9
            H      | T    | 1
            I      | T    | 15
            Z      | T    | 20
            """,
        },
    ),
)
def caseload_average(workers: ChildList, annex_a_workers: ChildList, period: Period) -> Amounts:
    """Open children of List 6 allocated to social workers named in the evidence workbook, over
    those workers in full-time equivalents. Workers who hold none are left out."""
    cases = cases_of(workers, annex_a_workers)
    time = workers["full_time_equivalent"].to_numpy()
    holding = required_says(workers, "role", ROLE) & holds_cases(cases)
    return amounts(cases, time, of=holding, within=False)
