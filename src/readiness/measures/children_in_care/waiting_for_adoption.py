"""M83: children with a placement order and no family yet."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import happened
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import AdoptionPlan, Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.adoption[-1:]:
        if _waiting(plan, period.end):
            yield Judged(True)


def _waiting(plan: AdoptionPlan, today: date) -> bool:
    reached = (plan.placed, plan.order, plan.reversed)
    ordered = plan.placement_order is not None and plan.placement_order <= today
    return ordered and all(day is None or day > today for day in reached)


@measure(
    catalogue="M83",
    title="Children with a placement order who wait for an adoptive family",
    service="ADOP",
    unit="children",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Each is a child a court has said should be adopted, and who lives with somebody else
        for now.""",
    criteria=("CIC13",),
    comparability="""Not published in the source used here. A number and not a rate, so a larger
        authority has more; M83's other half is the share who have waited long, which is scored.
        Children matched and not yet moved in are counted.""",
    reference="Annex A guidance, List 10.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adoption": """
            child_id | placement_order | placed     | order      | reversed   | counted | unusable | kind
            A        | 2024-06-03      |            |            |            | yes     | no       | typical
            B        | 2025-09-30      |            |            |            | yes     | no       | boundary: ordered today
            C        | 2024-06-03      | 2025-09-30 |            |            | no      | no       | boundary: placed today
            D        | 2024-06-03      | 2025-02-03 |            |            | no      | no       | not counted: placed
            E        | 2024-06-03      | 2024-10-01 | 2025-06-02 |            | no      | no       | not counted: adopted
            F        | 2024-06-03      |            |            | 2025-06-02 | no      | no       | not counted: the plan was given up
            G        |                 |            |            |            | no      | no       | not counted: no order
            H        | ?               |            |            |            | no      | yes      | unusable: ordered or not?
            I        | 2024-06-03      | ?          |            |            | no      | yes      | unusable: perhaps placed
            J        | 2024-06-03      |            | ?          |            | no      | yes      | unusable: perhaps adopted
            K        | 2024-06-03      |            |            | ?          | no      | yes      | unusable: perhaps given up
            """,
        },
    ),
)
def waiting_for_adoption(adoption: ChildList, period: Period) -> Count:
    """Children who on the as-at date have a placement order, and are neither placed for adoption
    nor adopted, and whose plan has not been reversed."""
    today = period.end
    ordered = happened(adoption, "placement_order", today)
    placed = happened(adoption, "placed", today) | happened(adoption, "order", today)
    return count(ordered & ~placed & ~happened(adoption, "reversed", today))
