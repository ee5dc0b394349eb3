"""M62: whether challenge is answered in time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    raised, resolved = row["raised"], row.get("resolved")
    if raised not in period or (resolved is not None and resolved < raised):
        return
    last = due(raised, limits["escalation"])
    if last <= period.end:
        yield Judged(resolved is not None and resolved <= last, row.get("team"))


@measure(
    catalogue="M62",
    title="Concerns raised by reviewing officers and chairs that were settled in time",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A concern raised and left lying teaches officers not to raise the next, while the child's
        plan goes on drifting. Inspectors look for challenge that changed something.""",
    limits=("escalation",),
    criteria=("CIC04", "HP12"),
    comparability="""Not published. How long settling may take is the authority's own procedure, and
        settled in time is not the same as settled well: whether the plan changed is for audit. The
        newest concerns are left until their time is up, settled or not, because the quick ones
        among them would flatter.""",
    reference="""Statutory handbook for independent reviewing officers (2010), on resolving
        disputes; the authority's own procedure.""",
    owner="Reviewing and conferencing service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "escalations": """
            raised     | resolved   | team | denominator | numerator | unusable | kind
            2025-06-02 | 2025-06-16 | Ash  | yes         | yes       | no       | typical
            2025-06-02 | 2025-08-11 | Ash  | yes         | no        | no       | typical: late
            2025-06-02 | 2025-06-30 | Ash  | yes         | yes       | no       | boundary: day 20
            2025-06-02 | 2025-07-01 | Ash  | yes         | no        | no       | boundary: day 21
            2025-06-02 |            | Ash  | yes         | no        | no       | typical: not settled, and the time is up
            2025-09-02 |            | Elm  | yes         | no        | no       | boundary: day 20 today, and not settled
            2025-09-03 |            | Elm  | no          | no        | no       | boundary: day 20 tomorrow
            2025-09-22 | 2025-09-26 | Elm  | no          | no        | no       | not counted: settled, and its time not up yet
            2025-09-22 | 2025-10-02 | Elm  | no          | no        | no       | not counted: to be settled next week
            2025-03-31 | 2025-04-16 | Elm  | no          | no        | no       | not counted: raised before the window
            2025-06-02 | ?          | Elm  | no          | no        | yes      | unusable: settled when?
            ?          | 2025-06-16 | Elm  | no          | no        | yes      | unusable: raised when?
            2025-06-16 | 2025-06-02 | Elm  | no          | no        | yes      | unusable: settled before it was raised
            """,
        },
    ),
)
def escalations_resolved(escalations: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of the concerns raised in the six months whose time is up, those settled within the
    authority's own limit."""
    raised = required_between(escalations, "raised", period)
    settled = ensued(escalations, "resolved", "raised", period.end)
    time_up = elapsed(escalations, "raised", period.end, limits["escalation"])
    in_time = within(escalations, "resolved", "raised", limits["escalation"])
    return share(settled & in_time, of=raised & time_up)
