"""M41: disabled children in need seen as often as others must be."""

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
    if episode is not None and child.disability == "yes":
        clock = max(episode.started, episode.last_seen or episode.started)
        yield Judged(period.end <= due(clock, limits["need_visit"]), episode.team)


@measure(
    catalogue="M41",
    title="Disabled children on a child in need plan seen in date",
    service="CWD",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Disabled children tend to be helped for years and seen by many; whether somebody from
        social care has looked, and listened, is easily taken for granted.""",
    limits=("need_visit",),
    criteria=("HP23", "HP13"),
    comparability="""Not published. The same limit as for every child in need, which is the
        authority's own; some agree a longer one for children with short breaks alone, which Annex
        A does not tell apart. In date today, and not the share of visits made in time.""",
    reference="Working Together to Safeguard Children; local procedures; Annex A guidance, List 6.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_need": """
            child_id | disability | started    | last_seen  | closed     | case_status   | denominator | numerator | unusable | kind
            A        | yes        | 2022-05-09 | 2025-09-24 |            | child_in_need | yes         | yes       | no       | typical
            B        | yes        | 2022-05-09 | 2025-09-02 |            | child_in_need | yes         | yes       | no       | boundary: day 20
            C        | yes        | 2022-05-09 | 2025-09-01 |            | child_in_need | yes         | no        | no       | boundary: day 21
            D        | yes        | 2022-05-09 |            |            | child_in_need | yes         | no        | no       | typical: never seen
            E        | no         | 2022-05-09 | 2025-06-02 |            | child_in_need | no          | no        | no       | not counted: not disabled
            F        | unknown    | 2022-05-09 | 2025-06-02 |            | child_in_need | no          | no        | no       | not counted: not known to be disabled
            G        | yes        | 2022-05-09 | 2025-06-02 | 2025-06-10 | closed        | no          | no        | no       | not counted: closed
            H        | yes        | 2022-05-09 | 2025-06-02 |            | looked_after  | no          | no        | no       | not counted: in care
            I        | ?          | 2022-05-09 | 2025-09-24 |            | child_in_need | no          | no        | yes      | unusable: perhaps disabled
            J        | yes        | 2022-05-09 | ?          |            | child_in_need | no          | no        | yes      | unusable: seen, no telling when
            """,
        },
    ),
)
def disabled_need_visits_in_date(
    children_in_need: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of disabled children with an open child in need plan on the as-at date, those last seen
    within the authority's limit for children in need (20 working days unless it says otherwise).
    Never seen is in date only until the first visit falls due, counted from the episode's start."""
    today, limit = period.end, limits["need_visit"]
    on_plan = case_open(children_in_need, today) & required_says(
        children_in_need, "case_status", "child_in_need"
    )
    disabled = required_says(children_in_need, "disability", "yes")
    seen = recent(children_in_need, "last_seen", today, limit)
    not_yet_due = recent(children_in_need, "started", today, limit)
    return share(seen | not_yet_due, of=on_plan & disabled)
