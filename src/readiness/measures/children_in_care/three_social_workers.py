"""M63: children in care who have had one social worker after another."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, RETURN, measure
from readiness.measures.episodes import in_care_on, workers_in
from readiness.measures.told_of_returns import in_care_then, workers_during
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

MANY = 3


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if in_care_then(child, period.end) and (workers := workers_during(child, period)):
        yield Judged(len(workers) >= MANY)


@measure(
    catalogue="M63",
    title="Children in care with three or more social workers in a year",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=RETURN,
    why="""Trust takes one person who stays. Inspectors hear it from children before they read it in
        a table.""",
    criteria=("CIC05", "LD09"),
    benchmark="three_social_workers",
    comparability="""As DfE: different workers in the year, those before the child came into care
        among them; one who comes back counts once. Collected since 2024 and published as
        statistics in development, for one year so far. A child in care for whom the return names
        no worker is set aside here, counted.""",
    reference="DfE, Stability measures for children looked after in England; SSDA903, from 2024.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_episodes": """
            child_id | ended      | started    | legal_status | denominator | numerator | unusable | kind
            A        |            | 2023-05-06 | C2           | yes         | yes       | no       | typical
            B        |            | 2023-05-06 | C2           | yes         | no        | no       | typical: one all year
            C        |            | 2023-05-06 | C2           | yes         | no        | no       | boundary: two, the first again
            D        |            | 2023-05-06 | C2           | yes         | yes       | no       | boundary: the first until the first day, the last from the last
            E        |            | 2023-05-06 | C2           | yes         | no        | no       | boundary: the first until the day before, the last from the day after
            F        | 2025-02-06 | 2023-05-06 | C2           | no          | no        | no       | not counted: left care
            G        |            | 2023-05-06 | C2           | no          | no        | yes      | unusable: no worker named
            H        |            | 2023-05-06 | C2           | no          | no        | yes      | unusable: perhaps three
            I        |            | 2023-05-06 | C2           | yes         | yes       | no       | boundary: three, whatever the fourth
            J        |            | ?          | C2           | no          | no        | yes      | unusable: perhaps in care
            K        |            | 2023-05-06 | V3           | no          | no        | no       | not counted: short breaks
            """,
            "care_workers": """
            child_id | worker | ended      | started
            A        | Aspen  | 2024-07-01 | 2023-05-06
            A        | Birch  | 2024-11-01 | 2024-07-01
            A        | Cedar  |            | 2024-11-01
            B        | Aspen  |            | 2023-05-06
            C        | Aspen  | 2024-07-01 | 2023-05-06
            C        | Birch  | 2024-11-01 | 2024-07-01
            C        | Aspen  |            | 2024-11-01
            D        | Aspen  | 2024-04-01 | 2023-05-06
            D        | Birch  | 2025-03-31 | 2024-04-01
            D        | Cedar  |            | 2025-03-31
            E        | Aspen  | 2024-03-31 | 2023-05-06
            E        | Birch  | 2025-04-01 | 2024-03-31
            E        | Cedar  |            | 2025-04-01
            F        | Aspen  | 2024-07-01 | 2023-05-06
            F        | Birch  | 2024-11-01 | 2024-07-01
            F        | Cedar  | 2025-02-06 | 2024-11-01
            H        | Aspen  | 2024-07-01 | 2023-05-06
            H        | Birch  |            | 2024-07-01
            H        | Cedar  |            | ?
            I        | Aspen  | 2024-07-01 | 2023-05-06
            I        | Birch  | 2024-11-01 | 2024-07-01
            I        | Cedar  |            | 2024-11-01
            I        | Dogwood | ?         | 2023-05-06
            K        | Aspen  |            | 2023-05-06
            """,
        },
    ),
)
def three_social_workers(
    care_episodes: ChildList, care_workers: ChildList, period: Period
) -> Ratio:
    """Of children in care on 31 March, those who had three or more different social workers in the
    year to it, whether in care or before."""
    many = workers_in(care_episodes, care_workers, period, MANY)
    return share(many, of=in_care_on(care_episodes, period.end))
