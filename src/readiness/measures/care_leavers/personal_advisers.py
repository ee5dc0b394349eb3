"""M88: young people who have a personal adviser."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.leaving_care import still_owed
from readiness.measures.questions import aged, names_somebody, required_says
from readiness.measures.told import owed_leaving_care
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

ENTITLED = ("eligible", "relevant", "former_relevant")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or leaver.eligibility not in ENTITLED:
        return
    if not owed_leaving_care(child, period.end):
        return
    youngest = limits["personal_adviser"].value
    if child.born is not None and full_years(child.born, period.end) >= youngest:
        yield Judged(leaver.adviser is not None, leaver.team)


@measure(
    catalogue="M88",
    title="Young people leaving care who have a personal adviser",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""One adult who stays, from before 18 until 21 or later, is what most young people have
        and what the law means an adviser to be.""",
    limits=("personal_adviser",),
    criteria=("CL01",),
    comparability="""Not published. Anything written but a word for nobody ('unallocated', 'to be
        confirmed') is taken as a name. The 13-column List 9 has no adviser: with it, this
        measure is not supplied. When an adviser is due before 18 is local practice. Before 21 those who want no service
        are counted, since the duty goes on; from 21 they are not.""",
    reference="""Children Act 1989, schedule 2, paragraph 19C, and section 23D; Annex A, List 9
        (17 columns).""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | eligibility     | in_touch     | personal_adviser | denominator | numerator | unusable | kind
            A        | 2006-06-01    | former_relevant | yes          | Ash Rowan        | yes         | yes       | no       | typical
            B        | 2006-06-01    | former_relevant | yes          |                  | yes         | no        | no       | typical: nobody
            C        | 2006-06-01    | former_relevant | yes          | Unallocated      | yes         | no        | no       | boundary: a word for nobody
            D        | 2006-06-01    | former_relevant | yes          | To be confirmed. | yes         | no        | no       | boundary: nobody yet
            E        | 2009-09-30    | eligible        | yes          |                  | yes         | no        | no       | boundary: 16 today
            F        | 2009-10-01    | eligible        | yes          |                  | no          | no        | no       | boundary: 16 tomorrow
            G        | 2006-06-01    | former_relevant | no           | Ash Rowan        | yes         | yes       | no       | boundary: not in touch, still owed one
            H        | 2006-06-01    | qualifying      | yes          |                  | no          | no        | no       | not counted: owed advice, not an adviser
            I        | 2006-06-01    | former_relevant | died         |                  | no          | no        | no       | not counted: died
            J        | 2004-10-01    | former_relevant | not_required |                  | yes         | no        | no       | boundary: wants no service, 21 tomorrow
            N        | 2004-09-30    | former_relevant | not_required |                  | no          | no        | no       | not counted: wants no service, 21 today
            K        | 2006-06-01    | ?               | yes          | Ash Rowan        | no          | no        | yes      | unusable: owed one or not?
            L        | 2006-06-01    | former_relevant |              | Ash Rowan        | no          | no        | yes      | unusable: still served or not?
            M        | ?             | former_relevant | yes          | Ash Rowan        | no          | no        | yes      | unusable: no age
            """,
        },
    ),
)
def personal_advisers(care_leavers: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of eligible, relevant and former relevant young people from 16 (or the authority's own age),
    those who have a personal adviser named. Those who died or went home, and from 21 those who want
    no service, are left out."""
    owed = required_says(care_leavers, "eligibility", *ENTITLED)
    old_enough = aged(care_leavers, period.end, limits["personal_adviser"].value)
    adviser = names_somebody(care_leavers, "personal_adviser")
    return share(adviser, of=owed & still_owed(care_leavers, period.end) & old_enough)
