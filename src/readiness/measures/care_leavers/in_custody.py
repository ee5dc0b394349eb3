"""M90: care leavers in custody."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import required_says, says
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child

IN_CUSTODY = "X"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is not None and leaver.in_touch == "yes" and leaver.accommodation == IN_CUSTODY:
        yield Judged(True, leaver.team)


@measure(
    catalogue="M90",
    title="Care leavers in custody",
    service="LC",
    unit="young people",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Each is owed visits, a plan for release and a home to come out to; how many there are
        says less than who has them.""",
    criteria=("CL12", "CL03"),
    comparability="""Not published by authority in the source used here. Not a score: courts and
        police decide it as much as the authority does. Of everybody on List 9, whatever their
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
            A        | yes      | X             | yes     | no       | typical
            B        | yes      | U             | no      | no       | not counted: lives independently
            C        | no       |               | no      | no       | not counted: out of touch
            D        | yes      | S             | no      | no       | boundary: no fixed abode
            E        | refused  | X             | no      | no       | boundary: refuses contact, so what is written is old
            F        | yes      |               | no      | no       | boundary: in touch, nothing recorded
            G        | yes      | ?             | no      | yes      | unusable: unreadable
            H        | ?        | X             | no      | yes      | unusable: in touch or not?
            """,
        },
    ),
)
def in_custody(care_leavers: ChildList, period: Period) -> Count:
    """Care leavers the authority is in touch with who are in custody on the as-at date."""
    in_touch = required_says(care_leavers, "in_touch", "yes")
    return count(in_touch & says(care_leavers, "accommodation", IN_CUSTODY))
