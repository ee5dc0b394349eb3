"""M43: children found, and offered somebody to talk to."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import between, by_day, elapsed, says
from readiness.measures.told import day_of
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    found = row.get("found")
    if found is None or day_of(found) not in period:
        return
    if due(day_of(found), limits["return_interview"]) <= period.end:
        yield Judged(row.get("interview_offered") == "yes")


@measure(
    catalogue="M43",
    title="Return interviews offered after missing episodes",
    service="CSM",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A child who comes back and is asked why, by somebody they need not please, may say
        what made them go, and who they were with.""",
    limits=("return_interview",),
    criteria=("HP20",),
    comparability="""Not published. Every time a child was found, from home or care; Annex A
        has children in care alone, and the last time alone. Nothing recorded counts as not
        offered. Episodes ended less than three days ago are left until they have passed, as in
        the share held in time.""",
    reference="""Statutory guidance on children who run away or go missing from home or care
        (2014): within 72 hours of the child's return.""",
    owner="Complex safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "missing_episodes": """
            child_id | found            | interview_offered | denominator | numerator | unusable | kind
            A        | 2025-06-10 08:00 | yes               | yes         | yes       | no       | typical
            A        | 2025-06-20       | no                | yes         | no        | no       | typical: another time, and not offered
            B        | 2025-04-01 00:30 | yes               | yes         | yes       | no       | boundary: early on the first day
            C        | 2025-09-27 23:30 |                   | yes         | no        | no       | boundary: the third day is today, and nothing recorded
            H        | 2025-09-28 00:30 |                   | no          | no        | no       | not counted: the three days are not over
            D        | 2025-03-31 23:30 | yes               | no          | no        | no       | not counted: ended before the six months
            E        |                  |                   | no          | no        | no       | not counted: still missing
            F        | 2025-06-10 08:00 | ?                 | no          | no        | yes      | unusable: offered or not?
            G        | ?                | yes               | no          | no        | yes      | unusable: found, no telling when
            """,
        },
    ),
)
def missing_interviews_offered(
    missing_episodes: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of missing episodes that ended in the six months and at least three days before the as-at
    date, those after which the child was offered a return interview. Nothing recorded is not
    offered."""
    limit, days = limits["return_interview"], by_day(missing_episodes, "found")
    ended = between(days, "found", period) & elapsed(days, "found", period.end, limit)
    return share(says(missing_episodes, "interview_offered", "yes"), of=ended)
