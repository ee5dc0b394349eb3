"""M66: children on a care order who have been back with their parents for over a year."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import passed, required_says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

WITH_PARENTS = "P1"
CARE_ORDERS = ("C1", "C2")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    if care := care_on(child, today):
        home, (_, status) = care.placements[-1], care.legal_statuses[-1]
        at_home = home.kind == WITH_PARENTS and status in CARE_ORDERS
        long = today > due(home.started, limits["placed_with_parents"])
        yield Judged(at_home and long, care.team)


@measure(
    catalogue="M66",
    title="Children in care long with their parents on a care order",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Either the child is safe at home and the order should end, or is not, and should not
        be there; a year is long enough to decide.""",
    limits=("placed_with_parents",),
    criteria=("CIC02",),
    comparability="""Not published: DfE publishes all children placed with parents (6 % in
        England in March 2025), however long and on whatever order. A child who moved with a
        parent has a new placement date, so may be counted from the move. The year is a common
        local point for a decision, not law, and the authority may set its own.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, part 4;
        Annex A guidance, List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_type | legal_status | placement_started | ceased     | denominator | numerator | unusable | kind
            A        | 2022-05-06 | P1             | C2           | 2023-05-06        |            | yes         | yes       | no       | typical
            B        | 2022-05-06 | U6             | C2           | 2023-05-06        |            | yes         | no        | no       | typical: fostered
            C        | 2022-05-06 | P1             | C2           | 2024-09-29        |            | yes         | yes       | no       | boundary: a year yesterday
            D        | 2022-05-06 | P1             | C2           | 2024-09-30        |            | yes         | no        | no       | boundary: a year today
            E        | 2022-05-06 | P1             | C1           | 2024-05-06        |            | yes         | yes       | no       | boundary: an interim order, a year and more
            F        | 2022-05-06 | P1             | E1           | 2024-05-06        |            | yes         | no        | no       | boundary: not a care order
            G        | 2022-05-06 | P1             | C2           | 2023-05-06        | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2022-05-06 | P1             | ?            | 2023-05-06        |            | no          | no        | yes      | unusable: on which order?
            I        | 2022-05-06 | ?              | C2           | 2023-05-06        |            | no          | no        | yes      | unusable: with parents or not?
            J        | 2022-05-06 | P1             | C2           | ?                 |            | no          | no        | yes      | unusable: no telling since when
            K        | 2022-05-06 | ?              | V2           | 2023-05-06        |            | yes         | no        | no       | typical: not on a care order, wherever it is
            """,
        },
    ),
)
def with_parents_over_a_year(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date, those on a care order (full or interim) who have been
    placed with their parents for longer than the authority's own limit (12 months, unless it has
    another)."""
    today = period.end
    in_care = in_care_on(children_in_care, today)
    at_home = required_says(children_in_care, "placement_type", WITH_PARENTS)
    order = required_says(children_in_care, "legal_status", *CARE_ORDERS)
    long = passed(children_in_care, "placement_started", today, limits["placed_with_parents"])
    return share(at_home & order & long, of=in_care)
