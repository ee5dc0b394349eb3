"""M42: how often children go missing, from home or care."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, YEAR, measure
from readiness.measures.questions import by_day, required_between
from readiness.measures.told import day_of
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if day_of(row["missing_from"]) in period:
        yield Judged(True)


@measure(
    catalogue="M42",
    title="Missing episodes, from home or care",
    service="CSM",
    unit="episodes",
    polarity=NEUTRAL,
    when=YEAR,
    why="""Each time is a child somewhere nobody knows, perhaps with somebody who means harm;
        all of them together show where, and to whom, children are drawn.""",
    criteria=("HP20", "HP19"),
    comparability="""Not published for children at home; for those in care DfE publishes the
        share who went missing, not how often. Not scored either way: a rise may be better recording, so ask first how
        the police and carers report; what is absent without leave is local too.""",
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
            A        | 2025-06-10 21:30 | yes     | no       | typical
            A        | 2025-06-14       | yes     | no       | typical: again, no time known
            B        | 2024-10-01 00:10 | yes     | no       | boundary: early on the first day
            C        | 2025-09-30 23:50 | yes     | no       | boundary: late on the last day
            D        | 2024-09-30 23:50 | no      | no       | not counted: the day before
            E        | ?                | no      | yes      | unusable: no telling when
            F        |                  | no      | yes      | unusable: blank
            """,
        },
    ),
)
def times_missing(missing_episodes: ChildList, period: Period) -> Count:
    """Times a child went missing from home or care in the twelve months, every one of a child's
    counted, by the day it began."""
    return count(required_between(by_day(missing_episodes, "missing_from"), "missing_from", period))
