"""M47: privately fostered children, seen still."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, open_on, recent, since
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    today, started, ended = period.end, row["started"], row.get("ended")
    first_by = due(started, limits["private_fostering_first_visit"])
    if first_by <= today and (ended is None or ended > today):
        settled = due(started, limits["private_fostering_first_year"]) <= today
        limit = limits["private_fostering_visit_later" if settled else "private_fostering_visit"]
        visits = [row.get(each) for each in ("first_visit", "latest_visit")]
        next_by = [due(day, limit) for day in visits if day and day >= started]
        yield Judged(today <= max([first_by, *next_by]))


@measure(
    catalogue="M47",
    title="Private fostering visits in date",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""An arrangement that was sound in spring may not be in autumn, and the child has no
        review and no reviewing officer: the visit is all there is.""",
    limits=(
        "private_fostering_first_visit",
        "private_fostering_first_year",
        "private_fostering_visit",
        "private_fostering_visit_later",
    ),
    criteria=("HP22",),
    comparability="""Not published since DfE's last return on private fostering (2015). The
        latest visit alone is known, so this is the share in date today and not of all visits
        made in time. The interval is that of the year the arrangement is in today.""",
    reference="""Children (Private Arrangements for Fostering) Regulations 2005; Children Act
        1989, section 67.""",
    owner="Fostering",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "private_fostering": """
            child_id | started    | first_visit | latest_visit | ended      | denominator | numerator | unusable | kind
            A        | 2025-03-03 | 2025-03-07  | 2025-09-10   |            | yes         | yes       | no       | typical
            B        | 2025-03-03 | 2025-03-07  | 2025-08-19   |            | yes         | yes       | no       | boundary: six weeks today
            C        | 2025-03-03 | 2025-03-07  | 2025-08-18   |            | yes         | no        | no       | boundary: six weeks yesterday
            D        | 2024-09-30 | 2024-10-04  | 2025-07-08   |            | yes         | yes       | no       | boundary: a year on, twelve weeks today
            E        | 2024-09-30 | 2024-10-04  | 2025-07-07   |            | yes         | no        | no       | boundary: twelve weeks yesterday
            F        | 2024-10-01 | 2024-10-04  | 2025-08-18   |            | yes         | no        | no       | boundary: not yet a year, six weeks yesterday
            G        | 2025-09-19 |             |              |            | yes         | yes       | no       | boundary: the first visit is due today
            H        | 2025-09-18 |             |              |            | yes         | no        | no       | boundary: the first visit was due yesterday
            I        | 2025-09-22 |             |              |            | no          | no        | no       | not counted: the first visit is not yet due
            J        | 2025-09-01 | 2025-09-05  |              |            | yes         | yes       | no       | typical: the first is the latest
            K        | 2025-03-03 |             |              |            | yes         | no        | no       | typical: never visited
            L        | 2025-03-03 | 2025-03-07  | 2025-09-10   | 2025-09-30 | no          | no        | no       | not counted: ended today
            M        | 2025-03-03 | ?           |              |            | no          | no        | yes      | unusable: perhaps lately
            N        | 2025-03-03 | 2025-03-07  | ?            |            | no          | no        | yes      | unusable: visited, no telling when
            O        | 2025-09-10 |             | 2025-09-03   |            | yes         | no        | no       | boundary: seen before it began
            P        | ?          | 2025-03-07  | 2025-09-10   |            | no          | no        | yes      | unusable: no start
            Q        | 2025-03-03 | 2025-03-07  | 2025-09-10   | ?          | no          | no        | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def private_fostering_visits_in_date(
    private_fostering: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of children privately fostered on the as-at date whose first visit has fallen due, those
    whose next is not overdue: the first within seven working days, then within six weeks of the
    last in the first year and within twelve weeks after it. Never visited is late once the
    first was due."""
    today, first = period.end, limits["private_fostering_first_visit"]
    open_now = open_on(private_fostering, "started", "ended", today)
    first_due = elapsed(private_fostering, "started", today, first)
    settled = elapsed(private_fostering, "started", today, limits["private_fostering_first_year"])
    in_date = recent(private_fostering, "started", today, first)
    for visit in ("first_visit", "latest_visit"):
        here = since(private_fostering, visit, "started")
        lately = recent(private_fostering, visit, today, limits["private_fostering_visit"])
        less_so = recent(private_fostering, visit, today, limits["private_fostering_visit_later"])
        in_date |= here & (lately | (settled & less_so))
    return share(in_date, of=open_now & first_due)
