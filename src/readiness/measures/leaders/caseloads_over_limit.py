"""M94: workers who hold more than the authority itself thinks right."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from readiness.measures.answers import answer, share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import filled, required_says
from readiness.measures.workforce import cases_of, holds_cases
from readiness.model import ChildList, Judged, Limits, Period, Ratio

ROLE = "social worker"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["role"] == ROLE and row["cases_held"] and "caseload_limit" in row:
        most = row["caseload_limit"] * row["full_time_equivalent"]
        over = row["cases_held"] > most
        yield Judged(over, row["team"], role=row["role"], experience=row["experience"])


@measure(
    catalogue="M94",
    title="Social workers above their caseload limit",
    service="WF",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""An average hides the few who hold too many, and they are where visits slip first. Seen by
        team and by experience it is a plan, not a statistic.""",
    criteria=("LD10",),
    comparability="""Not published: each authority sets its own limits, for each team and year of
        experience. A part-time worker's limit is taken in proportion. Of those who hold an open
        child of List 6; names must be the same in the workbook and the list.""",
    reference="Annex A guidance, List 6; the authority's evidence workbook, tab workers.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "workers": """
            worker | team | role             | experience      | full_time_equivalent | caseload_limit | denominator | numerator | unusable | kind
            A      | T    | social worker    | 2 to 5 years    | 1                    | 16             | yes         | yes       | no       | typical
            B      | T    | social worker    | first year      | 0.5                  | 16             | yes         | no        | no       | boundary: eight on half time
            C      | T    | social worker    | first year      | 1                    | 10             | no          | no        | no       | not counted: holds none
            J      | T    | social worker    | first year      | 1                    | 10             | yes         | no        | no       | boundary: at the limit
            K      | T    | social worker    | first year      | 1                    | 10             | yes         | yes       | no       | boundary: one above it
            H      | T    | social worker    | first year      | 1                    |                | no          | no        | no       | not counted: no limit is set
            D      | T    | personal adviser | 5 years or more | 1                    | 10             | no          | no        | no       | not counted: another role
            E      | T    | social worker    | first year      | ?                    | 16             | no          | no        | yes      | unusable: unreadable
            I      | T    | social worker    | first year      | 1                    | ?              | no          | no        | yes      | unusable: unreadable
            F      | T    | social worker    | first year      | 1                    | 16             | no          | no        | yes      | unusable: number of cases not known
            G      | T    | ?                | first year      | 1                    | 16             | no          | no        | yes      | unusable: no telling which role
            """,
            "annex_a_workers": """
            worker | team | cases
            A      | T    | 17
            B      | T    | 8
            D      | T    | 12
            F      | T    | ?
            G      | T    | 20
            E      | T    | 9
            I      | T    | 9
            H      | T    | 9
            J      | T    | 10
            K      | T    | 11
            """,
        },
    ),
)
def caseloads_over_limit(workers: ChildList, annex_a_workers: ChildList, period: Period) -> Ratio:
    """Of social workers who hold open children of List 6 and for whom the authority has set a
    limit, those who hold more than that, in proportion to their hours."""
    cases = cases_of(workers, annex_a_workers)
    most = (workers["caseload_limit"] * workers["full_time_equivalent"]).to_numpy()
    limited = required_says(workers, "role", ROLE) & filled(workers, "caseload_limit")
    limited = limited & holds_cases(cases)
    return share(answer(cases > most, np.isnan(cases) | np.isnan(most)), of=limited)
