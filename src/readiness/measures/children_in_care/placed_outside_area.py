"""M55: children in care who live outside the authority."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if care := care_on(child, period.end):
        yield Judged(not care.placements[-1].inside, care.team)


@measure(
    catalogue="M55",
    title="Children in care placed outside the area, at any distance",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A child sent away from the area is further from family, school and the people paid to
        look after them.""",
    criteria=("CIC10", "CIC08"),
    comparability="""Not published: DfE publishes those more than 20 miles from home and outside
        the boundary, and Annex A says only in or out. Next door but over the boundary is out,
        and 30 miles away within a county is in, so small authorities look worse, and London boroughs
        most of all: it weighs little, and the figure of distance (M55, from the return) is the
        one to trust.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_location | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | in                 |            | yes         | no        | no       | typical
            B        | 2024-05-06 | out                |            | yes         | yes       | no       | typical: outside the area
            C        | 2025-09-30 | out                |            | yes         | yes       | no       | boundary: came in today
            D        | 2024-05-06 | out                | 2025-09-30 | no          | no        | no       | boundary: left today
            E        | 2024-05-06 | out                | 2025-06-10 | no          | no        | no       | not counted: left care
            F        | 2024-05-06 |                    |            | no          | no        | yes      | unusable: in or out?
            """,
        },
    ),
)
def placed_outside_area(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those placed outside the authority's boundary."""
    in_care = in_care_on(children_in_care, period.end)
    return share(required_says(children_in_care, "placement_location", "out"), of=in_care)
