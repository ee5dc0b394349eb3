"""M93: care leavers of 21 to 25 whom somebody has been in touch with in the year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import aged, recent
from readiness.model import ChildList, Judged, Limits, Period, Ratio

YOUNGEST, OLDEST = 21, 25


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    age, last, today = row.get("age"), row.get("last_contact"), period.end
    if age is None or not YOUNGEST <= age < OLDEST + 1 or (last is not None and last > today):
        return
    in_touch = last is not None and today <= due(last, limits["older_care_leaver_contact"])
    yield Judged(in_touch, row.get("team"))


@measure(
    catalogue="M93",
    title="Care leavers aged 21 to 25 in touch within the year",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Support may be had until 25, and those who need it most are the ones whose case was closed
        at 21 and whom nobody has rung since. Inspectors ask who was closed, and why.""",
    limits=("older_care_leaver_contact",),
    criteria=("CL03", "CL02"),
    comparability="""Not published. DfE's figures of touch are of those around their 19th, 20th and
        21st birthdays. Here it is everybody of 21 to 25 on the authority's own list, open or
        closed: one that leaves out those who were lost looks better than it is.""",
    reference="""Children and Social Work Act 2017, section 3; statutory guidance on extending
        personal adviser support to 25 (2018): an offer at least once a year.""",
    owner="Leaving care service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "older_care_leavers": """
            child_id | team | age | last_contact | denominator | numerator | unusable | kind
            A        | Ash  | 22  | 2025-06-02   | yes         | yes       | no       | typical
            B        | Ash  | 23  | 2023-11-06   | yes         | no        | no       | typical: long ago
            C        | Ash  | 24  |              | yes         | no        | no       | typical: never
            D        | Ash  | 22  | 2024-09-30   | yes         | yes       | no       | boundary: a year today
            E        | Elm  | 22  | 2024-09-29   | yes         | no        | no       | boundary: a year yesterday
            F        | Elm  | 21  | 2025-06-02   | yes         | yes       | no       | boundary: just 21
            G        | Elm  | 20  | 2025-06-02   | no          | no        | no       | not counted: too young
            H        | Elm  | 25  | 2025-06-02   | yes         | yes       | no       | boundary: still 25
            I        | Elm  | 26  | 2025-06-02   | no          | no        | no       | not counted: too old
            J        | Elm  |     | 2025-06-02   | no          | no        | yes      | unusable: how old?
            K        | Elm  | 22  | ?            | no          | no        | yes      | unusable: in touch when?
            L        | Elm  | 22  | 2025-10-20   | no          | no        | yes      | unusable: in touch in days to come
            """,
        },
    ),
)
def older_care_leavers_contacted(
    older_care_leavers: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of care leavers of 21 to 25 the authority knows of, open or closed, those with whom there was
    contact, or an answered offer of help, within 12 months. Never is not in touch."""
    today = period.end
    of_age = aged(older_care_leavers, today, YOUNGEST, OLDEST)
    limit = limits["older_care_leaver_contact"]
    return share(recent(older_care_leavers, "last_contact", today, limit), of=of_age)
