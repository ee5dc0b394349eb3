"""M65: how long children have waited for a family of their own."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from readiness.measures.answers import middle
from readiness.measures.care import in_care_on
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Median, Period
from readiness.story import Child

A_FAMILY = ("return_to_family", "adoption", "sgo_cao")
DAYS_A_MONTH = 365.25 / 12


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    care = care_on(child, period.end)
    if care and care.permanence_plan in A_FAMILY:
        days = (period.end - care.started).days
        yield Judged(team=care.team, value=days / DAYS_A_MONTH)


@measure(
    catalogue="M65",
    title="Months in care so far of children who are to leave it for a family (median)",
    service="CLA",
    unit="months",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""A plan to leave care for a family is a promise; the months so far are how long it has
        been kept waiting.""",
    criteria=("CIC06",),
    comparability="""Not published. Counted from coming into care, for Annex A does not say when
        the plan was made, and for those who still wait, so it is not how long it takes. A month
        is a twelfth of a year of 365.25 days.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | permanence_plan     | ceased     | included | value              | unusable | kind
            A        | 2024-09-30 | adoption            |            | yes      | 11.991786447638603 | no       | typical
            B        | 2025-07-31 | return_to_family    |            | yes      | 2.004106776180698  | no       | typical: to go home
            C        | 2025-09-30 | sgo_cao             |            | yes      | 0                  | no       | boundary: came in today
            D        | 2024-05-06 | long_term_fostering |            | no       |                    | no       | not counted: to stay in care
            E        | 2024-05-06 |                     |            | no       |                    | no       | not counted: no plan
            F        | 2024-05-06 | adoption            | 2025-06-10 | no       |                    | no       | not counted: left care
            G        | ?          | adoption            |            | no       |                    | yes      | unusable: no telling how long
            H        | 2024-05-06 | ?                   |            | no       |                    | yes      | unusable: unreadable
            """,
        },
    ),
)
def permanence_wait(children_in_care: ChildList, period: Period) -> Median:
    """The median of months since coming into care, of children in care on the as-at date whose plan
    is a family of their own: to go home, adoption, or a special guardianship or child arrangements
    order."""
    in_care = in_care_on(children_in_care, period.end)
    waiting = says(children_in_care, "permanence_plan", *A_FAMILY)
    since_start = np.datetime64(period.end) - children_in_care["started"]
    months = since_start.dt.days.to_numpy(dtype=np.float64) / DAYS_A_MONTH
    return middle(months, of=in_care & waiting)
