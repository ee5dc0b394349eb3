"""M96: whether social workers in their first year are supervised often enough."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import recent, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio

ROLE, FIRST_YEAR = "social worker", "first year"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if (row["role"], row["experience"]) == (ROLE, FIRST_YEAR):
        last = row.get("last_supervision")
        in_date = last is not None and due(last, limits["first_year_supervision"]) >= period.end
        yield Judged(in_date, row["team"], role=row["role"], experience=row["experience"])


@measure(
    catalogue="M96",
    title="First-year social workers supervised in date",
    service="WF",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A newly qualified worker holds children's safety while still learning how; supervision is
        the protection of both.""",
    limits=("first_year_supervision",),
    criteria=("LD08", "LD11"),
    comparability="""Not published. The interval is the authority's own; the default is the longest
        the programme for the first year allows. The workbook has no day on which a worker began,
        so one who began last week and has not been supervised counts as late.""",
    reference="The authority's evidence workbook, tab workers.",
    owner="Practice and supervision",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "workers": """
            worker | team | role             | experience     | last_supervision | denominator | numerator | unusable | kind
            A      | T    | social worker    | first year     | 2025-09-15       | yes         | yes       | no       | typical
            B      | T    | social worker    | first year     | 2025-09-02       | yes         | yes       | no       | boundary: four weeks today
            C      | T    | social worker    | first year     | 2025-09-01       | yes         | no        | no       | boundary: four weeks yesterday
            D      | T    | social worker    | first year     |                  | yes         | no        | no       | typical: never supervised
            E      | T    | social worker    | 1 to 2 years   | 2025-09-15       | no          | no        | no       | not counted: second year
            F      | T    | personal adviser | first year     | 2025-09-15       | no          | no        | no       | not counted: another role
            G      | T    | social worker    | first year     | ?                | no          | no        | yes      | unusable: no telling when
            H      | T    | ?                | first year     | 2025-09-15       | no          | no        | yes      | unusable: no telling which role
            I      | T    | social worker    | ?              | 2025-09-15       | no          | no        | yes      | unusable: no telling how long
            """,
        },
    ),
)
def first_year_supervision_in_date(workers: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of social workers in their first year after qualifying, those whose last supervision is within
    the authority's own interval. Never supervised is late."""
    new = required_says(workers, "role", ROLE) & required_says(workers, "experience", FIRST_YEAR)
    limit = limits["first_year_supervision"]
    return share(recent(workers, "last_supervision", period.end, limit), of=new)
