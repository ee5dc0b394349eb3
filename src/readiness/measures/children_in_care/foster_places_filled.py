"""M79: how many of the authority's foster places have a child in them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import open_on
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    approved, ended, today = row["approved"], row.get("ended"), period.end
    if approved > today or (ended is not None and ended <= today):
        return
    places, filled = row.get("places"), row.get("filled")
    if places is not None and filled is not None and 0 <= filled <= places:
        yield Judged(filled, whole=places)


@measure(
    catalogue="M79",
    title="Foster places filled",
    service="FOST",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Children are placed far away, and in homes for children, while places with the authority's
        own carers stand empty. Ask of each empty place why: the carers, the child in the next room,
        or nobody asked.""",
    criteria=("CIC12", "CIC08"),
    comparability="""Not published as a share. Ofsted counts approved and filled places at 31 March
        without relatives and friends, who are approved for a child they have already; here they are
        in, which makes it look fuller. Every place filled would leave no choice for the next
        child.""",
    reference="""Ofsted, Fostering in England; the Fostering Services (England) Regulations 2011; the
        authority's own register of carers.""",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | approved   | ended      | places | filled | included | part | whole | unusable | kind
            A         | 2021-03-01 |            | 2      | 1      | yes      | 1    | 2     | no       | typical
            B         | 2021-03-01 |            | 3      | 3      | yes      | 3    | 3     | no       | typical: full
            C         | 2021-03-01 |            | 1      | 0      | yes      | 0    | 1     | no       | boundary: empty
            D         | 2025-09-30 |            | 1      | 0      | yes      | 0    | 1     | no       | boundary: approved today
            E         | 2021-03-01 | 2025-09-30 | 2      | 0      | no       |      |       | no       | boundary: ended today
            F         | 2021-03-01 | 2025-02-03 | 2      | 0      | no       |      |       | no       | not counted: ended
            G         | 2025-10-01 |            | 2      | 0      | no       |      |       | no       | not counted: from tomorrow
            H         | 2021-03-01 |            | 2      | 3      | no       |      |       | yes      | unusable: more children than places
            I         | 2021-03-01 |            | 2      |        | no       |      |       | yes      | unusable: nobody says
            J         | 2021-03-01 |            | ?      | 1      | no       |      |       | yes      | unusable: unreadable
            K         | 2021-03-01 |            | 2      | -1     | no       |      |       | yes      | unusable: less than none
            L         | ?          |            | 2      | 1      | no       |      |       | yes      | unusable: perhaps approved
            M         | 2021-03-01 | ?          | 2      | 1      | no       |      |       | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def foster_places_filled(fostering_households: ChildList, period: Period) -> Amounts:
    """Of the approved places of fostering households approved on the as-at date, those filled. A
    household with more children than places is set aside to be looked at."""
    approved = open_on(fostering_households, "approved", "ended", period.end)
    places = fostering_households["places"].to_numpy()
    filled = fostering_households["filled"].to_numpy()
    sense = (filled >= 0) & (filled <= places)
    unusable = approved.unknown | (approved.yes & ~sense)
    return Amounts(filled, places, approved.yes & sense, unusable)
