"""M35: children whose case has been open for two years."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import case_open, elapsed
from readiness.measures.told import open_episode
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    episode = open_episode(child, period.end)
    if episode is not None:
        yield Judged(due(episode.started, limits["need_long"]) <= period.end, episode.team)


@measure(
    catalogue="M35",
    title="Children in need for two years or more (all open cases)",
    service="SAFE",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""For a disabled child or one in care long help is right; for another it may be drift.
        The breakdown by disability is where to start.""",
    limits=("need_long",),
    criteria=("HP11", "HP23"),
    benchmark="need_2_years",
    comparability="""As DfE, of every open case, children in care and on protection plans among
        them, counted from the start of the episode. DfE counts on 31 March and has care leavers
        still supported in it, who make its figure higher.""",
    reference="Annex A guidance, List 6; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_need": """
            child_id | started    | closed     | case_status     | denominator | numerator | unusable | kind
            A        | 2025-05-06 |            | child_in_need   | yes         | no        | no       | typical
            B        | 2021-05-10 |            | looked_after    | yes         | yes       | no       | typical: in care
            C        | 2023-09-30 |            | child_in_need   | yes         | yes       | no       | boundary: two years today
            D        | 2023-10-01 |            | child_in_need   | yes         | no        | no       | boundary: two years tomorrow
            E        | 2021-05-10 | 2025-06-10 | closed          | no          | no        | no       | not counted: closed
            F        | ?          |            | child_in_need   | no          | no        | yes      | unusable: no start
            G        | 2021-05-10 |            | closed          | no          | no        | yes      | unusable: closed, no telling when
            """,
        },
    ),
)
def need_2_years(children_in_need: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children of List 6 whose case is open on the as-at date, those whose episode began two
    years or more before."""
    is_open = case_open(children_in_need, period.end)
    return share(elapsed(children_in_need, "started", period.end, limits["need_long"]), of=is_open)
