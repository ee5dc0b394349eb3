"""M98: how often the director of children's services has changed."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from readiness.calendar import months_before
from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import required_between, required_says
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    since = months_before(period.end, limits["leadership_changes"].value)
    if row["post"] == "director" and since < row["started"] <= period.end:
        yield Judged(True)


@measure(
    catalogue="M98",
    title="Directors appointed in two years",
    service="LEAD",
    unit="changes",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Reports on authorities judged inadequate write of leadership churn twice in five; a new
        director can also be the start of the mending.""",
    limits=("leadership_changes",),
    criteria=("LD12",),
    comparability="""Not published. Neither direction is better: an appointment may end a gap or make
        one.""",
    reference="The authority's evidence workbook, tab senior_posts.",
    owner="Improvement and governance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "senior_posts": """
            post               | started    | counted | unusable | kind
            director           | 2024-05-01 | yes     | no       | typical
            director           | 2023-10-01 | yes     | no       | boundary: two years ago tomorrow
            director           | 2023-09-30 | no      | no       | not counted: two years ago today
            assistant director | 2024-05-01 | no      | no       | not counted: another post
            ?                  | 2024-05-01 | no      | yes      | unusable: no telling which post
            director           | ?          | no      | yes      | unusable: no telling when
            """,
        },
    ),
)
def director_changes(senior_posts: ChildList, period: Period, limits: Limits) -> Count:
    """Directors of children's services, interim ones too, who started in the two years to the
    as-at date."""
    recent = Period(_since(period, limits), period.end)
    director = required_says(senior_posts, "post", "director")
    return count(director & required_between(senior_posts, "started", recent))


def _since(period: Period, limits: Limits) -> date:
    return months_before(period.end, limits["leadership_changes"].value) + timedelta(days=1)
