"""M50: concerns about an adult, seen through to the end."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    by, done = due(row["received"], limits["allegation_closed"]), row.get("closed")
    if row["received"] in period and by <= period.end:
        yield Judged(done is not None and done <= by)


@measure(
    catalogue="M50",
    title="Allegations against adults closed within a month",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""An allegation that drags on leaves children, and the adult, without an answer, and
        witnesses forget.""",
    limits=("allegation_closed",),
    criteria=("HP26",),
    comparability="""Not published. Those received in the six months whose month has passed:
        most should be closed in it, and some rightly take longer, as where there is a trial,
        so all is not the aim. Allegations still open count as not closed in time, so that
        ending the easy ones first does not flatter.""",
    reference="""Working Together to Safeguard Children; Keeping Children Safe in Education,
        part 4.""",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "allegations": """
            received   | closed     | denominator | numerator | unusable | kind
            2025-06-02 | 2025-06-20 | yes         | yes       | no       | typical
            2025-06-02 | 2025-07-02 | yes         | yes       | no       | boundary: a month to the day
            2025-06-02 | 2025-07-03 | yes         | no        | no       | boundary: the day after
            2025-06-02 |            | yes         | no        | no       | typical: still open
            2025-08-30 |            | yes         | no        | no       | boundary: the month ends today
            2025-08-31 | 2025-09-30 | yes         | yes       | no       | boundary: a month from the last of August
            2025-09-01 | 2025-09-10 | no          | no        | no       | not counted: the month is not over
            2025-03-31 | 2025-04-10 | no          | no        | no       | not counted: received before the six months
            2025-06-02 | ?          | no          | no        | yes      | unusable: closed, no telling when
            2025-06-02 | 2025-05-30 | no          | no        | yes      | unusable: closed before it came
            ?          | 2025-06-20 | no          | no        | yes      | unusable: received, no telling when
            """,
        },
    ),
)
def allegations_closed_in_a_month(allegations: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of allegations against adults received in the six months whose month has passed, those
    closed within it. Still open is not in time."""
    today, limit = period.end, limits["allegation_closed"]
    came = required_between(allegations, "received", period)
    has_run = elapsed(allegations, "received", today, limit)
    done = ensued(allegations, "closed", "received", today)
    in_time = within(allegations, "closed", "received", limit)
    return share(done & in_time, of=came & has_run)
