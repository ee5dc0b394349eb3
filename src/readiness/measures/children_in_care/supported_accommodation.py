"""M56: children in care in supported or independent living."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

SUPPORTED = ("K3", "H5", "P2")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if care := care_on(child, period.end):
        yield Judged(care.placements[-1].kind in SUPPORTED, care.team)


@measure(
    catalogue="M56",
    title="Children in care in supported or independent living",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""At 16 and 17 it can be a step towards a home of one's own, or a child left to manage
        alone.""",
    criteria=("CIC08", "CIC09"),
    benchmark="supported_accommodation",
    comparability="""DfE counts on 31 March. Its codes changed in 2025: K3 replaced H5 and P2,
        and all three are counted here.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_type | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | K3             |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | U6             |            | yes         | no        | no       | typical: fostered
            C        | 2024-05-06 | H5             |            | yes         | yes       | no       | boundary: the code until 2025
            D        | 2024-05-06 | P2             |            | yes         | yes       | no       | boundary: independent, a code until 2025
            E        | 2024-05-06 | K2             |            | yes         | no        | no       | boundary: a children's home
            F        | 2024-05-06 | K3             | 2025-06-10 | no          | no        | no       | not counted: left care
            G        | 2024-05-06 | ?              |            | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def supported_accommodation(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those in supported accommodation, or living
    independently with or without support."""
    in_care = in_care_on(children_in_care, period.end)
    return share(required_says(children_in_care, "placement_type", *SUPPORTED), of=in_care)
