"""M60: children in care whose plan has been reviewed recently enough."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import recent, since, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import CarePeriod, Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    for care in child.care[-1:]:
        if care.started <= today and (care.ended is None or care.ended > today):
            yield Judged(today <= _next_review(care, limits), care.team)


def _next_review(care: CarePeriod, limits: Limits) -> date:
    first_by = due(care.started, limits["care_review_first"])
    if not care.reviews:
        return first_by
    latest = care.reviews[-1]
    early = latest <= first_by
    return due(latest, limits["care_review_second" if early else "care_review_later"])


@measure(
    catalogue="M60",
    title="Reviews of children in care in date",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""The review is where an independent officer and the child can say that a plan is not
        working.""",
    limits=("care_review_first", "care_review_second", "care_review_later"),
    criteria=("CIC04", "CIC06"),
    comparability="""Not published in the source used here, which has reviews in time of protection
        plans and none of children in care. Annex A holds the latest review only, and does not say which it was. One held in the
        first 20 working days is taken as the first, so another is owed in three months; any later
        one as a second or later review, so another is owed in six. A first review held late is
        therefore given three months too many.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, regulation
        33; Annex A guidance, List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | last_review | ceased     | denominator | numerator | unusable | kind
            A        | 2022-05-06 | 2025-06-10  |            | yes         | yes       | no       | typical
            B        | 2022-05-06 | 2025-03-30  |            | yes         | yes       | no       | boundary: six months today
            C        | 2022-05-06 | 2025-03-29  |            | yes         | no        | no       | boundary: six months yesterday
            D        | 2025-09-02 |             |            | yes         | yes       | no       | boundary: first review due today
            E        | 2025-09-01 |             |            | yes         | no        | no       | boundary: first review due yesterday
            F        | 2025-06-09 | 2025-06-30  |            | yes         | yes       | no       | boundary: second review due today
            G        | 2025-06-09 | 2025-06-27  |            | yes         | no        | no       | boundary: second review due three days ago
            H        | 2022-05-06 |             |            | yes         | no        | no       | typical: never reviewed
            I        | 2025-08-04 | 2025-07-15  |            | yes         | no        | no       | boundary: the last was of an earlier time in care
            J        | 2022-05-06 | 2025-06-10  | 2025-07-01 | no          | no        | no       | not counted: left care
            K        | 2022-05-06 | ?           |            | no          | no        | yes      | unusable: reviewed, no telling when
            """,
        },
    ),
)
def care_reviews_in_date(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date, those whose next review is not overdue: the first
    within 20 working days of coming into care, the second within three months of the first, then
    every six months. Never reviewed is late once the first falls due."""
    today, first = period.end, limits["care_review_first"]
    in_care = in_care_on(children_in_care, today)
    not_yet_due = recent(children_in_care, "started", today, first)
    this_time = since(children_in_care, "last_review", "started")
    three_months = recent(children_in_care, "last_review", today, limits["care_review_second"])
    six_months = recent(children_in_care, "last_review", today, limits["care_review_later"])
    was_first = within(children_in_care, "last_review", "started", first)
    in_date = not_yet_due | (this_time & (three_months | (six_months & ~was_first)))
    return share(in_date, of=in_care)
