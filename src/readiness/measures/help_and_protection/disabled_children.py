"""M41: disabled children among those social care is working with."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import case_open, required_says
from readiness.measures.told import open_episode
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    episode = open_episode(child, period.end)
    if episode is not None:
        yield Judged(child.disability == "yes", episode.team)


@measure(
    catalogue="M41",
    title="Children in need who are disabled (all open cases)",
    service="CWD",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Disabled children are more at risk than others and less often seen to be. A small share
        asks whether disability is recorded, and whether families know they may ask for help.""",
    criteria=("HP23", "HP28"),
    comparability="""Not published in the tool the benchmarks are taken from (LAIT); DfE's own
        tables have the share of children in need with a disability recorded. "Unknown" counts as
        not recorded to be disabled, so what is not asked lowers the figure.""",
    reference="Children Act 1989, section 17(10); Annex A guidance, List 6.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_need": """
            child_id | disability | started    | closed     | case_status     | denominator | numerator | unusable | kind
            A        | yes        | 2025-05-06 |            | child_in_need   | yes         | yes       | no       | typical
            B        | no         | 2025-05-06 |            | looked_after    | yes         | no        | no       | typical: not disabled
            C        | unknown    | 2025-05-06 |            | child_in_need   | yes         | no        | no       | boundary: unknown is not recorded
            D        | yes        | 2025-09-30 |            | open_assessment | yes         | yes       | no       | boundary: opened today
            E        | yes        | 2025-05-06 | 2025-06-10 | closed          | no          | no        | no       | not counted: closed
            F        |            | 2025-05-06 |            | child_in_need   | no          | no        | yes      | unusable: blank
            G        | ?          | 2025-05-06 |            | child_in_need   | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def disabled_children(children_in_need: ChildList, period: Period) -> Ratio:
    """Of children of List 6 whose case is open on the as-at date, those recorded as disabled."""
    is_open = case_open(children_in_need, period.end)
    return share(required_says(children_in_need, "disability", "yes"), of=is_open)
