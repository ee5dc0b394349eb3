"""M08: families still waiting for the help they asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, passed
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    today, started = period.end, row.get("started")
    if row["asked"] <= today and (started is None or started > today):
        yield Judged(due(row["asked"], limits["early_help_wait"]) < today, row.get("team"))


@measure(
    catalogue="M08",
    title="Families waiting too long for early help",
    service="EH",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Early help that comes late is no longer early: some families on a list come back
        as referrals.""",
    limits=("early_help_wait",),
    criteria=("HP01",),
    comparability="""Not published. The limit is the authority's own. It is of those waiting
        today: a family that waited long and was then helped is not seen, and a short list can
        look worse than a long one.""",
    reference="Local procedures; Working Together to Safeguard Children, on early help.",
    owner="Early help",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "early_help_waiting": """
            asked      | started    | denominator | numerator | unusable | kind
            2025-09-10 |            | yes         | no        | no       | typical
            2025-06-10 |            | yes         | yes       | no       | typical: since June
            2025-09-02 |            | yes         | no        | no       | boundary: four weeks today
            2025-09-01 |            | yes         | yes       | no       | boundary: four weeks yesterday
            2025-09-30 |            | yes         | no        | no       | boundary: asked today
            2025-06-10 | 2025-09-30 | no          | no        | no       | not counted: help began today
            2025-06-10 | ?          | no          | no        | yes      | unusable: perhaps begun
                       |            | no          | no        | yes      | unusable: since when?
            ?          | 2025-07-01 | no          | no        | no       | not counted: no longer waiting
            """,
        },
    ),
)
def early_help_waiting_too_long(
    early_help_waiting: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of families waiting for early help on the as-at date, those who asked, or were offered
    it, more than four weeks before (or the authority's own limit)."""
    waiting = open_on(early_help_waiting, "asked", "started", period.end)
    return share(
        passed(early_help_waiting, "asked", period.end, limits["early_help_wait"]), of=waiting
    )
