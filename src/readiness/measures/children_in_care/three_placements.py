"""M53: children who have been moved and moved again."""

from collections.abc import Iterator
from datetime import date, timedelta

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import at_least
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

MANY = 3


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if not child.care:
        return
    care = child.care[-1]
    if care.started > period.end or (care.ended is not None and care.ended <= period.end):
        return
    year = months_before(period.end + timedelta(days=1), 12)
    homes = [
        placement
        for spell in child.care
        for placement in spell.placements
        if placement.ended is None or placement.ended >= year
    ]
    yield Judged(len(homes) >= MANY, care.team)


@measure(
    catalogue="M53",
    title="Children in care with three or more placements in a year",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="Every move costs a child a home, often a school and the people in both.",
    criteria=("CIC07", "CIC08"),
    benchmark="placements_3_or_more",
    comparability="""DfE counts over the year to 31 March, leaves out stays of under 24 hours and
        a foster home that becomes the adoptive one; Annex A gives the authority's own count over
        the 12 months to the extract.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | ceased     | placements_in_12_months | denominator | numerator | unusable | kind
            A        | 2024-05-06 |            | 1                       | yes         | no        | no       | typical
            B        | 2024-05-06 |            | 3                       | yes         | yes       | no       | boundary: three
            C        | 2024-05-06 |            | 2                       | yes         | no        | no       | boundary: two
            D        | 2024-05-06 | 2025-06-10 | 5                       | no          | no        | no       | not counted: left care
            E        | 2024-05-06 |            |                         | no          | no        | yes      | unusable: no count
            """,
        },
    ),
)
def three_placements(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those with three or more placements in the last 12
    months, the one they are in included."""
    in_care = in_care_on(children_in_care, period.end)
    return share(at_least(children_in_care, "placements_in_12_months", MANY), of=in_care)
