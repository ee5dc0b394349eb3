"""M29: plans that have been looked at again when they should have been."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, open_on, recent, since
from readiness.measures.told import open_plan
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    plan = open_plan(child, today)
    if plan is None:
        return
    first_by = due(plan.started, limits["protection_review_first"])
    if first_by <= today:
        next_by = (
            due(max(plan.reviews), limits["protection_review_later"]) if plan.reviews else None
        )
        yield Judged(today <= (next_by or first_by), plan.team)


@measure(
    catalogue="M29",
    title="Child protection reviews in date",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""The review conference asks whether the child is any safer; put off, a plan that is not
        working goes on not working.""",
    limits=("protection_review_first", "protection_review_later"),
    criteria=("HP09", "HP11"),
    comparability="""Not published in this form. DfE asks of plans of three months or more whether
        every review was in time (LAIT, RevCP: England 90.6%, year to March 2025); Annex A holds the
        latest alone, so this asks whether the next is overdue today, and a plan once late and since
        put right is in date here. It can only look better than DfE's figure, so the two are not
        compared or scored against each other.""",
    reference="""Working Together to Safeguard Children; Annex A guidance, List 7; DfE,
        Characteristics of children in need.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | last_review | ended      | denominator | numerator | unusable | kind
            A        | 2025-01-06 | 2025-06-10  |            | yes         | yes       | no       | typical
            B        | 2024-06-03 | 2025-03-30  |            | yes         | yes       | no       | boundary: six months today
            C        | 2024-06-03 | 2025-03-29  |            | yes         | no        | no       | boundary: six months yesterday
            D        | 2025-06-30 |             |            | yes         | yes       | no       | boundary: first review due today
            E        | 2025-06-29 |             |            | yes         | no        | no       | boundary: first review due yesterday
            F        | 2025-07-01 |             |            | no          | no        | no       | not counted: first review not yet due
            G        | 2024-06-03 |             |            | yes         | no        | no       | typical: never reviewed
            H        | 2025-05-06 | 2025-04-24  |            | yes         | no        | no       | boundary: the last was of an earlier plan
            I        | 2024-06-03 | 2025-06-10  | 2025-07-01 | no          | no        | no       | not counted: ended
            J        | 2024-06-03 | ?           |            | no          | no        | yes      | unusable: reviewed, no telling when
            K        | ?          | 2025-06-10  |            | no          | no        | yes      | unusable: no start
            """,
        },
    ),
)
def protection_reviews_in_date(
    child_protection: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of child protection plans open on the as-at date for three months or more, those whose next
    review is not overdue: the first within three months of the start, then within six months of
    the last. Never reviewed is late once the first has fallen due."""
    today, first = period.end, limits["protection_review_first"]
    on_plan = open_on(child_protection, "started", "ended", today)
    first_due = elapsed(child_protection, "started", today, first)
    not_yet_late = recent(child_protection, "started", today, first)
    of_this_plan = since(child_protection, "last_review", "started")
    lately = recent(child_protection, "last_review", today, limits["protection_review_later"])
    return share(not_yet_late | (of_this_plan & lately), of=on_plan & first_due)
