"""M39: how long a child waits for the court."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.due import due
from readiness.measures.questions import between, ensued, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    ended = row.get("ended")
    if ended is not None and ended in period:
        yield Judged(ended <= due(row["applied"], limits["proceedings"]), row.get("team"))


@measure(
    catalogue="M39",
    title="Children whose care proceedings ended within 26 weeks",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="""Half a year is a long time in a young life. Delay is not the authority's alone, but
        late assessments and late evidence are.""",
    limits=("proceedings",),
    criteria=("HP16", "CIC06"),
    comparability="""Not published by the Department for Education. The Ministry of Justice
        publishes the time of care and supervision cases by court and area, first disposals, by
        case and by quarter; here children are counted, when the proceedings ended, in twelve
        months. Extensions that the court allowed are not left out of either. Children still before
        the court, however long, are in no figure until it ends.""",
    reference="""Children Act 1989, section 32, as amended by the Children and Families Act
        2014; Family court statistics.""",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_proceedings": """
            child_id | applied    | ended      | denominator | numerator | unusable | kind
            A        | 2025-02-03 | 2025-06-10 | yes         | yes       | no       | typical
            B        | 2025-01-06 | 2025-07-07 | yes         | yes       | no       | boundary: 26 weeks to the day
            C        | 2025-01-06 | 2025-07-08 | yes         | no        | no       | boundary: the day after
            D        | 2024-05-07 | 2024-10-01 | yes         | yes       | no       | boundary: ended on the first day
            E        | 2024-05-07 | 2024-09-30 | no          | no        | no       | not counted: ended before the twelve months
            F        | 2025-01-06 |            | no          | no        | no       | not counted: still before the court
            G        | 2025-01-06 | ?          | no          | no        | yes      | unusable: perhaps ended
            H        | ?          | 2025-06-10 | no          | no        | yes      | unusable: no start
            I        | 2025-07-01 | 2025-06-10 | no          | no        | yes      | unusable: ended before it began
            """,
        },
    ),
)
def proceedings_in_26_weeks(care_proceedings: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children whose care or supervision proceedings ended in the twelve months, those whose
    ended within 26 weeks of the application."""
    ended = between(care_proceedings, "ended", period)
    in_order = ensued(care_proceedings, "ended", "applied", period.end)
    in_time = within(care_proceedings, "ended", "applied", limits["proceedings"])
    return share(in_order & in_time, of=ended)
