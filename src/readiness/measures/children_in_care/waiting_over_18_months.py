"""M83: children with a placement order who came into care long ago and still wait."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import happened, passed
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import AdoptionPlan, Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.adoption[-1:]:
        if _waiting(plan, period.end):
            yield Judged(period.end > due(plan.entered_care, limits["adoption_wait"]))


def _waiting(plan: AdoptionPlan, today: date) -> bool:
    reached = (plan.placed, plan.order, plan.reversed)
    ordered = plan.placement_order is not None and plan.placement_order <= today
    return ordered and all(day is None or day > today for day in reached)


@measure(
    catalogue="M83",
    title="Children waiting for an adoptive family who came into care long ago",
    service="ADOP",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""The longer a child waits the harder a family is to find, and the more there is to
        mend.""",
    limits=("adoption_wait",),
    criteria=("CIC13", "CIC06"),
    comparability="""Not published in the source used here. Counted from coming into care and not
        from the order. The limit is the authority's own setting; 18 months is the sector's word
        for a long wait. Out of few children, so one more or less moves it much.""",
    reference="Annex A guidance, List 10.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adoption": """
            child_id | entered_care | placement_order | placed     | order      | reversed   | denominator | numerator | unusable | kind
            A        | 2025-01-06   | 2025-08-04      |            |            |            | yes         | no        | no       | typical
            B        | 2023-06-01   | 2024-06-03      |            |            |            | yes         | yes       | no       | typical: waited long
            C        | 2024-03-29   | 2025-01-06      |            |            |            | yes         | yes       | no       | boundary: 18 months yesterday
            D        | 2024-03-30   | 2025-01-06      |            |            |            | yes         | no        | no       | boundary: 18 months today
            E        | 2023-06-01   | 2024-06-03      | 2025-02-03 |            |            | no          | no        | no       | not counted: placed
            F        | 2023-06-01   | 2024-06-03      | 2024-10-01 | 2025-06-02 |            | no          | no        | no       | not counted: adopted
            G        | 2023-06-01   | 2024-06-03      |            |            | 2025-06-02 | no          | no        | no       | not counted: the plan was given up
            H        | 2023-06-01   |                 |            |            |            | no          | no        | no       | not counted: no order
            I        | ?            | 2024-06-03      |            |            |            | no          | no        | yes      | unusable: no telling how long
            J        | 2023-06-01   | 2024-06-03      | ?          |            |            | no          | no        | yes      | unusable: perhaps placed
            K        | 2023-06-01   | 2024-06-03      |            | ?          |            | no          | no        | yes      | unusable: perhaps adopted
            L        | 2023-06-01   | 2024-06-03      |            |            | ?          | no          | no        | yes      | unusable: perhaps given up
            M        | 2023-06-01   | ?               |            |            |            | no          | no        | yes      | unusable: ordered or not?
            """,
        },
    ),
)
def waiting_over_18_months(adoption: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children who on the as-at date have a placement order, and are neither placed for adoption
    nor adopted, and whose plan has not been reversed, those who came into care longer ago than the
    authority's own limit."""
    today = period.end
    ordered = happened(adoption, "placement_order", today)
    placed = happened(adoption, "placed", today) | happened(adoption, "order", today)
    waiting = ordered & ~placed & ~happened(adoption, "reversed", today)
    return share(passed(adoption, "entered_care", today, limits["adoption_wait"]), of=waiting)
