"""M90: care leavers with nowhere of their own to live."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import coded, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

NO_FIXED_ABODE = "S"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or leaver.in_touch != "yes" or leaver.accommodation is None:
        return
    yield Judged(leaver.accommodation == NO_FIXED_ABODE, leaver.team)


@measure(
    catalogue="M90",
    title="Care leavers who are homeless or of no fixed abode",
    service="LC",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="A young person without a home has lost the place from which everything else is done.",
    criteria=("CL05", "CL10"),
    comparability="""Not published by authority in the source used here. Staying on friends' sofas is
        counted only where the authority records it so. Of
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
            A        | yes      | S             | yes         | yes       | no       | typical
            B        | yes      | U             | yes         | no        | no       | typical: lives independently
            C        | yes      | V             | yes         | no        | no       | boundary: emergency accommodation
            D        | no       |               | no          | no        | no       | not counted: out of touch
            E        | refused  | S             | no          | no        | no       | boundary: refuses contact, so what is written is old
            F        | yes      |               | no          | no        | no       | boundary: in touch, nothing recorded
            G        | yes      | ?             | no          | no        | yes      | unusable: unreadable
            H        | ?        | S             | no          | no        | yes      | unusable: in touch or not?
            """,
        },
    ),
)
def no_fixed_abode(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers the authority is in touch with and whose home is recorded, those who on the
    as-at date are homeless or have no fixed abode."""
    in_touch = required_says(care_leavers, "in_touch", "yes")
    told = coded(care_leavers, "accommodation")
    return share(says(care_leavers, "accommodation", NO_FIXED_ABODE), of=in_touch & told)
