"""M47: privately fostered children, seen soon after they are known of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    started, ended, seen = row["started"], row.get("ended"), row.get("first_visit")
    by = due(started, limits["private_fostering_first_visit"])
    if started in period and by <= period.end and not (ended and ended <= by):
        yield Judged(seen is not None and seen <= by)


@measure(
    catalogue="M47",
    title="Private fostering first visited within 7 working days",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Nobody chose these carers but the family: until somebody has been, nobody knows who
        is in the house or where the child sleeps.""",
    limits=("private_fostering_first_visit",),
    criteria=("HP22",),
    comparability="""Not published since DfE's last return on private fostering (2015). Those
        whose seven working days have not run out are left until they have, and so are
        arrangements that ended within them. It counts only what the authority was told of.""",
    reference="""Children (Private Arrangements for Fostering) Regulations 2005; Children Act
        1989, section 67.""",
    owner="Fostering",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "private_fostering": """
            child_id | started    | first_visit | ended      | denominator | numerator | unusable | kind
            A        | 2025-06-02 | 2025-06-05  |            | yes         | yes       | no       | typical
            B        | 2025-06-02 | 2025-06-11  |            | yes         | yes       | no       | boundary: day 7
            C        | 2025-06-02 | 2025-06-12  |            | yes         | no        | no       | boundary: day 8
            D        | 2025-09-19 |             |            | yes         | no        | no       | boundary: due today and not made
            E        | 2025-09-22 | 2025-09-24  |            | no          | no        | no       | not counted: not yet due
            F        | 2025-03-31 | 2025-04-02  |            | no          | no        | no       | not counted: begun before the six months
            G        | 2025-06-02 |             | 2025-06-11 | no          | no        | no       | not counted: ended on day 7
            H        | 2025-06-02 |             | 2025-06-12 | yes         | no        | no       | boundary: ended on day 8
            I        | 2025-06-02 | ?           |            | no          | no        | yes      | unusable: visited, no telling when
            J        | 2025-06-02 | 2025-05-28  |            | no          | no        | yes      | unusable: visited before it began
            K        | 2025-06-02 | 2025-06-05  | 2025-05-12 | no          | no        | yes      | unusable: ended before it began
            L        | ?          | 2025-06-05  |            | no          | no        | yes      | unusable: no start
            """,
        },
    ),
)
def private_fostering_first_visits(
    private_fostering: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of private fostering arrangements begun, or told of, in the six months whose first seven
    working days have passed, those visited within them. Never visited is not in time."""
    today, limit = period.end, limits["private_fostering_first_visit"]
    begun = required_between(private_fostering, "started", period)
    has_run = elapsed(private_fostering, "started", today, limit)
    soon_over = ensued(private_fostering, "ended", "started", today) & within(
        private_fostering, "ended", "started", limit
    )
    seen = ensued(private_fostering, "first_visit", "started", today)
    in_time = within(private_fostering, "first_visit", "started", limit)
    return share(seen & in_time, of=begun & has_run & ~soon_over)
