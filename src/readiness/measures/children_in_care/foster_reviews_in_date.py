"""M80: foster carers whose approval was looked at in the last year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import filled_in, open_on, passed, recent
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    approved, ended, today = row["approved"], row.get("ended"), period.end
    if approved > today or (ended is not None and ended <= today):
        return
    limit, last = limits["foster_review"], row.get("last_review")
    if today > due(approved, limit) and (last is None or last <= today):
        yield Judged(last is not None and today <= due(last, limit))


@measure(
    catalogue="M80",
    title="Foster carers' reviews in date",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""The yearly review asks whether carers still suit and are still suited, and hears what
        children and their social workers say of them. Without it a home that has changed goes on
        being used as though it had not.""",
    limits=("foster_review",),
    criteria=("CIC12",),
    comparability="""Not published. The register holds the latest review, so this is whether it is in
        date today and not whether each was in time. Households in their first year are left out,
        because their first review is not due. Relatives and friends who are approved as foster
        carers, and carers of short breaks, are in: they are owed the same review.""",
    reference="""Fostering Services (England) Regulations 2011, regulation 28: within a year of
        approval, and at least yearly after.""",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | approved   | ended      | last_review | denominator | numerator | unusable | kind
            A         | 2021-03-01 |            | 2025-03-10  | yes         | yes       | no       | typical
            B         | 2021-03-01 |            | 2023-11-06  | yes         | no        | no       | typical: long ago
            C         | 2021-03-01 |            |             | yes         | no        | no       | typical: never
            D         | 2021-03-01 |            | 2024-09-30  | yes         | yes       | no       | boundary: a year today
            E         | 2021-03-01 |            | 2024-09-29  | yes         | no        | no       | boundary: a year yesterday
            F         | 2024-09-29 |            |             | yes         | no        | no       | boundary: the first was due yesterday
            G         | 2024-09-30 |            |             | no          | no        | no       | boundary: the first is due today
            H         | 2025-02-03 |            |             | no          | no        | no       | not counted: in its first year
            I         | 2021-03-01 | 2025-02-03 | 2023-11-06  | no          | no        | no       | not counted: ended
            J         | 2021-03-01 |            | ?           | no          | no        | yes      | unusable: reviewed when?
            K         | ?          |            | 2025-03-10  | no          | no        | yes      | unusable: approved when?
            L         | 2021-03-01 | ?          | 2025-03-10  | no          | no        | yes      | unusable: perhaps ended
            M         | 2021-03-01 |            | 2025-10-20  | no          | no        | yes      | unusable: reviewed in days to come
            """,
        },
    ),
)
def foster_reviews_in_date(
    fostering_households: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of households approved on the as-at date and more than 12 months ago, those last reviewed
    within 12 months. Never reviewed is not in date; no review on any row is a column nobody filled
    in."""
    today, limit = period.end, limits["foster_review"]
    approved = open_on(fostering_households, "approved", "ended", today)
    owed = passed(fostering_households, "approved", today, limit)
    register = filled_in(fostering_households, "last_review")
    reviewed = recent(register, "last_review", today, limit)
    return share(reviewed, of=approved & owed)
