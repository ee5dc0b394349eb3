"""M40: families asked what they can do before others decide."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.questions import required_between, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["begun"] in period:
        yield Judged(row.get("offered") == "yes", row.get("team"))


@measure(
    catalogue="M40",
    title="Family meetings offered before conference or court",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A family brought together early often finds who can help, and sometimes who can
        care; asked after the decision, it can only object.""",
    criteria=("HP17",),
    comparability="""Not published. Whether it was offered, not whether it was held or came to
        anything. Nothing recorded counts as not offered.""",
    reference="""Working Together to Safeguard Children, on family group decision-making; court
        orders and pre-proceedings guidance.""",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "family_meetings": """
            child_id | begun      | offered | denominator | numerator | unusable | kind
            A        | 2025-06-10 | yes     | yes         | yes       | no       | typical
            B        | 2025-06-10 | no      | yes         | no        | no       | typical: not offered
            C        | 2025-04-01 | yes     | yes         | yes       | no       | boundary: on the first day
            D        | 2025-09-30 |         | yes         | no        | no       | boundary: on the last day, and nothing recorded
            E        | 2025-03-31 | yes     | no          | no        | no       | not counted: the day before
            F        | 2025-06-10 | ?       | no          | no        | yes      | unusable: offered or not?
            G        | ?          | yes     | no          | no        | yes      | unusable: begun, no telling when
            """,
        },
    ),
)
def family_meetings_offered(family_meetings: ChildList, period: Period) -> Ratio:
    """Of children for whom a conference or pre-proceedings was begun in the six months, those
    whose family was offered a meeting before it. Nothing recorded is not offered."""
    begun = required_between(family_meetings, "begun", period)
    return share(says(family_meetings, "offered", "yes"), of=begun)
