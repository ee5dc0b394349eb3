"""M98: how soon children and families who complain are answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    last_day, answered = due(row["received"], limits["complaint"]), row.get("answered")
    if row["received"] in period and last_day <= period.end:
        yield Judged(answered is not None and answered <= last_day, row.get("team"))


@measure(
    catalogue="M98",
    title="Complaints answered in time",
    service="LEAD",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A complaint is a child or parent saying what is wrong; one left unanswered is learning left
        unused.""",
    limits=("complaint",),
    criteria=("LD11", "CIC19"),
    comparability="""Not published. The limit may be extended to twenty working days for a complex
        complaint; such a complaint counts as late here, so all is not the aim. Complaints whose ten
        working days have not run out are left until they have, those answered already too, or the
        newest could only look well.""",
    reference="""Children Act 1989 Representations Procedure (England) Regulations 2006; the
        authority's evidence workbook, tab complaints.""",
    owner="Complaints",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "complaints": """
            received   | answered   | team | denominator | numerator | unusable | kind
            2025-06-02 | 2025-06-10 | A    | yes         | yes       | no       | typical
            2025-06-02 | 2025-06-16 | A    | yes         | yes       | no       | boundary: day 10
            2025-06-02 | 2025-06-17 | B    | yes         | no        | no       | boundary: day 11
            2025-06-02 |            | B    | yes         | no        | no       | typical: never answered
            2025-09-17 |            | B    | no          | no        | no       | not counted: has until tomorrow
            2025-09-17 | 2025-09-22 | B    | no          | no        | no       | not counted: answered, and not yet due
            2025-09-16 |            | B    | yes         | no        | no       | boundary: owed today and not answered
            2025-09-16 | 2025-09-30 | B    | yes         | yes       | no       | boundary: answered today, day 10
            2025-04-01 | 2025-04-01 | A    | yes         | yes       | no       | boundary: the first day, and the same day
            2025-03-31 | 2025-04-02 | A    | no          | no        | no       | not counted: before the six months
            2025-06-02 | ?          | A    | no          | no        | yes      | unusable: answered, no telling when
            2025-06-02 | 2025-05-30 | A    | no          | no        | yes      | unusable: answered before it came
            ?          | 2025-06-10 | A    | no          | no        | yes      | unusable: no telling when it came
            """,
        },
    ),
)
def complaints_in_time(complaints: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of complaints received in the six months whose ten working days have passed, those answered
    within them. Never answered is not in time."""
    today, limit = period.end, limits["complaint"]
    received = required_between(complaints, "received", period)
    has_run = elapsed(complaints, "received", today, limit)
    answered = ensued(complaints, "answered", "received", today)
    in_time = within(complaints, "answered", "received", limit)
    return share(answered & in_time, of=received & has_run)
