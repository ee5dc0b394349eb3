"""M50: concerns about an adult, and what was decided first."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    by, done = due(row["received"], limits["allegation_decision"]), row.get("first_decision")
    if row["received"] in period and by <= period.end:
        yield Judged(done is not None and done <= by)


@measure(
    catalogue="M50",
    title="Allegations against adults decided within a working day",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Until somebody decides, an adult who may harm children goes on working with them,
        and one who would not is under a cloud.""",
    limits=("allegation_decision",),
    criteria=("HP26",),
    comparability="""Not published. What the first decision is differs: here the day the
        designated officer settled what would happen next. Those received today are left until
        the next working day has passed.""",
    reference="""Working Together to Safeguard Children; Keeping Children Safe in Education,
        part 4.""",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "allegations": """
            received   | first_decision | denominator | numerator | unusable | kind
            2025-06-02 | 2025-06-02     | yes         | yes       | no       | typical: the same day
            2025-06-02 | 2025-06-03     | yes         | yes       | no       | boundary: the next working day
            2025-06-02 | 2025-06-04     | yes         | no        | no       | boundary: the second working day
            2025-06-06 | 2025-06-09     | yes         | yes       | no       | boundary: Monday after a Friday
            2025-06-02 |                | yes         | no        | no       | typical: never decided
            2025-09-29 |                | yes         | no        | no       | boundary: due today and not decided
            2025-09-30 | 2025-09-30     | no          | no        | no       | not counted: not yet due
            2025-03-31 | 2025-03-31     | no          | no        | no       | not counted: received before the six months
            2025-06-02 | ?              | no          | no        | yes      | unusable: decided, no telling when
            2025-06-02 | 2025-05-30     | no          | no        | yes      | unusable: decided before
            ?          | 2025-06-02     | no          | no        | yes      | unusable: received, no telling when
            """,
        },
    ),
)
def allegations_decided_in_a_day(allegations: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of allegations against adults received in the six months whose working day has passed,
    those first decided on within one working day. Never decided is not in time."""
    today, limit = period.end, limits["allegation_decision"]
    came = required_between(allegations, "received", period)
    has_run = elapsed(allegations, "received", today, limit)
    done = ensued(allegations, "first_decision", "received", today)
    in_time = within(allegations, "first_decision", "received", limit)
    return share(done & in_time, of=came & has_run)
