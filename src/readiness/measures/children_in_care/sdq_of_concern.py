"""M72: children in care whose score says that they need help."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from readiness.calendar import full_years
from readiness.measures.answers import answer, share
from readiness.measures.children import also_in
from readiness.measures.declare import LOW, RETURN, measure
from readiness.measures.episodes import in_care_all_year
from readiness.measures.questions import aged, filled
from readiness.measures.told_of_returns import all_year_in_care
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 5, 16
OF_CONCERN, HIGHEST = 17, 40
"""The questionnaire's own band: 17 to 40 is a cause for concern."""


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    score = child.health.sdq_score if child.health else None
    if score is None or child.born is None:
        return
    if not YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        return
    if all_year_in_care(child, period.start, period.end):
        yield Judged(score >= OF_CONCERN)


@measure(
    catalogue="M72",
    title="Children in care whose strengths and difficulties score is of concern",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=RETURN,
    why="""Each of these children may need more than their carers can give; the question is what
        help they have, and how long they waited.""",
    criteria=("CIC15",),
    comparability="""Not published in the tables these comparisons rest on; DfE has it in its
        release. As DfE: of those scored among children in care for the whole year who were 5 to 16
        on 31 March, those scored 17 or more.""",
    reference="DfE, Children looked after in England (SSDA903, OC2), guide to the collection.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_health": """
            child_id | sdq_score | date_of_birth | denominator | numerator | unusable | kind
            A        | 24        | 2013-05-06    | yes         | yes       | no       | typical
            B        | 17        | 2020-03-31    | yes         | yes       | no       | boundary: 17, and 5 on the day
            C        | 16        | 2008-04-01    | yes         | no        | no       | boundary: 16, and 17 years old the day after
            D        | 24        | 2020-04-01    | no          | no        | no       | boundary: 5 the day after
            E        | 24        | 2008-03-31    | no          | no        | no       | boundary: 17 years old on the day
            F        |           | 2013-05-06    | no          | no        | no       | not counted: no score
            G        | 24        | 2013-05-06    | no          | no        | no       | not counted: not in care throughout
            H        | 41        | 2013-05-06    | no          | no        | yes      | unusable: no such score
            I        | ?         | 2013-05-06    | no          | no        | yes      | unusable: a score nobody can read
            J        | 24        | ?             | no          | no        | yes      | unusable: no age
            K        | 24        | 2013-05-06    | no          | no        | yes      | unusable: perhaps in care
            """,
            "care_episodes": """
            child_id | ended | started    | reason_started | legal_status
            A        |       | 2023-05-06 | S              | C2
            B        |       | 2023-05-06 | S              | C2
            C        |       | 2023-05-06 | S              | C2
            D        |       | 2023-05-06 | S              | C2
            E        |       | 2023-05-06 | S              | C2
            F        |       | 2023-05-06 | S              | C2
            G        |       | 2024-04-02 | S              | C2
            H        |       | 2023-05-06 | S              | C2
            I        |       | 2023-05-06 | S              | C2
            J        |       | 2023-05-06 | S              | C2
            K        | ?     | 2023-05-06 | S              | C2
            """,
        },
    ),
)
def sdq_of_concern(care_health: ChildList, care_episodes: ChildList, period: Period) -> Ratio:
    """Of children aged 5 to 16 on 31 March who were in care throughout the year and have a
    strengths and difficulties score, those with one of 17 or more, of 40."""
    in_care = also_in(care_health, care_episodes, in_care_all_year(care_episodes, period))
    scored = filled(care_health, "sdq_score") & aged(care_health, period.end, YOUNGEST, OLDEST)
    scores = care_health["sdq_score"].to_numpy(dtype=np.float64)
    of_concern = answer(scores >= OF_CONCERN, np.isnan(scores) | (scores > HIGHEST))
    return share(of_concern, of=in_care & scored)
