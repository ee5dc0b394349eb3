"""M42: how many children go missing, from home or care."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.children import latest_of_each_child
from readiness.measures.declare import NEUTRAL, YEAR, measure
from readiness.measures.questions import by_day, required_between
from readiness.measures.told import day_of
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    # The row tells how often the child went missing in the twelve months before this time.
    if day_of(row["missing_from"]) in period and row["times_before"] == 0:
        yield Judged(True)


@measure(
    catalogue="M42",
    title="Children missing from home or care",
    service="CSM",
    unit="children",
    polarity=NEUTRAL,
    when=YEAR,
    why="""Behind the episodes are children; few who go often and many who go once ask for
        different things.""",
    criteria=("HP20", "HP19"),
    comparability="""Not published for children at home; for those in care DfE publishes the
        share. A child is counted once, by the authority's reference. Not scored either way: a rise may be better
        recording, so ask first how the police and carers report; what is absent without leave
        is local too.""",
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
            A        | 2025-06-14 20:00 | yes     | no       | typical: twice, once counted
            B        | 2024-10-01 00:10 | yes     | no       | boundary: early on the first day
            C        | 2025-09-30 23:50 | yes     | no       | boundary: late on the last day
            D        | 2024-09-30 23:50 | no      | no       | not counted: the day before
            E        | ?                | no      | yes      | unusable: no telling when
                     | 2025-06-10 21:30 | no      | yes      | unusable: no telling who
            """,
        },
    ),
)
def children_missing(missing_episodes: ChildList, period: Period) -> Count:
    """Children who went missing from home or care at least once in the twelve months, each
    counted once."""
    days = by_day(missing_episodes, "missing_from")
    gone = required_between(days, "missing_from", period)
    return count(latest_of_each_child(missing_episodes, "missing_from", gone))
