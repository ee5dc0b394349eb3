"""M24: children on a child protection plan today."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import open_on
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.protection[-1:]:
        if plan.started <= period.end and (plan.ended is None or plan.ended > period.end):
            yield Judged(True, plan.team)


@measure(
    catalogue="M24",
    title="Children on a child protection plan",
    service="SAFE",
    unit="per 10,000",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Neither tail is good or bad in itself: a rate far from neighbours' asks what happens to
        children at the same risk elsewhere.""",
    criteria=("HP09", "HP11"),
    benchmark="protection_plan_rate",
    comparability="""DfE counts on 31 March, this on the as-at date, and the two may divide by estimates
        of the population of different years.""",
    reference="Annex A guidance, List 7; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | ended      | counted | unusable | kind
            A        | 2025-05-06 |            | yes     | no       | typical
            B        | 2025-09-30 |            | yes     | no       | boundary: started today
            C        | 2025-05-06 | 2025-09-30 | no      | no       | boundary: ended today
            D        | 2025-02-03 | 2025-06-10 | no      | no       | not counted: ended
            E        |            |            | no      | yes      | unusable: no start
            F        | 2025-05-06 | ?          | no      | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def protection_plans(child_protection: ChildList, period: Period) -> Count:
    """Child protection plans open at the end of the as-at date, per 10,000 children aged 0
    to 17."""
    return count(open_on(child_protection, "started", "ended", period.end))
