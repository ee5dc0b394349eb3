"""M74: children in care who miss a tenth of school or more."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import at_most, reached
from readiness.model import ChildList, Judged, Limits, Period, Ratio

YEAR = 12
ALL_SESSIONS = 100


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, attendance = row.get("entered_care"), row.get("attendance")
    if entered is None or attendance is None or entered > months_before(period.end, YEAR):
        return
    yield Judged(ALL_SESSIONS - attendance >= limits["persistent_absence"].value)


@measure(
    catalogue="M74",
    title="Children in care persistently absent from school",
    service="VS",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A day out of school in every ten, kept up, is more than a year of school lost by
        sixteen. It is often the first sign that something is wrong at home, at school or between
        them.""",
    limits=("persistent_absence",),
    criteria=("CIC16",),
    benchmark="persistent_absence",
    comparability="""Both are over the last whole school year. DfE counts those in care for a year at
        31 March, aged 5 to 15 and in state-funded schools; here it is those in care for a year on
        the as-at date, of every age on the virtual school's list. Children who have left care
        since are not on it. Where an authority fills in the year so far, the figure is not to be
        compared: early in the year a week's illness is a tenth of it.""",
    reference="""DfE, Outcomes for children in need, including children looked after by local
        authorities in England; the authority's virtual school.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | entered_care | attendance | denominator | numerator | unusable | kind
            A        | 2022-05-06   | 96.5       | yes         | no        | no       | typical
            B        | 2022-05-06   | 71         | yes         | yes       | no       | typical: three days in ten
            C        | 2022-05-06   | 90         | yes         | yes       | no       | boundary: a tenth missed
            D        | 2022-05-06   | 90.1       | yes         | no        | no       | boundary: just less
            E        | 2024-09-30   | 85         | yes         | yes       | no       | boundary: in care a year today
            F        | 2024-10-01   | 85         | no          | no        | no       | not counted: a year tomorrow
            G        | 2022-05-06   |            | no          | no        | yes      | unusable: nobody says
            H        | 2022-05-06   | ?          | no          | no        | yes      | unusable: unreadable
            I        |              | 85         | no          | no        | yes      | unusable: in care since when?
            """,
        },
    ),
)
def persistent_absence(virtual_school: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care of school age who have been so for 12 months, those who missed a tenth or
    more of possible sessions in the last whole school year."""
    a_year = reached(virtual_school, "entered_care", months_before(period.end, YEAR))
    most = ALL_SESSIONS - limits["persistent_absence"].value
    return share(at_most(virtual_school["attendance"].to_numpy(), most), of=a_year)
