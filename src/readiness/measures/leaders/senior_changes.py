"""M98: how often those just below the director have changed."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from readiness.calendar import months_before
from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import required_between, required_says
from readiness.model import ChildList, Count, Judged, Limits, Period

BELOW = ("assistant director", "head of service", "principal social worker")


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    since = months_before(period.end, limits["leadership_changes"].value)
    if row["post"] in BELOW and since < row["started"] <= period.end:
        yield Judged(True)


@measure(
    catalogue="M98",
    title="Senior managers appointed in two years",
    service="LEAD",
    unit="changes",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Heads of service carry a practice model through; when they change often, each team learns a
        new one.""",
    limits=("leadership_changes",),
    criteria=("LD12", "LD15"),
    comparability="Not published. Neither direction is better.",
    reference="The authority's evidence workbook, tab senior_posts.",
    owner="Improvement and governance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "senior_posts": """
            post                    | started    | counted | unusable | kind
            assistant director      | 2024-05-01 | yes     | no       | typical
            head of service         | 2023-10-01 | yes     | no       | boundary: two years ago tomorrow
            principal social worker | 2023-09-30 | no      | no       | not counted: two years ago today
            director                | 2024-05-01 | no      | no       | not counted: the director
            ?                       | 2024-05-01 | no      | yes      | unusable: no telling which post
            head of service         | ?          | no      | yes      | unusable: no telling when
            """,
        },
    ),
)
def senior_changes(senior_posts: ChildList, period: Period, limits: Limits) -> Count:
    """Assistant directors, heads of service and principal social workers, interim ones too, who
    started in the two years to the as-at date."""
    months = limits["leadership_changes"].value
    recent = Period(months_before(period.end, months) + timedelta(days=1), period.end)
    below = required_says(senior_posts, "post", *BELOW)
    return count(below & required_between(senior_posts, "started", recent))
