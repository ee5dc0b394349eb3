"""M71: children in care whose immunisations are up to date."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.children import also_in
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.episodes import in_care_all_year
from readiness.measures.questions import required_says
from readiness.measures.told_of_returns import all_year_in_care
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if all_year_in_care(child, period.start, period.end):
        yield Judged(child.health is not None and child.health.immunised)


@measure(
    catalogue="M71",
    title="Children in care whose immunisations are up to date",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""A parent would see to it. Children come into care behind, and a year is long enough to
        catch up.""",
    criteria=("CIC14",),
    benchmark="immunisations",
    comparability="""As DfE: of those in care for the whole year, at 31 March. A child for whom the
        return has no health record counts here as not up to date; one whose cell is blank is set
        aside, counted.""",
    reference="DfE, Children looked after in England (SSDA903, OC2), guide to the collection.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_episodes": """
            child_id | ended      | started    | reason_started | legal_status | denominator | numerator | unusable | kind
            A        |            | 2023-05-06 | S              | C2           | yes         | yes       | no       | typical
            B        |            | 2023-05-06 | S              | C2           | yes         | no        | no       | typical: not up to date
            C        |            | 2024-04-01 | S              | C2           | yes         | yes       | no       | boundary: in care on the first day of the year
            D        |            | 2024-04-02 | S              | C2           | no          | no        | no       | boundary: in care from the second
            E        | 2024-09-06 | 2023-05-06 | S              | C1           | no          | no        | no       | not counted: ended
            E        |            | 2024-09-06 | B              | C2           | yes         | yes       | no       | boundary: moved in the year, in care throughout
            F        | 2024-09-06 | 2023-05-06 | S              | C1           | no          | no        | no       | not counted: ended, and home
            F        |            | 2024-10-06 | S              | C2           | no          | no        | no       | not counted: not in care throughout
            G        | 2025-02-06 | 2023-05-06 | S              | C2           | no          | no        | no       | not counted: left care
            H        |            | 2023-05-06 | S              | C2           | yes         | no        | no       | boundary: no health record
            I        |            | 2023-05-06 | S              | C2           | no          | no        | yes      | unusable: left blank
            J        |            | 2024-06-06 | L              | C2           | no          | no        | yes      | unusable: in care since nobody knows when
            K        |            | 2023-05-06 | S              | V4           | no          | no        | no       | not counted: short breaks
            """,
            "care_health": """
            child_id | immunised
            A        | yes
            B        | no
            C        | yes
            D        | yes
            E        | yes
            F        | yes
            G        | yes
            I        |
            J        | yes
            K        | yes
            """,
        },
    ),
)
def immunised(care_episodes: ChildList, care_health: ChildList, period: Period) -> Ratio:
    """Of children in care throughout the year to 31 March, those whose immunisations the return
    says are up to date."""
    done = also_in(care_episodes, care_health, required_says(care_health, "immunised", "yes"))
    return share(done, of=in_care_all_year(care_episodes, period))
