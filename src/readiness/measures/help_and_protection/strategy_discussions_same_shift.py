"""M05: at night too, those who must talk at once do."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import amounts_of, required_between
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["month_ending"] in period:
        yield Judged(row["held_same_shift"], whole=row["out_of_hours_discussions"])


@measure(
    catalogue="M05",
    title="Strategy discussions out of hours held in the same shift",
    service="OOH",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A child at risk of harm at ten in the evening cannot wait for the day team; a
        discussion put off until morning leaves the child where they were.""",
    criteria=("HP06", "HP07"),
    comparability="""Not published. The authority's own count of discussions that were needed
        out of hours, which is only as good as its record of those that were not held; numbers
        are small.""",
    reference="""Working Together to Safeguard Children: a strategy discussion as soon as harm
        is suspected.""",
    owner="Out of hours",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "front_door": """
            month_ending | out_of_hours_discussions | held_same_shift | included | part | whole | unusable | kind
            2025-06-30   | 5                        | 4               | yes      | 4    | 5     | no       | typical
            2025-09-30   | 3                        | 3               | yes      | 3    | 3     | no       | boundary: all, in the month to the last day
            2025-05-31   | 0                        |                 | yes      | 0    | 0     | no       | typical: none was needed
            2025-03-31   | 4                        | 1               | no       |      |       | no       | not counted: the month before
            2025-07-31   | 2                        | 3               | no       |      |       | yes      | unusable: more held than needed
            2025-08-31   | 4                        |                 | no       |      |       | yes      | unusable: not said
            2025-04-30   | ?                        | 3               | no       |      |       | yes      | unusable: out of how many?
            ?            | 4                        | 4               | no       |      |       | yes      | unusable: of which month?
            """,
        },
    ),
)
def strategy_discussions_same_shift(front_door: ChildList, period: Period) -> Amounts:
    """Strategy discussions held in the shift in which they were needed, out of all that were
    needed out of hours, added up over the months that end in the six months."""
    ours = required_between(front_door, "month_ending", period)
    return amounts_of(front_door, "held_same_shift", "out_of_hours_discussions", ours)
