"""M57: young children who live with staff and not with a family."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import aged, required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

OLDEST = 11
RESIDENTIAL = ("K1", "K2", "R1", "S1")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    care = care_on(child, today)
    if care and child.born is not None and full_years(child.born, today) <= OLDEST:
        yield Judged(care.placements[-1].kind in RESIDENTIAL, care.team)


@measure(
    catalogue="M57",
    title="Children in care under 12 who live in residential care",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A young child needs a family; a home with shifts of staff should be rare before 12,
        and short.""",
    criteria=("CIC08",),
    comparability="""Not published. Children's homes, secure homes, care homes and residential
        schools. A family centre or mother and baby unit is not counted, because the child is
        there with a parent.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | date_of_birth | started    | placement_type | ceased     | denominator | numerator | unusable | kind
            A        | 2018-03-02    | 2024-05-06 | U6             |            | yes         | no        | no       | typical
            B        | 2018-03-02    | 2024-05-06 | K2             |            | yes         | yes       | no       | typical: a children's home
            C        | 2013-10-01    | 2024-05-06 | K2             |            | yes         | yes       | no       | boundary: 12 tomorrow
            D        | 2013-09-30    | 2024-05-06 | K2             |            | no          | no        | no       | not counted: 12 today
            E        | 2025-03-02    | 2025-05-06 | R3             |            | yes         | no        | no       | boundary: with a parent, in a unit
            F        | 2018-03-02    | 2024-05-06 | S1             |            | yes         | yes       | no       | boundary: a residential school
            G        | 2018-03-02    | 2024-05-06 | K2             | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2018-03-02    | 2024-05-06 | ?              |            | no          | no        | yes      | unusable: unreadable
            I        | ?             | 2024-05-06 | K2             |            | no          | no        | yes      | unusable: no age
            """,
        },
    ),
)
def under_12s_in_residential(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children under 12 in care on the as-at date, those in a children's home (secure or not), a
    care home or a residential school."""
    today = period.end
    in_care = in_care_on(children_in_care, today)
    young = aged(children_in_care, today, 0, OLDEST)
    return share(
        required_says(children_in_care, "placement_type", *RESIDENTIAL), of=in_care & young
    )
