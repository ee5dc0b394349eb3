"""M90: care leavers in bed and breakfast."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import required_says, says
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child

BED_AND_BREAKFAST = "W"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if (
        leaver is not None
        and leaver.in_touch == "yes"
        and leaver.accommodation == BED_AND_BREAKFAST
    ):
        yield Judged(True, leaver.team)


@measure(
    catalogue="M90",
    title="Care leavers in bed and breakfast",
    service="LC",
    unit="young people",
    polarity=LOW,
    when=SNAPSHOT,
    why="No child leaving care should be put in a room among strangers, for a night or longer.",
    criteria=("CL05",),
    comparability="""Not published by authority in the source used here. Emergency accommodation
        of other kinds (V) is not counted. Of everybody on List 9, whatever their age; where
        somebody out of touch lives is blank, so they are not counted.""",
    reference="Annex A guidance, List 9.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | in_touch | accommodation | counted | unusable | kind
            A        | yes      | W             | yes     | no       | typical
            B        | yes      | U             | no      | no       | not counted: lives independently
            C        | no       |               | no      | no       | not counted: out of touch
            D        | yes      | V             | no      | no       | boundary: emergency accommodation
            E        | refused  | W             | no      | no       | boundary: refuses contact, so what is written is old
            F        | yes      |               | no      | no       | boundary: in touch, nothing recorded
            G        | yes      | ?             | no      | yes      | unusable: unreadable
            H        | ?        | W             | no      | yes      | unusable: in touch or not?
            """,
        },
    ),
)
def in_bed_and_breakfast(care_leavers: ChildList, period: Period) -> Count:
    """Care leavers the authority is in touch with whose accommodation on the as-at date is bed and
    breakfast."""
    in_touch = required_says(care_leavers, "in_touch", "yes")
    return count(in_touch & says(care_leavers, "accommodation", BED_AND_BREAKFAST))
