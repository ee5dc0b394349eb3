"""M72: children in care whose feelings and behaviour were asked about."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.children import also_in
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.episodes import in_care_all_year
from readiness.measures.questions import aged, filled
from readiness.measures.told_of_returns import all_year_in_care
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 5, 16


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if child.born is None or not all_year_in_care(child, period.start, period.end):
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        yield Judged(child.health is not None and child.health.sdq_score is not None)


@measure(
    catalogue="M72",
    title="Children in care with a strengths and difficulties score",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""Without the questionnaire an authority cannot show which children in care need help with
        how they feel, or whether they are getting better.""",
    criteria=("CIC15",),
    comparability="""Not published in the tables these comparisons rest on; DfE has it in its
        release. As DfE: children in care for the whole year who were 5 to 16 on 31 March, so 4 to
        16 when they could be asked. A child who refused, or whose carer did, counts as not
        scored.""",
    reference="DfE, Children looked after in England (SSDA903, OC2), guide to the collection.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_episodes": """
            child_id | ended      | started    | reason_started | legal_status | date_of_birth | denominator | numerator | unusable | kind
            A        |            | 2023-05-06 | S              | C2           | 2013-05-06    | yes         | yes       | no       | typical
            B        |            | 2023-05-06 | S              | C2           | 2013-05-06    | yes         | no        | no       | typical: no score
            C        |            | 2023-05-06 | S              | C2           | 2020-03-31    | yes         | yes       | no       | boundary: 5 on the day
            D        |            | 2023-05-06 | S              | C2           | 2020-04-01    | no          | no        | no       | boundary: 5 the day after
            E        |            | 2023-05-06 | S              | C2           | 2008-04-01    | yes         | yes       | no       | boundary: 17 the day after
            F        |            | 2023-05-06 | S              | C2           | 2008-03-31    | no          | no        | no       | boundary: 17 on the day
            G        |            | 2024-04-02 | S              | C2           | 2013-05-06    | no          | no        | no       | not counted: not in care throughout
            H        |            | 2023-05-06 | S              | C2           | 2013-05-06    | yes         | no        | no       | boundary: no health record
            I        |            | 2023-05-06 | S              | C2           | 2013-05-06    | no          | no        | yes      | unusable: a score nobody can read
            J        |            | 2023-05-06 | S              | C2           | ?             | no          | no        | yes      | unusable: no age
            K        | 2025-02-06 | 2023-05-06 | S              | C2           | 2013-05-06    | no          | no        | no       | not counted: left care
            """,
            "care_health": """
            child_id | sdq_score
            A        | 14
            B        |
            C        | 0
            D        | 14
            E        | 40
            F        | 14
            G        | 14
            I        | ?
            J        | 14
            K        | 14
            """,
        },
    ),
)
def sdq_completed(care_episodes: ChildList, care_health: ChildList, period: Period) -> Ratio:
    """Of children aged 5 to 16 on 31 March who were in care throughout the year, those for whom
    the return has a strengths and difficulties score."""
    asked = in_care_all_year(care_episodes, period)
    asked &= aged(care_episodes, period.end, YOUNGEST, OLDEST)
    return share(also_in(care_episodes, care_health, filled(care_health, "sdq_score")), of=asked)
