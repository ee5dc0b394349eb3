"""M90: care leavers with nowhere of their own to live."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import required_says, says
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child

NO_FIXED_ABODE = "S"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is not None and leaver.in_touch == "yes" and leaver.accommodation == NO_FIXED_ABODE:
        yield Judged(True, leaver.team)


@measure(
    catalogue="M90",
    title="Care leavers with no fixed home",
    service="LC",
    unit="young people",
    polarity=LOW,
    when=SNAPSHOT,
    why="A young person without a home has lost the place from which everything else is done.",
    criteria=("CL05", "CL10"),
    comparability="""Not published by authority in the source used here. Sofas of friends are
        counted only where the authority writes them so. Of everybody on List 9, whatever their
        age; where somebody out of touch lives is blank, so they are not counted.""",
    reference="Annex A guidance, List 9.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | in_touch | accommodation | counted | unusable | kind
            A        | yes      | S             | yes     | no       | typical
            B        | yes      | U             | no      | no       | not counted: lives independently
            C        | no       |               | no      | no       | not counted: out of touch
            D        | yes      | V             | no      | no       | boundary: emergency accommodation
            E        | refused  | S             | no      | no       | boundary: refuses contact, so what is written is old
            F        | yes      |               | no      | no       | boundary: in touch, nothing recorded
            G        | yes      | ?             | no      | yes      | unusable: unreadable
            H        | ?        | S             | no      | yes      | unusable: in touch or not?
            """,
        },
    ),
)
def no_fixed_abode(care_leavers: ChildList, period: Period) -> Count:
    """Care leavers the authority is in touch with who on the as-at date have no fixed abode or are
    homeless."""
    in_touch = required_says(care_leavers, "in_touch", "yes")
    return count(in_touch & says(care_leavers, "accommodation", NO_FIXED_ABODE))
