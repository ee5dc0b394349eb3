"""M33: children in need in the narrow sense, helped by a child in need plan."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import case_open, required_says
from readiness.measures.told import on_need_plan
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    episode = on_need_plan(child, period.end)
    if episode is not None:
        yield Judged(True, episode.team)


@measure(
    catalogue="M33",
    title="Children on a child in need plan",
    service="SAFE",
    unit="per 10,000",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""The largest group, and the one with the fewest rules: nobody outside has to look at
        these plans, so drift is easiest here.""",
    criteria=("HP04", "HP11"),
    comparability="""Not published: DfE counts all children in need together. List 6 gives one
        status a child, the first that applies of in care, on a protection plan, child in need plan
        and open assessment; only the third is counted here, never the whole list.""",
    reference="Annex A guidance, List 6: case status.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_need": """
            child_id | started    | closed     | case_status      | counted | unusable | kind
            A        | 2025-05-06 |            | child_in_need    | yes     | no       | typical
            B        | 2025-09-30 |            | child_in_need    | yes     | no       | boundary: opened today
            C        | 2025-05-06 | 2025-09-30 | closed           | no      | no       | boundary: closed today
            D        | 2025-05-06 |            | looked_after     | no      | no       | not counted: in care
            E        | 2025-05-06 |            | child_protection | no      | no       | not counted: on a protection plan
            F        | 2025-09-08 |            | open_assessment  | no      | no       | not counted: being assessed
            G        | 2025-05-06 |            |                  | no      | yes      | unusable: no status
            H        | 2025-05-06 | ?          | child_in_need    | no      | yes      | unusable: perhaps closed
            I        | 2025-05-06 |            | ?                | no      | yes      | unusable: unreadable
            """,
        },
    ),
)
def need_plans(children_in_need: ChildList, period: Period) -> Count:
    """Children of List 6 whose case is open at the end of the as-at date with a child in need plan
    as its status, per 10,000 children aged 0 to 17."""
    is_open = case_open(children_in_need, period.end)
    return count(is_open & required_says(children_in_need, "case_status", "child_in_need"))
