"""M74: children in care who were suspended from school."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import reached, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio

YEAR = 12


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, suspended = row.get("entered_care"), row.get("suspended")
    if entered is None or suspended is None or entered > months_before(period.end, YEAR):
        return
    yield Judged(suspended == "yes")


@measure(
    catalogue="M74",
    title="Children in care suspended from school",
    service="VS",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A child sent home from school is a child whose carer must stay off work, and a placement
        that begins to give way. Ask whether the school called the virtual school first.""",
    criteria=("CIC16",),
    benchmark="suspensions",
    comparability="""DfE counts those in care for a year at 31 March who were suspended at least once
        in a whole school year, and publishes it two years late. Here it is those in care for a year
        on the as-at date, over the last whole school year. Where an authority fills in the year so
        far, it can only look better, and is not to be compared.""",
    reference="""DfE, Outcomes for children in need, including children looked after by local
        authorities in England; statutory guidance on suspension and permanent exclusion.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | entered_care | suspended | denominator | numerator | unusable | kind
            A        | 2022-05-06   | no        | yes         | no        | no       | typical
            B        | 2022-05-06   | yes       | yes         | yes       | no       | typical: at least once
            C        | 2024-09-30   | yes       | yes         | yes       | no       | boundary: in care a year today
            D        | 2024-10-01   | yes       | no          | no        | no       | not counted: a year tomorrow
            E        | 2022-05-06   |           | no          | no        | yes      | unusable: nobody says
            F        | 2022-05-06   | ?         | no          | no        | yes      | unusable: unreadable
            G        |              | yes       | no          | no        | yes      | unusable: in care since when?
            """,
        },
    ),
)
def suspended(virtual_school: ChildList, period: Period) -> Ratio:
    """Of children in care of school age who have been so for 12 months, those suspended at least
    once in the last whole school year."""
    a_year = reached(virtual_school, "entered_care", months_before(period.end, YEAR))
    return share(required_says(virtual_school, "suspended", "yes"), of=a_year)
