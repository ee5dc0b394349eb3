"""M41: disabled children on a protection plan visited as often as others must be."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, recent, required_says
from readiness.measures.told import open_plan
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    plan = open_plan(child, period.end)
    if plan is not None and child.disability == "yes":
        clock = max([plan.started, *(day for day, _ in plan.visits)])
        yield Judged(period.end <= due(clock, limits["protection_visit"]), plan.team)


@measure(
    catalogue="M41",
    title="Disabled children on a protection plan visited in date",
    service="CWD",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A child who cannot easily tell anybody needs to be seen by somebody who looks; there are
        few of them, so one missed visit is worth asking about.""",
    limits=("protection_visit",),
    criteria=("HP23", "HP13"),
    comparability="""Not published. The same limit as for every child on a plan, which is the
        authority's own. Few children, so the figure moves much by chance. In date today, and not
        the share of visits made in time.""",
    reference="Working Together to Safeguard Children; local procedures; Annex A guidance, List 7.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | disability | started    | last_visit | ended      | denominator | numerator | unusable | kind
            A        | yes        | 2025-05-06 | 2025-09-24 |            | yes         | yes       | no       | typical
            B        | yes        | 2025-05-06 | 2025-09-16 |            | yes         | yes       | no       | boundary: day 10
            C        | yes        | 2025-05-06 | 2025-09-15 |            | yes         | no        | no       | boundary: day 11
            D        | yes        | 2025-05-06 |            |            | yes         | no        | no       | typical: never visited
            E        | no         | 2025-05-06 | 2025-06-02 |            | no          | no        | no       | not counted: not disabled
            F        | unknown    | 2025-05-06 | 2025-06-02 |            | no          | no        | no       | not counted: not known to be disabled
            G        | yes        | 2025-05-06 | 2025-06-02 | 2025-06-10 | no          | no        | no       | not counted: ended
            H        | ?          | 2025-05-06 | 2025-09-24 |            | no          | no        | yes      | unusable: perhaps disabled
            I        | yes        | 2025-05-06 | ?          |            | no          | no        | yes      | unusable: visited, no telling when
            """,
        },
    ),
)
def disabled_protection_visits_in_date(
    child_protection: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of disabled children on a child protection plan on the as-at date, those whose last visit is
    within the authority's limit (10 working days unless it says otherwise). Never visited is in
    date only until the first visit falls due, the limit being counted from the plan's start."""
    today, limit = period.end, limits["protection_visit"]
    on_plan = open_on(child_protection, "started", "ended", today)
    disabled = required_says(child_protection, "disability", "yes")
    visited = recent(child_protection, "last_visit", today, limit)
    not_yet_due = recent(child_protection, "started", today, limit)
    return share(visited | not_yet_due, of=on_plan & disabled)
