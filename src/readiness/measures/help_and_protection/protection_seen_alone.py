"""M31: children old enough to speak for themselves, and given the chance."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import aged, filled, open_on, recent, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

SCHOOL_AGE = 5


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    if not child.protection or child.born is None or full_years(child.born, today) < SCHOOL_AGE:
        return
    plan = child.protection[-1]
    if plan.started > today or (plan.ended is not None and plan.ended <= today):
        return
    if plan.visits or today > due(plan.started, limits["protection_visit"]):
        yield Judged(bool(plan.visits) and plan.visits[-1][1] == "yes", plan.team)


@measure(
    catalogue="M31",
    title="School-age children on a protection plan seen alone",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A child seen only with a parent in the room cannot say what the parent must not hear.""",
    limits=("protection_visit",),
    criteria=("HP13", "HP14"),
    comparability="""Not published. Annex A says whether the child was seen alone at the last
        visit only. Under fives are left out: seeing them alone means something else.""",
    reference="""Working Together to Safeguard Children; Education Act 1996, section 8 (compulsory
        school age, taken here as 5); Annex A guidance, List 7.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | date_of_birth | started    | last_visit | seen_alone | ended      | denominator | numerator | unusable | kind
            A        | 2015-03-02    | 2025-05-06 | 2025-09-24 | yes        |            | yes         | yes       | no       | typical
            B        | 2015-03-02    | 2025-05-06 | 2025-09-24 | no         |            | yes         | no        | no       | typical: not alone
            C        | 2015-03-02    | 2025-05-06 | 2025-09-24 | unknown    |            | yes         | no        | no       | boundary: unknown is not alone
            D        | 2020-09-30    | 2025-05-06 | 2025-09-24 | yes        |            | yes         | yes       | no       | boundary: five today
            E        | 2020-10-01    | 2025-05-06 | 2025-09-24 | yes        |            | no          | no        | no       | not counted: five tomorrow
            F        | 2015-03-02    | 2025-05-06 |            |            |            | yes         | no        | no       | boundary: never visited, and overdue
            G        | 2015-03-02    | 2025-09-26 |            |            |            | no          | no        | no       | not counted: first visit not yet due
            H        | 2015-03-02    | 2025-05-06 | 2025-06-02 | yes        | 2025-06-10 | no          | no        | no       | not counted: ended
            I        | ?             | 2025-05-06 | 2025-09-24 | yes        |            | no          | no        | yes      | unusable: no age
            J        | 2015-03-02    | 2025-05-06 | 2025-09-24 | ?          |            | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def protection_seen_alone(child_protection: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children aged 5 and over on a child protection plan on the as-at date, those seen alone at
    the last visit. A child never visited counts as not seen alone once the first visit is overdue,
    and is left out until then. Unknown, or nothing recorded, counts as not seen alone."""
    today = period.end
    on_plan = open_on(child_protection, "started", "ended", today)
    visited = filled(child_protection, "last_visit")
    not_yet_due = recent(child_protection, "started", today, limits["protection_visit"])
    of_age = aged(child_protection, today, SCHOOL_AGE)
    expected = on_plan & of_age & (visited | ~not_yet_due)
    return share(visited & says(child_protection, "seen_alone", "yes"), of=expected)
