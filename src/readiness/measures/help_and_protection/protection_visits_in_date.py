"""M30: children on a plan whose last visit is recent enough."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, recent
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    for plan in child.protection[-1:]:
        if plan.started <= today and (plan.ended is None or plan.ended > today):
            clock = max([plan.started, *(day for day, _ in plan.visits)])
            yield Judged(today <= due(clock, limits["protection_visit"]), plan.team)


@measure(
    catalogue="M30",
    title="Child protection visits in date",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A visit is how anyone knows that a child on a plan is safe this week; inspectors ask who
        has not been seen, and since when.""",
    limits=("protection_visit",),
    criteria=("HP13",),
    comparability="""Not published: no national interval exists, and the limit is the authority's
        own. Annex A holds the latest visit only, so this is the share in date today and not the
        share of visits made in time.""",
    reference="Working Together to Safeguard Children; local procedures; Annex A guidance, List 7.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | last_visit | ended      | denominator | numerator | unusable | kind
            A        | 2025-05-06 | 2025-09-24 |            | yes         | yes       | no       | typical
            B        | 2025-05-06 | 2025-09-16 |            | yes         | yes       | no       | boundary: day 10
            C        | 2025-05-06 | 2025-09-15 |            | yes         | no        | no       | boundary: day 11
            D        | 2025-05-06 |            |            | yes         | no        | no       | typical: never visited
            E        | 2025-09-16 |            |            | yes         | yes       | no       | boundary: first visit due today
            F        | 2025-09-15 |            |            | yes         | no        | no       | boundary: first visit due yesterday
            G        | 2025-05-06 | 2025-06-02 | 2025-06-10 | no          | no        | no       | not counted: ended
            H        | 2025-05-06 | ?          |            | no          | no        | yes      | unusable: visited, no telling when
            I        | 2025-09-26 | ?          |            | yes         | yes       | no       | typical: not yet due, whatever the cell held
            """,
        },
    ),
)
def protection_visits_in_date(child_protection: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of child protection plans open on the as-at date, those whose last visit is within the
    authority's limit (10 working days unless it says otherwise). Never visited is in date only
    until the first visit falls due, the limit being counted from the start of the plan."""
    today, limit = period.end, limits["protection_visit"]
    on_plan = open_on(child_protection, "started", "ended", today)
    visited = recent(child_protection, "last_visit", today, limit)
    not_yet_due = recent(child_protection, "started", today, limit)
    return share(visited | not_yet_due, of=on_plan)
