"""M56: children in care who live in a family."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

FAMILIES = ("U1", "U2", "U3", "U4", "U5", "U6", "A3", "A4", "A5", "A6", "P1")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if care := care_on(child, period.end):
        yield Judged(care.placements[-1].kind in FAMILIES, care.team)


@measure(
    catalogue="M56",
    title="Children in care who live in a family",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="Most children do best in a family; each child who is not in one should have a reason.",
    criteria=("CIC08", "CIC11"),
    comparability="""Not published as one figure: DfE publishes the parts (67 % in foster care in
        England in March 2025). Fostered, kinship care included, placed for adoption or placed
        with parents. A child away from home for a few days (placement T0 to T4) counts as not in
        a family, though the home they will go back to may be one.""",
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
            B        | 2024-05-06 | K2             |            | yes         | no        | no       | typical: a children's home
            C        | 2024-05-06 | U3             |            | yes         | yes       | no       | boundary: with relatives
            D        | 2024-05-06 | A6             |            | yes         | yes       | no       | boundary: with adopters
            E        | 2024-05-06 | P1             |            | yes         | yes       | no       | boundary: with parents
            F        | 2024-05-06 | R3             |            | yes         | no        | no       | boundary: with a parent, in a unit
            G        | 2024-05-06 | T3             |            | yes         | no        | no       | boundary: away while the carer is
            H        | 2024-05-06 | U6             | 2025-06-10 | no          | no        | no       | not counted: left care
            I        | 2024-05-06 | ?              |            | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def family_homes(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those fostered (by relatives or others), placed for
    adoption or placed with parents."""
    in_care = in_care_on(children_in_care, period.end)
    return share(required_says(children_in_care, "placement_type", *FAMILIES), of=in_care)
