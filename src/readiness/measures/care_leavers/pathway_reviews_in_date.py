"""M87: care leavers whose pathway plan has been reviewed recently enough."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import add_months
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.leaving_care import review_to_come, still_owed
from readiness.measures.questions import recent, required_says
from readiness.measures.told import owed_leaving_care
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

ENTITLED = ("eligible", "relevant", "former_relevant")
STILL_IN_CARE = "eligible"
SIXTEEN = 16 * 12
"""Months of age from which a child in care is to have a pathway plan."""


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    owed = owed_leaving_care(child, period.end)
    if leaver is None or leaver.eligibility not in ENTITLED or not owed:
        return
    if leaver.pathway_reviews:
        last_day = due(leaver.pathway_reviews[-1], limits["pathway_review"])
        yield Judged(period.end <= last_day, leaver.team)
    elif leaver.eligibility != STILL_IN_CARE:
        yield Judged(False, leaver.team)
    elif child.born is not None:
        planned_by = due(add_months(child.born, SIXTEEN), limits["pathway_plan_first"])
        if period.end > due(planned_by, limits["pathway_review"]):
            yield Judged(False, leaver.team)


@measure(
    catalogue="M87",
    title="Pathway plans reviewed in the last six months",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="A young adult's life changes faster than a plan; stale pathway plans are a common finding.",
    limits=("pathway_review", "pathway_plan_first"),
    criteria=("CL04",),
    comparability="""Not published. Annex A holds the latest review only, and not when a plan was
        first made. A child still in care and never reviewed is left out until nine months after
        turning 16 (three for the first plan, six for its review); one who came into care after
        16 may be counted late too soon. Before 21 those who want no service are counted, since
        the duty goes on; from 21 they are not. The 13-column List 9 has no review date: with it,
        this measure is not supplied.""",
    reference="""Care Leavers (England) Regulations 2010, regulation 7; Care Planning, Placement and
        Case Review (England) Regulations 2010, regulation 43; Annex A, List 9 (17 columns).""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | eligibility     | in_touch      | last_pathway_review | denominator | numerator | unusable | kind
            A        | 2006-06-01    | former_relevant | yes           | 2025-06-10          | yes         | yes       | no       | typical
            B        | 2007-11-05    | relevant        | yes           | 2025-03-30          | yes         | yes       | no       | boundary: six months today
            C        | 2008-03-03    | eligible        | yes           | 2025-03-29          | yes         | no        | no       | boundary: six months yesterday
            D        | 2006-06-01    | former_relevant | no            |                     | yes         | no        | no       | typical: not in touch, no review
            E        | 2006-06-01    | former_relevant | refused       | 2025-06-10          | yes         | yes       | no       | boundary: refuses contact, still owed a plan
            F        | 2006-06-01    | qualifying      | yes           | 2025-06-10          | no          | no        | no       | not counted: owed advice, not a plan
            G        | 2006-06-01    | former_relevant | died          |                     | no          | no        | no       | not counted: died
            H        | 2004-10-01    | former_relevant | not_required  |                     | yes         | no        | no       | boundary: wants no service, 21 tomorrow
            I        | 2007-11-05    | relevant        | returned_home |                     | no          | no        | no       | not counted: home with parents
            J        | 2006-06-01    |                 | yes           | 2025-06-10          | no          | no        | yes      | unusable: owed a plan or not?
            K        | 2006-06-01    | former_relevant | yes           | ?                   | no          | no        | yes      | unusable: reviewed, no telling when
            L        | 2004-09-30    | former_relevant | not_required  |                     | no          | no        | no       | not counted: wants no service, 21 today
            M        | 2008-12-30    | eligible        | yes           |                     | no          | no        | no       | boundary: a first review due today, nine months after 16
            N        | 2008-12-29    | eligible        | yes           |                     | yes         | no        | no       | boundary: due yesterday
            O        | 2009-07-06    | eligible        | yes           | 2025-08-11          | yes         | yes       | no       | typical: just 16, and reviewed already
            P        | 2009-07-06    | relevant        | yes           |                     | yes         | no        | no       | boundary: just 16, and out of care without a plan
            Q        | ?             | eligible        | yes           |                     | no          | no        | yes      | unusable: no age, so due or not?
            R        | ?             | former_relevant | yes           | 2025-06-10          | yes         | yes       | no       | typical: in date at any age
            """,
        },
    ),
)
def pathway_reviews_in_date(care_leavers: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of eligible, relevant and former relevant young people, those whose last pathway plan review
    is within six months of the as-at date. Never reviewed is not in date, once a first review has
    fallen due. Those who died or went home, and from 21 those who want no service, are left out."""
    today = period.end
    entitled = required_says(care_leavers, "eligibility", *ENTITLED)
    in_date = recent(care_leavers, "last_pathway_review", today, limits["pathway_review"])
    too_new = review_to_come(
        care_leavers, today, limits["pathway_plan_first"], limits["pathway_review"]
    )
    return share(in_date, of=entitled & still_owed(care_leavers, today) & ~too_new)
