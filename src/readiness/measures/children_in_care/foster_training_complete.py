"""M80: foster carers who have had all the training the authority requires."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, passed, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio

RELATIVES = "family or friends"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    approved, ended, today = row["approved"], row.get("ended"), period.end
    trained, kin = row.get("training_complete"), row.get("household_kind") == RELATIVES
    by = due(approved, limits["foster_training_family" if kin else "foster_training"])
    if today > by and (ended is None or ended > today) and trained is not None:
        yield Judged(trained == "yes")


@measure(
    catalogue="M80",
    title="Foster carers with all required training",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    limits=("foster_training", "foster_training_family"),
    why="""Carers look after children whom the system found hard to help, at night and alone. First
        aid, safe care and what trauma does are the least they should know.""",
    criteria=("CIC12",),
    comparability="""Not published. What is required is the authority's own list, which differs. New
        carers are left out for as long as they have for the standards everybody must meet: a year
        from approval, or a year and a half for relatives and friends. A household whose kind is
        blank is taken as one of those with a year.""",
    reference="""Fostering Services (England) Regulations 2011, regulation 17; Fostering Services:
        National Minimum Standards, standard 20.""",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | household_kind    | approved   | ended      | training_complete | denominator | numerator | unusable | kind
            A         | mainstream        | 2021-03-01 |            | yes               | yes         | yes       | no       | typical
            B         | short breaks      | 2021-03-01 |            | no                | yes         | no        | no       | typical: not yet
            C         | mainstream        | 2024-09-30 |            | no                | no          | no        | no       | boundary: a year today, still time
            D         | mainstream        | 2024-09-29 |            | no                | yes         | no        | no       | boundary: a year yesterday
            E         | family or friends | 2024-03-30 |            | no                | no          | no        | no       | boundary: relatives, a year and a half today
            F         | family or friends | 2024-03-29 |            | no                | yes         | no        | no       | boundary: relatives, a year and a half yesterday
            G         | mainstream        | 2021-03-01 | 2025-09-30 | yes               | no          | no        | no       | boundary: ended today
            H         | mainstream        | 2021-03-01 | 2025-10-06 | yes               | yes         | yes       | no       | boundary: ends next week
            I         | mainstream        | 2021-03-01 | 2025-02-03 | no                | no          | no        | no       | not counted: ended
            J         |                   | 2024-09-29 |            | no                | yes         | no        | no       | boundary: of no kind, so a year
            K         | mainstream        | 2025-06-02 |            | yes               | no          | no        | no       | not counted: in the first year, trained already
            L         | mainstream        | 2021-03-01 |            |                   | no          | no        | yes      | unusable: nobody says
            M         | mainstream        | 2021-03-01 |            | ?                 | no          | no        | yes      | unusable: unreadable
            N         | mainstream        | ?          |            | yes               | no          | no        | yes      | unusable: perhaps approved
            O         | mainstream        | 2021-03-01 | ?          | yes               | no          | no        | yes      | unusable: perhaps ended
            P         | ?                 | 2024-08-05 |            | no                | no          | no        | yes      | unusable: a year, or longer?
            """,
        },
    ),
)
def foster_training_complete(
    fostering_households: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of fostering households approved on the as-at date and more than 12 months ago (18 for
    relatives and friends), those that have had all the training the authority requires."""
    today = period.end
    approved = open_on(fostering_households, "approved", "ended", today)
    kin = says(fostering_households, "household_kind", RELATIVES)
    a_year = passed(fostering_households, "approved", today, limits["foster_training"])
    longer = passed(fostering_households, "approved", today, limits["foster_training_family"])
    trained = required_says(fostering_households, "training_complete", "yes")
    return share(trained, of=approved & (longer | (a_year & ~kin)))
