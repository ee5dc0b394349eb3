"""M80: foster carers who have had all the training the authority requires."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import open_on, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    approved, ended, today = row["approved"], row.get("ended"), period.end
    trained = row.get("training_complete")
    if approved <= today and (ended is None or ended > today) and trained is not None:
        yield Judged(trained == "yes")


@measure(
    catalogue="M80",
    title="Foster carers with all required training",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Carers look after children whom the system found hard to help, at night and alone. First
        aid, safe care and what trauma does are the least they should know.""",
    criteria=("CIC12",),
    comparability="""Not published. What is required is the authority's own list, which differs, and
        new carers have a year (relatives and friends longer) for the standards everybody must meet:
        households in their first year are counted all the same.""",
    reference="""Fostering Services (England) Regulations 2011, regulation 17; Fostering Services:
        National Minimum Standards, standard 20.""",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | approved   | ended      | training_complete | denominator | numerator | unusable | kind
            A         | 2021-03-01 |            | yes               | yes         | yes       | no       | typical
            B         | 2021-03-01 |            | no                | yes         | no        | no       | typical: not yet
            C         | 2025-09-30 |            | no                | yes         | no        | no       | boundary: approved today
            D         | 2021-03-01 | 2025-09-30 | yes               | no          | no        | no       | boundary: ended today
            E         | 2021-03-01 | 2025-10-06 | yes               | yes         | yes       | no       | boundary: ends next week
            F         | 2021-03-01 | 2025-02-03 | no                | no          | no        | no       | not counted: ended
            G         | 2021-03-01 |            |                   | no          | no        | yes      | unusable: nobody says
            H         | 2021-03-01 |            | ?                 | no          | no        | yes      | unusable: unreadable
            I         | ?          |            | yes               | no          | no        | yes      | unusable: perhaps approved
            J         | 2021-03-01 | ?          | yes               | no          | no        | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def foster_training_complete(fostering_households: ChildList, period: Period) -> Ratio:
    """Of fostering households approved on the as-at date, those that have had all the training the
    authority requires."""
    approved = open_on(fostering_households, "approved", "ended", period.end)
    trained = required_says(fostering_households, "training_complete", "yes")
    return share(trained, of=approved)
