"""M34: children in need seen recently enough."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import case_open, recent, required_says
from readiness.measures.told import on_need_plan
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    episode = on_need_plan(child, period.end)
    if episode is not None:
        clock = max(episode.started, episode.last_seen or episode.started)
        yield Judged(period.end <= due(clock, limits["need_visit"]), episode.team)


@measure(
    catalogue="M34",
    title="Children on a child in need plan seen in date",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A plan nobody visits is a plan in name; a child in need last seen in spring may be a
        child at risk by autumn.""",
    limits=("need_visit",),
    criteria=("HP13", "HP11"),
    comparability="""Not published: no national interval exists, and the limit is the authority's
        own. Annex A holds the day the child was last seen, whoever saw them, so this is the share
        in date today and not the share of visits made in time. Children on a protection plan or in
        care are in measures of their own.""",
    reference="Working Together to Safeguard Children; local procedures; Annex A guidance, List 6.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_need": """
            child_id | started    | last_seen  | closed     | case_status      | denominator | numerator | unusable | kind
            A        | 2025-05-06 | 2025-09-24 |            | child_in_need    | yes         | yes       | no       | typical
            B        | 2025-05-06 | 2025-09-02 |            | child_in_need    | yes         | yes       | no       | boundary: day 20
            C        | 2025-05-06 | 2025-09-01 |            | child_in_need    | yes         | no        | no       | boundary: day 21
            D        | 2025-05-06 |            |            | child_in_need    | yes         | no        | no       | typical: never seen
            E        | 2025-09-02 |            |            | child_in_need    | yes         | yes       | no       | boundary: first visit due today
            F        | 2025-09-01 |            |            | child_in_need    | yes         | no        | no       | boundary: first visit due yesterday
            G        | 2025-05-06 | 2025-06-02 | 2025-06-10 | closed           | no          | no        | no       | not counted: closed
            H        | 2025-05-06 | 2025-06-02 |            | child_protection | no          | no        | no       | not counted: on a protection plan
            I        | 2025-05-06 | ?          |            | child_in_need    | no          | no        | yes      | unusable: seen, no telling when
            """,
        },
    ),
)
def need_visits_in_date(children_in_need: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children with an open child in need plan on the as-at date, those last seen within the
    authority's limit (20 working days unless it says otherwise). Never seen is in date only until
    the first visit falls due, the limit being counted from the start of the episode."""
    today, limit = period.end, limits["need_visit"]
    on_plan = case_open(children_in_need, today) & required_says(
        children_in_need, "case_status", "child_in_need"
    )
    seen = recent(children_in_need, "last_seen", today, limit)
    not_yet_due = recent(children_in_need, "started", today, limit)
    return share(seen | not_yet_due, of=on_plan)
