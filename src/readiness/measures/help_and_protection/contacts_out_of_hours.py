"""M05: how much of the work comes at night and at weekends."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import amounts_of, required_between
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["month_ending"] in period:
        yield Judged(row["out_of_hours"], whole=row["contacts"])


@measure(
    catalogue="M05",
    title="Contacts received out of hours",
    service="OOH",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""What comes at night comes to few staff with little to go on: a rise asks whether
        they are enough, and whether families and partners can reach somebody by day.""",
    criteria=("HP06", "HP03"),
    comparability="""Not published: what is out of hours, and what is recorded as a contact,
        differs everywhere, so compare only with this authority's own earlier figures.""",
    reference="The months as the authority counts them, in its evidence workbook.",
    owner="Out of hours",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "front_door": """
            month_ending | contacts | out_of_hours | included | part | whole | unusable | kind
            2025-06-30   | 400      | 32           | yes      | 32   | 400   | no       | typical
            2025-09-30   | 380      | 0            | yes      | 0    | 380   | no       | boundary: none, in the month to the last day
            2025-03-31   | 390      | 41           | no       |      |       | no       | not counted: the month before
            2025-07-31   | 400      | 401          | no       |      |       | yes      | unusable: more at night than altogether
            2025-08-31   | 400      |              | no       |      |       | yes      | unusable: not said
            2025-05-31   | ?        | 30           | no       |      |       | yes      | unusable: out of how many?
            ?            | 400      | 32           | no       |      |       | yes      | unusable: of which month?
            """,
        },
    ),
)
def contacts_out_of_hours(front_door: ChildList, period: Period) -> Amounts:
    """Contacts received out of hours out of all contacts, added up over the months that end in
    the six months."""
    ours = required_between(front_door, "month_ending", period)
    return amounts_of(front_door, "out_of_hours", "contacts", ours)
