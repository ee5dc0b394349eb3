"""M56: children in care who are fostered."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if care := care_on(child, period.end):
        yield Judged(care.placements[-1].kind in FOSTER, care.team)


@measure(
    catalogue="M56",
    title="Children in care who are fostered",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Foster care is the family most children in care have; a falling share asks whether
        there are enough carers.""",
    criteria=("CIC08", "CIC12"),
    benchmark="foster_homes",
    comparability="""DfE counts on 31 March, this on the as-at date. A child away from the foster
        home for a few days (placement T0 to T4) is not counted as fostered here; how DfE counts
        one was not checked, and there are few.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_type | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | U6             |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | U1             |            | yes         | yes       | no       | typical: with relatives, long term
            C        | 2024-05-06 | K2             |            | yes         | no        | no       | typical: a children's home
            D        | 2024-05-06 | U5             |            | yes         | yes       | no       | boundary: with carers who may adopt
            E        | 2024-05-06 | A5             |            | yes         | no        | no       | boundary: placed to be adopted by the foster carers
            F        | 2024-05-06 | P1             |            | yes         | no        | no       | boundary: with parents
            G        | 2024-05-06 | U6             | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2024-05-06 |                |            | no          | no        | yes      | unusable: nothing recorded
            """,
        },
    ),
)
def foster_homes(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those in a foster placement, with relatives and
    friends or with others."""
    in_care = in_care_on(children_in_care, period.end)
    return share(required_says(children_in_care, "placement_type", *FOSTER), of=in_care)
