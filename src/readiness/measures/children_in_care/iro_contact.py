"""M61: children whose reviewing officer has been in touch between reviews."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import after, happened, recent, since
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    care = care_on(child, today)
    if care is None:
        return
    last = care.iro_contacts[-1] if care.iro_contacts else None
    since_when = care.reviews[-1] if care.reviews else care.started
    if today <= due(since_when, limits["iro_contact"]):
        return
    if care.reviews:
        yield Judged(last is not None and last > since_when, care.team)
    else:
        yield Judged(last is not None and last >= since_when, care.team)


@measure(
    catalogue="M61",
    title="Children in care whose reviewing officer has been in touch since the review",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Six months between reviews is long in a child's life; an officer who looks in between
        them sees drift in time to stop it.""",
    limits=("iro_contact",),
    criteria=("CIC04",),
    comparability="""Not published. Annex A holds the latest visit or contact, of any kind, and
        not who made it first. Contact on the day of the review does not count, being the review.
        How soon it is owed is the authority's own standard.""",
    reference="""Statutory handbook for independent reviewing officers (2010); Annex A guidance,
        List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | last_review | last_iro_contact | ceased     | denominator | numerator | unusable | kind
            A        | 2022-05-06 | 2025-04-10  | 2025-07-10       |            | yes         | yes       | no       | typical
            B        | 2022-05-06 | 2025-04-10  | 2025-04-03       |            | yes         | no        | no       | typical: seen before the review, not since
            C        | 2022-05-06 | 2025-04-10  |                  |            | yes         | no        | no       | typical: never
            D        | 2022-05-06 | 2025-04-10  | 2025-04-10       |            | yes         | no        | no       | boundary: on the day of the review
            E        | 2022-05-06 | 2025-04-10  | 2025-04-11       |            | yes         | yes       | no       | boundary: the day after
            F        | 2022-05-06 | 2025-06-29  |                  |            | yes         | no        | no       | boundary: three months yesterday
            G        | 2022-05-06 | 2025-06-30  |                  |            | no          | no        | no       | boundary: three months today, so not owed yet
            H        | 2025-05-06 |             | 2025-05-20       |            | yes         | yes       | no       | boundary: not reviewed yet, and in touch
            I        | 2025-05-06 |             |                  |            | yes         | no        | no       | typical: not reviewed, nor in touch
            J        | 2025-05-06 | 2024-12-10  | 2025-05-06       |            | yes         | yes       | no       | boundary: the last review was of an earlier time in care
            K        | 2022-05-06 | 2025-04-10  | 2025-05-10       | 2025-06-10 | no          | no        | no       | not counted: left care
            L        | 2022-05-06 | 2025-04-10  | ?                |            | no          | no        | yes      | unusable: in touch, no telling when
            M        | 2022-05-06 | ?           | 2025-07-10       |            | no          | no        | yes      | unusable: since which review?
            """,
        },
    ),
)
def iro_contact(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date whose last review (or coming into care, where there was
    none) was longer ago than the authority's own limit, those with whom the reviewing officer has
    been in touch since."""
    today, limit, last = period.end, limits["iro_contact"], "last_iro_contact"
    in_care = in_care_on(children_in_care, today)
    reviewed = since(children_in_care, "last_review", "started")
    lately = recent(children_in_care, "last_review", today, limit)
    came_lately = recent(children_in_care, "started", today, limit)
    not_owed = (reviewed & lately) | (~reviewed & came_lately)
    since_review = after(children_in_care, last, "last_review")
    since_start = since(children_in_care, last, "started")
    by_today = happened(children_in_care, last, today)
    in_touch = by_today & ((reviewed & since_review) | (~reviewed & since_start))
    return share(in_touch, of=in_care & ~not_owed)
