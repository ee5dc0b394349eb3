"""M87: care leavers whose pathway plan has been reviewed recently enough."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import recent, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

ENTITLED = ("eligible", "relevant", "former_relevant")
NO_LONGER_OWED = ("died", "returned_home", "not_required")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or leaver.eligibility not in ENTITLED or leaver.in_touch in NO_LONGER_OWED:
        return
    last = leaver.pathway_reviews[-1] if leaver.pathway_reviews else None
    in_date = last is not None and period.end <= due(last, limits["pathway_review"])
    yield Judged(in_date, leaver.team)


@measure(
    catalogue="M87",
    title="Pathway plan reviews in date",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="A young adult's life changes faster than a plan; stale pathway plans are a common finding.",
    limits=("pathway_review",),
    criteria=("CL04",),
    comparability="""Not published. Annex A holds the latest review only, and not when a plan was
        first made, so nothing is allowed for plans too new to have been reviewed. The 13-column
        List 9 has no review date: with it, this measure is not supplied.""",
    reference="""Care Leavers (England) Regulations 2010, regulation 7; Care Planning, Placement and
        Case Review (England) Regulations 2010, regulation 43; Annex A, List 9 (17 columns).""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | eligibility     | in_touch      | last_pathway_review | denominator | numerator | unusable | kind
            A        | former_relevant | yes           | 2025-06-10          | yes         | yes       | no       | typical
            B        | relevant        | yes           | 2025-03-30          | yes         | yes       | no       | boundary: six months today
            C        | eligible        | yes           | 2025-03-29          | yes         | no        | no       | boundary: six months yesterday
            D        | former_relevant | no            |                     | yes         | no        | no       | typical: not in touch, no review
            E        | former_relevant | refused       | 2025-06-10          | yes         | yes       | no       | boundary: refuses contact, still owed a plan
            F        | qualifying      | yes           | 2025-06-10          | no          | no        | no       | not counted: owed advice, not a plan
            G        | former_relevant | died          |                     | no          | no        | no       | not counted: died
            H        | former_relevant | not_required  |                     | no          | no        | no       | not counted: wants no service
            I        | relevant        | returned_home |                     | no          | no        | no       | not counted: home with parents
            J        |                 | yes           | 2025-06-10          | no          | no        | yes      | unusable: owed a plan or not?
            K        | former_relevant | yes           | ?                   | no          | no        | yes      | unusable: reviewed, no telling when
            """,
        },
    ),
)
def pathway_reviews_in_date(care_leavers: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of young people owed a pathway plan (eligible, relevant and former relevant, whom the
    authority still serves), those whose last pathway plan review is within six months of the as-at
    date. Never reviewed is not in date."""
    owed = required_says(care_leavers, "eligibility", *ENTITLED)
    ended = required_says(care_leavers, "in_touch", *NO_LONGER_OWED)
    in_date = recent(care_leavers, "last_pathway_review", period.end, limits["pathway_review"])
    return share(in_date, of=owed & ~ended)
