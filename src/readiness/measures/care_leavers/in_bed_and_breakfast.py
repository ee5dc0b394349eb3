"""M90: care leavers in bed and breakfast."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import coded, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

BED_AND_BREAKFAST = "W"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or leaver.in_touch != "yes" or leaver.accommodation is None:
        return
    yield Judged(leaver.accommodation == BED_AND_BREAKFAST, leaver.team)


@measure(
    catalogue="M90",
    title="Care leavers living in bed and breakfast",
    service="LC",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="No young person leaving care should be put in a room among strangers, even for a night.",
    criteria=("CL05",),
    comparability="""Not published by authority in the source used here. Emergency accommodation of
        other kinds (V) is not counted. Of
        everybody on List 9 in touch and with a home recorded, whatever their age: where somebody
        out of touch lives is blank, so they are in neither part, and they may be the worst
        housed. One young person is one too many, so read the number behind the share.""",
    reference="Annex A guidance, List 9.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | in_touch | accommodation | denominator | numerator | unusable | kind
            A        | yes      | W             | yes         | yes       | no       | typical
            B        | yes      | U             | yes         | no        | no       | typical: lives independently
            C        | yes      | V             | yes         | no        | no       | boundary: emergency accommodation
            D        | no       |               | no          | no        | no       | not counted: out of touch
            E        | refused  | W             | no          | no        | no       | boundary: refuses contact, so what is written is old
            F        | yes      |               | no          | no        | no       | boundary: in touch, nothing recorded
            G        | yes      | ?             | no          | no        | yes      | unusable: unreadable
            H        | ?        | W             | no          | no        | yes      | unusable: in touch or not?
            """,
        },
    ),
)
def in_bed_and_breakfast(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers the authority is in touch with and whose home is recorded, those living in bed
    and breakfast on the as-at date."""
    in_touch = required_says(care_leavers, "in_touch", "yes")
    told = coded(care_leavers, "accommodation")
    return share(says(care_leavers, "accommodation", BED_AND_BREAKFAST), of=in_touch & told)
