"""M56: children in care in children's homes."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

HOMES = ("K1", "K2")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if care := care_on(child, period.end):
        yield Judged(care.placements[-1].kind in HOMES, care.team)


@measure(
    catalogue="M56",
    title="Children in care in children's homes",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""For some children a good home run by staff is right; how many depends on age and need,
        and on whether there was anywhere else.""",
    criteria=("CIC08",),
    benchmark="childrens_homes",
    comparability="""DfE counts on 31 March. Secure homes are included in both; residential
        schools, care homes and supported accommodation are not.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_type | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | K2             |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | U6             |            | yes         | no        | no       | typical: fostered
            C        | 2024-05-06 | K1             |            | yes         | yes       | no       | boundary: secure
            D        | 2024-05-06 | K3             |            | yes         | no        | no       | boundary: supported accommodation
            E        | 2024-05-06 | S1             |            | yes         | no        | no       | boundary: a residential school
            F        | 2024-05-06 | K2             | 2025-06-10 | no          | no        | no       | not counted: left care
            G        | 2024-05-06 | ?              |            | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def childrens_homes(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those in a children's home or a secure children's
    home."""
    in_care = in_care_on(children_in_care, period.end)
    return share(required_says(children_in_care, "placement_type", *HOMES), of=in_care)
