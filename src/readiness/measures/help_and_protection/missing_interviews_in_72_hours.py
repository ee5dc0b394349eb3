"""M43: children asked soon why they went, and where."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import between, by_day, elapsed, within_hours
from readiness.measures.told import day_of
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    found, held, limit = row.get("found"), row.get("interviewed"), limits["return_interview"]
    if found is None or day_of(found) not in period:
        return
    if due(day_of(found), limit) <= period.end:
        both_timed = isinstance(found, datetime) and isinstance(held, datetime)
        by = due(found if both_timed else day_of(found), limit)
        when = held if both_timed or held is None else day_of(held)
        yield Judged(when is not None and when <= by)


@measure(
    catalogue="M43",
    title="Return interviews held within 72 hours",
    service="CSM",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""What a child will say in the first days, and what it takes to keep them safe
        tonight, is lost in a week.""",
    limits=("return_interview",),
    criteria=("HP20", "HP19"),
    comparability="""Not published. Every episode that ended is in it, those whose child
        refused too. To the minute where both times of day are known; otherwise by days, and
        the third day after is within. Episodes ended less than three days ago are left until
        they have passed. The children in care of Annex A are among these, and there only the
        offer is known.""",
    reference="""Statutory guidance on children who run away or go missing from home or care
        (2014): within 72 hours of the child's return.""",
    owner="Complex safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "missing_episodes": """
            child_id | found            | interviewed      | denominator | numerator | unusable | kind
            A        | 2025-06-10 08:00 | 2025-06-12 16:00 | yes         | yes       | no       | typical
            A        | 2025-07-10 08:00 | 2025-07-13 08:00 | yes         | yes       | no       | boundary: 72 hours to the minute
            B        | 2025-06-10 08:00 | 2025-06-13 08:01 | yes         | no        | no       | boundary: a minute more
            C        | 2025-06-10 23:00 | 2025-06-13       | yes         | yes       | no       | boundary: the third day, no time known
            D        | 2025-06-10       | 2025-06-13 21:00 | yes         | yes       | no       | boundary: found at no known time, third day
            E        | 2025-06-10       | 2025-06-14       | yes         | no        | no       | boundary: the fourth day
            F        | 2025-06-10 08:00 |                  | yes         | no        | no       | typical: none held
            G        |                  |                  | no          | no        | no       | not counted: still missing
            H        | 2025-03-31 23:30 | 2025-04-01 16:00 | no          | no        | no       | not counted: ended before the six months
            I        | 2025-04-01 00:30 | 2025-04-01 16:00 | yes         | yes       | no       | boundary: early on the first day
            J        | 2025-09-27 23:30 |                  | yes         | no        | no       | boundary: the third day is today
            K        | 2025-09-28 08:00 | 2025-09-29 16:00 | no          | no        | no       | not counted: the three days are not over
            L        | 2025-06-10 08:00 | 2025-06-10 07:00 | no          | no        | yes      | unusable: before the child was found
            M        | 2025-06-10 08:00 | ?                | no          | no        | yes      | unusable: held, no telling when
            N        | ?                | 2025-06-12 16:00 | no          | no        | yes      | unusable: found, no telling when
            O        | 2025-06-10 08:00 | 2025-06-10       | yes         | yes       | no       | typical: the same day, no time known
            """,
        },
    ),
)
def missing_interviews_in_72_hours(
    missing_episodes: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of missing episodes that ended in the six months and at least three days before the as-at
    date, those whose child was interviewed within 72 hours of being found. None held is not in
    time."""
    limit, days = limits["return_interview"], by_day(missing_episodes, "found")
    ended = between(days, "found", period) & elapsed(days, "found", period.end, limit)
    return share(within_hours(missing_episodes, "interviewed", "found", limit), of=ended)
