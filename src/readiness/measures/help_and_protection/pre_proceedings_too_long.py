"""M37: children whose families are long under a letter that says court may follow."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, passed
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    today, ended = period.end, row.get("ended")
    if row["started"] <= today and (ended is None or ended > today):
        yield Judged(due(row["started"], limits["pre_proceedings"]) < today, row.get("team"))


@measure(
    catalogue="M37",
    title="Children too long in pre-proceedings",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""The letter before proceedings says that things must change soon; when months pass,
        either the child was safe enough without it or has gone on not being safe.""",
    limits=("pre_proceedings",),
    criteria=("HP16", "HP11"),
    comparability="""Not published. Of those open today, so children whose work ended late are
        not seen, and those in it longest are likeliest to be. Sixteen weeks is guidance and
        not law, and the authority may set its own.""",
    reference="""Statutory guidance on court orders and pre-proceedings; public law working
        group, 2021.""",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "pre_proceedings": """
            child_id | started    | ended      | denominator | numerator | unusable | kind
            A        | 2025-08-05 |            | yes         | no        | no       | typical
            B        | 2025-06-10 |            | yes         | no        | no       | boundary: sixteen weeks today
            C        | 2025-06-09 |            | yes         | yes       | no       | boundary: sixteen weeks yesterday
            D        | 2025-03-03 | 2025-09-30 | no          | no        | no       | not counted: ended today
            E        | 2025-03-03 | ?          | no          | no        | yes      | unusable: perhaps ended
            F        | ?          |            | no          | no        | yes      | unusable: no start
            G        | 2025-03-03 |            | yes         | yes       | no       | typical: since March
            """,
        },
    ),
)
def pre_proceedings_too_long(pre_proceedings: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in pre-proceedings on the as-at date, those whose letter was sent more than
    sixteen weeks before (or the authority's own limit)."""
    open_now = open_on(pre_proceedings, "started", "ended", period.end)
    too_long = passed(pre_proceedings, "started", period.end, limits["pre_proceedings"])
    return share(too_long, of=open_now)
