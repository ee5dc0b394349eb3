"""M02: contacts answered by the end of the next working day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import amounts_of, required_between
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["month_ending"] in period:
        yield Judged(row["decided_in_time"], whole=row["contacts"])


@measure(
    catalogue="M02",
    title="Contacts decided within a working day",
    service="MASH",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A contact nobody has decided on may be a child in danger whom nobody is looking for
        yet.""",
    criteria=("HP03",),
    comparability="""Not published. The authority counts its own contacts and its own
        decisions, month by month, so what counts as a decision is local; a month in which more
        were decided than came is set aside. The working day of the law is that for referrals;
        many authorities hold contacts to it.""",
    reference="""Working Together to Safeguard Children: a decision within one working day of a
        referral.""",
    owner="Front door",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "front_door": """
            month_ending | contacts | decided_in_time | included | part | whole | unusable | kind
            2025-06-30   | 400      | 380             | yes      | 380  | 400   | no       | typical
            2025-09-30   | 410      | 410             | yes      | 410  | 410   | no       | boundary: all, in the month to the last day
            2025-04-01   | 12       | 3               | yes      | 3    | 12    | no       | boundary: a month said to end on the first day
            2025-03-31   | 390      | 300             | no       |      |       | no       | not counted: the month before
            2025-05-31   | 0        |                 | yes      | 0    | 0     | no       | typical: none came, so none were decided
            2025-07-31   | 400      | 401             | no       |      |       | yes      | unusable: more decided than came
            2025-08-31   |          | 380             | no       |      |       | yes      | unusable: out of how many?
            2025-08-31   | 400      | ?               | no       |      |       | yes      | unusable: how many?
            ?            | 400      | 380             | no       |      |       | yes      | unusable: of which month?
            """,
        },
    ),
)
def contacts_decided_in_a_day(front_door: ChildList, period: Period) -> Amounts:
    """Contacts decided within a working day out of all contacts, added up over the months that
    end in the six months."""
    ours = required_between(front_door, "month_ending", period)
    return amounts_of(front_door, "decided_in_time", "contacts", ours)
