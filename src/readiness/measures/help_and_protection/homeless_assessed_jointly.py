"""M46: homeless at 16 or 17, and seen by both who must help."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    by = due(row["presented"], limits["homeless_assessment"])
    if row["presented"] in period and by <= period.end:
        yield Judged(row.get("assessed_jointly") is not None)


@measure(
    catalogue="M46",
    title="Homeless 16 and 17 year olds assessed jointly",
    service="DUTY",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A young person sent from housing to social care and back is homeless for longer, and
        may never hear that they could come into care.""",
    limits=("homeless_assessment",),
    criteria=("HP21",),
    comparability="""Not published. Every time one came, however soon it was settled; an
        assessment that was not needed because they went home the same day counts as not made.
        How long it took is not judged, for no number of days is in law: those who came in the
        last ten working days (or the authority's own limit) are left until these have passed.""",
    reference="""Prevention of homelessness and provision of accommodation for 16 and 17 year
        olds, joint guidance (2018); Children Act 1989, section 20.""",
    owner="Duty and assessment",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "homeless_16_17": """
            child_id | presented  | assessed_jointly | denominator | numerator | unusable | kind
            A        | 2025-06-10 | 2025-06-12       | yes         | yes       | no       | typical
            B        | 2025-06-10 |                  | yes         | no        | no       | typical: not assessed jointly
            C        | 2025-04-01 | 2025-04-01       | yes         | yes       | no       | boundary: the first day, and the same day
            D        | 2025-09-16 |                  | yes         | no        | no       | boundary: ten working days are up today
            I        | 2025-09-17 |                  | no          | no        | no       | not counted: they are not up
            J        | 2025-09-17 | 2025-09-18       | no          | no        | no       | not counted: nor for one assessed already
            K        | 2025-06-10 | 2025-08-12       | yes         | yes       | no       | typical: late, and made
            E        | 2025-03-31 | 2025-04-02       | no          | no        | no       | not counted: came before the six months
            F        | 2025-06-10 | 2025-06-03       | no          | no        | yes      | unusable: assessed before they came
            G        | 2025-06-10 | ?                | no          | no        | yes      | unusable: unreadable
            H        | ?          | 2025-06-12       | no          | no        | yes      | unusable: came, no telling when
            """,
        },
    ),
)
def homeless_assessed_jointly(homeless_16_17: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of the times a young person of 16 or 17 came as homeless in the six months and at least ten
    working days ago (or the authority's own limit), those in which they were assessed jointly
    with housing, however long it took."""
    came = required_between(homeless_16_17, "presented", period)
    came = came & elapsed(homeless_16_17, "presented", period.end, limits["homeless_assessment"])
    assessed = ensued(homeless_16_17, "assessed_jointly", "presented", period.end)
    return share(assessed, of=came)
