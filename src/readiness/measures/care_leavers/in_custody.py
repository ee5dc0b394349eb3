"""M90: care leavers in custody."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import coded, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

IN_CUSTODY = "X"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or leaver.in_touch != "yes" or leaver.accommodation is None:
        return
    yield Judged(leaver.accommodation == IN_CUSTODY, leaver.team)


@measure(
    catalogue="M90",
    title="Care leavers in custody",
    service="LC",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Each is owed visits, a plan for release and a home to come out to; how many there are
        says less than who has them.""",
    criteria=("CL12", "CL03"),
    comparability="""Not published by authority in the source used here. Not scored, though fewer would
        be better: courts and police decide it as much as the authority does. Of
        everybody on List 9 in touch and with a home recorded, whatever their age: where somebody
        out of touch lives is blank, so they are in neither part.""",
    reference="Annex A guidance, List 9.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | in_touch | accommodation | denominator | numerator | unusable | kind
            A        | yes      | X             | yes         | yes       | no       | typical
            B        | yes      | U             | yes         | no        | no       | typical: lives independently
            C        | yes      | S             | yes         | no        | no       | boundary: no fixed abode
            D        | no       |               | no          | no        | no       | not counted: out of touch
            E        | refused  | X             | no          | no        | no       | boundary: refuses contact, so what is written is old
            F        | yes      |               | no          | no        | no       | boundary: in touch, nothing recorded
            G        | yes      | ?             | no          | no        | yes      | unusable: unreadable
            H        | ?        | X             | no          | no        | yes      | unusable: in touch or not?
            """,
        },
    ),
)
def in_custody(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers the authority is in touch with and whose home is recorded, those in custody on
    the as-at date."""
    in_touch = required_says(care_leavers, "in_touch", "yes")
    told = coded(care_leavers, "accommodation")
    return share(says(care_leavers, "accommodation", IN_CUSTODY), of=in_touch & told)
