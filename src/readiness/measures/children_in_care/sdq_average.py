"""M72: how children in care feel and behave, on average."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from readiness.calendar import full_years
from readiness.measures.answers import average
from readiness.measures.children import also_in
from readiness.measures.declare import LOW, RETURN, measure
from readiness.measures.episodes import in_care_all_year
from readiness.measures.questions import aged, filled
from readiness.measures.told_of_returns import all_year_in_care
from readiness.model import ChildList, Judged, Limits, Mean, Period
from readiness.story import Child

YOUNGEST, OLDEST = 5, 16
HIGHEST = 40
"""The most difficulties the questionnaire can find."""


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    scored = child.health is not None and child.health.sdq_score is not None
    if not scored or child.born is None:
        return
    if not YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        return
    if child.health and all_year_in_care(child, period.start, period.end):
        yield Judged(value=child.health.sdq_score)


@measure(
    catalogue="M72",
    title="Average strengths and difficulties score of children in care",
    service="CLA",
    unit="points",
    polarity=LOW,
    when=RETURN,
    why="""The higher the score, the more difficulties. It follows what children lived through
        before, so ask what it does over time, and what help those with high scores have.""",
    criteria=("CIC15",),
    benchmark="sdq_average",
    comparability="""As DfE: of those scored among children in care for the whole year who were 5
        to 16 on 31 March. Where few are scored it says little: read it beside the share who
        are.""",
    reference="DfE, Children looked after in England (SSDA903, OC2), guide to the collection.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_health": """
            child_id | sdq_score | date_of_birth | included | value | unusable | kind
            A        | 14        | 2013-05-06    | yes      | 14    | no       | typical
            B        |           | 2013-05-06    | no       |       | no       | not counted: no score
            C        | 0         | 2020-03-31    | yes      | 0     | no       | boundary: 5 on the day, the lowest score
            D        | 14        | 2020-04-01    | no       |       | no       | boundary: 5 the day after
            E        | 40        | 2008-04-01    | yes      | 40    | no       | boundary: 17 the day after, the highest score
            F        | 14        | 2008-03-31    | no       |       | no       | boundary: 17 on the day
            G        | 14        | 2013-05-06    | no       |       | no       | not counted: not in care throughout
            H        | 41        | 2013-05-06    | no       |       | yes      | unusable: no such score
            I        | ?         | 2013-05-06    | no       |       | yes      | unusable: a score nobody can read
            J        | 14        | ?             | no       |       | yes      | unusable: no age
            K        | 14        | 2013-05-06    | no       |       | yes      | unusable: perhaps in care
            L        | 14        | 2013-05-06    | no       |       | no       | not counted: no episode of care
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
def sdq_average(care_health: ChildList, care_episodes: ChildList, period: Period) -> Mean:
    """The mean strengths and difficulties score, from 0 to 40, of children aged 5 to 16 on 31 March
    who were in care throughout the year and have a score."""
    in_care = also_in(care_health, care_episodes, in_care_all_year(care_episodes, period))
    scored = filled(care_health, "sdq_score") & aged(care_health, period.end, YOUNGEST, OLDEST)
    scores = care_health["sdq_score"].to_numpy(dtype=np.float64)
    return average(np.where(scores > HIGHEST, np.nan, scores), of=in_care & scored)
