"""M43: children found, and offered somebody to talk to."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import between, by_day, says
from readiness.measures.told import day_of
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    found = row.get("found")
    if found is not None and day_of(found) in period:
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
    criteria=("HP20",),
    comparability="""Not published. Every time a child was found, from home or care; Annex A
        has children in care alone, and the last time alone. Nothing recorded counts as not
        offered.""",
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
            C        | 2025-09-30 23:30 |                   | yes         | no        | no       | boundary: late on the last day, and nothing recorded
            D        | 2025-03-31 23:30 | yes               | no          | no        | no       | not counted: ended before the six months
            E        |                  |                   | no          | no        | no       | not counted: still missing
            F        | 2025-06-10 08:00 | ?                 | no          | no        | yes      | unusable: offered or not?
            G        | ?                | yes               | no          | no        | yes      | unusable: found, no telling when
            """,
        },
    ),
)
def missing_interviews_offered(missing_episodes: ChildList, period: Period) -> Ratio:
    """Of missing episodes that ended in the six months, those after which the child was offered
    a return interview. Nothing recorded is not offered."""
    ended = between(by_day(missing_episodes, "found"), "found", period)
    return share(says(missing_episodes, "interview_offered", "yes"), of=ended)
