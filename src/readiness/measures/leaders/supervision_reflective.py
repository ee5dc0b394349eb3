"""M96: whether supervision makes anybody think."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["month_ending"] in period:
        yield Judged(row["reflective"], row["team"], whole=row["sampled"])


@measure(
    catalogue="M96",
    title="Supervision records judged reflective",
    service="WF",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Supervision that only counts tasks misses what the child is living with; inspectors read it for direction and thought.""",
    criteria=("LD08", "HP27"),
    comparability="""Not published. It rests on the authority's own reading of a sample.""",
    reference="The authority's evidence workbook, tab supervision.",
    owner="Practice and supervision",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "supervision": """
            month_ending | team | sampled | reflective | included | part | whole | unusable | kind
            2025-08-31   | A    | 10  | 9   | yes      | 9    | 10    | no       | typical
            2025-09-30   | A    | 10  | 10  | yes      | 10   | 10    | no       | boundary: all, this month
            2025-04-30   | B    | 8   | 0   | yes      | 0    | 8     | no       | boundary: none, the first month
            2025-03-31   | B    | 8   | 7   | no       |      |       | no       | not counted: before the six months
            2025-08-31   | C    | 8   | 9   | no       |      |       | yes      | unusable: more than there are
            2025-08-31   | D    | ?   | 3   | no       |      |       | yes      | unusable: unreadable
            2025-08-31   | E    | 8   | ?   | no       |      |       | yes      | unusable: unreadable
            ?            | F    | 8   | 8   | no       |      |       | yes      | unusable: no telling when
            """,
        },
    ),
)
def supervision_reflective(supervision: ChildList, period: Period) -> Amounts:
    """Of supervision records read for quality in the six months, those judged reflective."""
    month = required_between(supervision, "month_ending", period)
    part, whole = supervision["reflective"].to_numpy(), supervision["sampled"].to_numpy()
    return amounts(part, whole, of=month)
