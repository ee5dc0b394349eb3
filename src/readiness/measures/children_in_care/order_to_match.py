"""M82: how long children with a placement order waited for a match."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import average
from readiness.measures.declare import LOW, YEAR, measure
from readiness.measures.questions import between, days, filled
from readiness.model import ChildList, Judged, Limits, Mean, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.adoption[-1:]:
        if plan.matched is not None and plan.matched in period and plan.placement_order:
            yield Judged(value=(plan.matched - plan.placement_order).days)


@measure(
    catalogue="M82",
    title="Days from placement order to match with adopters (mean)",
    service="ADOP",
    unit="days",
    polarity=LOW,
    when=YEAR,
    why="Once a court has agreed, only finding the family stands between the child and it.",
    criteria=("CIC13",),
    comparability="""Not published in the source used here; the scorecards' last threshold was
        121 days, and England's mean in the year to March 2025 about ten months from decision to
        match. Of children matched in the year, where the scorecards' indicator A2 is of those
        adopted, so this is newer by about a year. Children placed with consent have no order and
        are not counted; nor are those still waiting, whom M83 counts.""",
    reference="""Annex A guidance, List 10; Adoption and Special Guardianship Leadership Board
        and DfE adoption scorecards, indicator A2.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adoption": """
            child_id | placement_order | matched    | included | value | unusable | kind
            A        | 2024-06-03      | 2024-12-02 | yes      | 182   | no       | typical
            B        | 2024-06-03      | 2024-10-01 | yes      | 120   | no       | boundary: matched on the first day
            C        | 2025-06-02      | 2025-09-30 | yes      | 120   | no       | boundary: matched today
            D        | 2025-06-02      | 2025-06-02 | yes      | 0     | no       | boundary: on the day of the order
            E        | 2024-06-03      | 2024-09-30 | no       |       | no       | boundary: the day before the year
            F        | 2024-06-03      |            | no       |       | no       | not counted: not matched yet
            G        |                 | 2024-12-02 | no       |       | no       | not counted: with consent, no order
            H        | 2025-06-02      | 2025-05-30 | no       |       | yes      | unusable: matched before the order
            I        | ?               | 2024-12-02 | no       |       | yes      | unusable: no telling how long
            J        | 2024-06-03      | ?          | no       |       | yes      | unusable: matched, no telling when
            """,
        },
    ),
)
def order_to_match(adoption: ChildList, period: Period) -> Mean:
    """The mean of days from the placement order to the match with adopters, of children matched in
    the 12 months who have such an order."""
    matched = between(adoption, "matched", period)
    ordered = filled(adoption, "placement_order")
    return average(days(adoption, "placement_order", "matched"), of=matched & ordered)
