"""M42: children who go missing again and again, from home or care."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.children import latest_of_each_child, often_in
from readiness.measures.declare import NEUTRAL, YEAR, measure
from readiness.measures.questions import by_day, required_between
from readiness.measures.told import day_of
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    # The row tells how often the child went missing in the twelve months before this time.
    third = limits["repeat_missing"].value - 1
    if day_of(row["missing_from"]) in period and row["times_before"] == third:
        yield Judged(True)


@measure(
    catalogue="M42",
    title="Children missing from home or care three times or more",
    service="CSM",
    unit="children",
    polarity=NEUTRAL,
    when=YEAR,
    why="""Once may be a quarrel; three times is a pattern whose reason somebody should have
        found, and often a sign of exploitation.""",
    limits=("repeat_missing",),
    criteria=("HP20", "HP19"),
    comparability="""Not published. Three is our own definition. A child is counted once, by
        the authority's reference; one of whom a row cannot be read is set aside where it could
        make the difference. Not scored either way: a rise may be better recording, so ask first how the police and
        carers report; what is absent without leave is local too.""",
    reference="""Statutory guidance on children who run away or go missing from home or care
        (2014).""",
    owner="Complex safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "missing_episodes": """
            child_id | missing_from     | counted | unusable | kind
            A        | 2025-06-10 21:30 | no      | no       | not counted: counted on the latest
            A        | 2025-06-14 20:00 | no      | no       | not counted: counted on the latest
            A        | 2025-07-01 20:00 | yes     | no       | typical: three times, once counted
            B        | 2025-06-10 21:30 | no      | no       | not counted: twice
            B        | 2025-09-30 23:50 | no      | no       | boundary: twice, the second late on the last day
            C        | 2024-09-30 23:50 | no      | no       | not counted: before the twelve months
            C        | 2024-10-01 00:10 | no      | no       | boundary: two within them
            C        | 2025-06-10 21:30 | no      | no       | boundary: two within them
            D        | 2025-05-01 21:30 | no      | no       | not counted: set aside on the other row
            D        | 2025-05-09 21:30 | no      | no       | not counted: set aside on the other row
            D        | ?                | no      | yes      | unusable: twice or three times?
            E        | ?                | no      | no       | not counted: once at most
                     | 2025-06-10 21:30 | no      | yes      | unusable: no telling who
            """,
        },
    ),
)
def children_missing_often(missing_episodes: ChildList, period: Period, limits: Limits) -> Count:
    """Children who went missing from home or care three times or more in the twelve months,
    each counted once."""
    days = by_day(missing_episodes, "missing_from")
    gone = required_between(days, "missing_from", period)
    often = often_in(missing_episodes, gone, limits["repeat_missing"].value)
    return count(latest_of_each_child(missing_episodes, "missing_from", gone) & often)
