"""M96: whether those who hold cases are supervised when they should be."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["month_ending"] in period:
        yield Judged(row["supervised_in_date"], row["team"], whole=row["case_holders"])


@measure(
    catalogue="M96",
    title="Supervision within the local interval",
    service="WF",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Supervision is where a worker's judgement of risk is tested; where it lapses, drift follows unseen.""",
    criteria=("LD08", "HP27"),
    comparability="""Not published, and the interval is the authority's own. A month's count says that it was
        held, not that it was any good.""",
    reference="The authority's evidence workbook, tab supervision.",
    owner="Practice and supervision",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "supervision": """
            month_ending | team | case_holders | supervised_in_date | included | part | whole | unusable | kind
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
def supervision_in_date(supervision: ChildList, period: Period) -> Amounts:
    """Of workers holding cases at the end of each month of the six, those supervised within the
    authority's own interval, all months and teams together."""
    month = required_between(supervision, "month_ending", period)
    part, whole = (
        supervision["supervised_in_date"].to_numpy(),
        supervision["case_holders"].to_numpy(),
    )
    return amounts(part, whole, of=month)
