"""M79: how many of the authority's foster places have a child in them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import open_on, says
from readiness.model import Amounts, ChildList, Judged, Limits, Period

OTHERS = ("family or friends", "short breaks")


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    approved, ended, today = row["approved"], row.get("ended"), period.end
    if approved > today or (ended is not None and ended <= today):
        return
    if row.get("household_kind") in OTHERS:
        return
    places, filled = row.get("places"), row.get("filled")
    if places is not None and filled is not None and 0 <= filled <= places:
        yield Judged(filled, whole=places)


@measure(
    catalogue="M79",
    title="Places with mainstream foster carers that are filled",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Children are placed far away, and in homes for children, while places with the authority's
        own carers stand empty. Ask of each empty place why: the carers, the child in the next room,
        or nobody asked.""",
    criteria=("CIC12", "CIC08"),
    comparability="""Not published as a share by authority. Ofsted counts approved and filled places at
        31 March. Relatives and friends, approved for a child they have already, and carers of short
        breaks alone are left out, as Ofsted leaves them out (working knowledge, to be confirmed); a
        household whose kind is blank is taken as mainstream. The authority's own carers only, not
        those of agencies. Every place filled would leave no choice for the next child.""",
    reference="""Ofsted, Fostering in England; the Fostering Services (England) Regulations 2011; the
        authority's own register of carers.""",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | household_kind    | approved   | ended      | places | filled | included | part | whole | unusable | kind
            A         | mainstream        | 2021-03-01 |            | 2      | 1      | yes      | 1    | 2     | no       | typical
            B         | mainstream        | 2021-03-01 |            | 3      | 3      | yes      | 3    | 3     | no       | typical: full
            C         | mainstream        | 2021-03-01 |            | 1      | 0      | yes      | 0    | 1     | no       | boundary: empty
            D         |                   | 2025-09-30 |            | 1      | 0      | yes      | 0    | 1     | no       | boundary: approved today
            E         | mainstream        | 2021-03-01 | 2025-09-30 | 2      | 0      | no       |      |       | no       | boundary: ended today
            F         | mainstream        | 2021-03-01 | 2025-02-03 | 2      | 0      | no       |      |       | no       | not counted: ended
            G         | mainstream        | 2025-10-01 |            | 2      | 0      | no       |      |       | no       | not counted: from tomorrow
            H         | mainstream        | 2021-03-01 |            | 2      | 3      | no       |      |       | yes      | unusable: more children than places
            I         | mainstream        | 2021-03-01 |            | 2      |        | no       |      |       | yes      | unusable: nobody says
            J         | mainstream        | 2021-03-01 |            | ?      | 1      | no       |      |       | yes      | unusable: unreadable
            K         | mainstream        | 2021-03-01 |            | 2      | -1     | no       |      |       | yes      | unusable: less than none
            L         | mainstream        | ?          |            | 2      | 1      | no       |      |       | yes      | unusable: perhaps approved
            M         | mainstream        | 2021-03-01 | ?          | 2      | 1      | no       |      |       | yes      | unusable: perhaps ended
            N         | family or friends | 2021-03-01 |            | 2      | 2      | no       |      |       | no       | not counted: relatives
            O         | short breaks      | 2021-03-01 |            | 2      | 0      | no       |      |       | no       | not counted: short breaks
            P         | ?                 | 2021-03-01 |            | 2      | 1      | no       |      |       | yes      | unusable: of which kind?
            """,
        },
    ),
)
def foster_places_filled(fostering_households: ChildList, period: Period) -> Amounts:
    """Of the approved places of mainstream fostering households approved on the as-at date, those
    filled. A household with more children than places is set aside to be looked at."""
    others = says(fostering_households, "household_kind", *OTHERS)
    approved = open_on(fostering_households, "approved", "ended", period.end) & ~others
    places = fostering_households["places"].to_numpy()
    filled = fostering_households["filled"].to_numpy()
    sense = (filled >= 0) & (filled <= places)
    unusable = approved.unknown | (approved.yes & ~sense)
    return Amounts(filled, places, approved.yes & sense, unusable)
