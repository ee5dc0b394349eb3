"""M33: every child social care is working with today."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import case_open
from readiness.measures.told import open_episode
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    episode = open_episode(child, period.end)
    if episode is not None:
        yield Judged(True, episode.team)


@measure(
    catalogue="M33",
    title="Children in need (all open cases)",
    service="SAFE",
    unit="per 10,000",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Neither tail is good or bad in itself: a rate far from neighbours' asks who is helped
        here that would not be there, and how long children stay.""",
    criteria=("HP04", "HP11"),
    benchmark="need_rate",
    comparability="""As DfE, children in need in the wide sense: on a child in need plan, on a
        protection plan, in care or being assessed. DfE counts on 31 March and has care leavers
        still supported in it, whom List 6 leaves out, so this reads lower. Closed cases in the
        list are not counted.""",
    reference="Annex A guidance, List 6; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_need": """
            child_id | started    | closed     | case_status      | counted | unusable | kind
            A        | 2025-05-06 |            | child_in_need    | yes     | no       | typical
            B        | 2023-05-08 |            | looked_after     | yes     | no       | typical: in care is in need too
            C        | 2025-09-30 |            | open_assessment  | yes     | no       | boundary: opened today
            D        | 2025-05-06 | 2025-09-30 | closed           | no      | no       | boundary: closed today
            E        | 2025-02-03 | 2025-06-10 | closed           | no      | no       | not counted: closed
            F        |            |            | child_protection | no      | yes      | unusable: no start
            G        | 2025-05-06 | ?          | child_in_need    | no      | yes      | unusable: perhaps closed
            H        | 2025-05-06 |            | closed           | no      | yes      | unusable: closed, no telling when
            """,
        },
    ),
)
def need_population(children_in_need: ChildList, period: Period) -> Count:
    """Children of List 6 whose case is open at the end of the as-at date, whatever its status, per
    10,000 children aged 0 to 17. Closed without a date is set aside."""
    return count(case_open(children_in_need, period.end))
