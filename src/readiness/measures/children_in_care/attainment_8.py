"""M75: what children in care attain at sixteen."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.calendar import months_before
from readiness.measures.answers import answer
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import filled, reached
from readiness.model import ChildList, Judged, Limits, Mean, Period

YEAR = 12
HIGHEST = 90
"""Eight subjects, English and maths twice, at grade 9: no score can be more."""


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, score = row.get("entered_care"), row.get("attainment_8")
    if entered is None or score is None or entered > months_before(period.end, YEAR):
        return
    if 0 <= score <= HIGHEST:
        yield Judged(False, value=score)


@measure(
    catalogue="M75",
    title="Attainment 8 of children in care",
    service="VS",
    unit="points",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""It counts every grade and not only a pass, so it shows what a school made of each pupil,
        and falls to nothing for one who sat no examination.""",
    criteria=("CIC16",),
    benchmark="attainment_8",
    comparability="""DfE's mean is of those in care for a year at 31 March; here for a year on the as-at
        date, which those who turned eighteen since are not. A pupil entered for nothing scores 0
        and counts in both: a blank is a pupil of another age. It fell everywhere as the
        grading of 2020 to 2022 was undone.""",
    reference="""DfE, Outcomes for children in need, including children looked after by local
        authorities in England; DfE, Secondary accountability measures.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | entered_care | attainment_8 | included | value | unusable | kind
            A        | 2022-05-06   | 31.5         | yes      | 31.5  | no       | typical
            B        | 2022-05-06   | 0            | yes      | 0     | no       | boundary: entered for nothing
            C        | 2022-05-06   | 90           | yes      | 90    | no       | boundary: every grade the highest
            D        | 2022-05-06   | 91           | no       |       | yes      | unusable: more than there is
            E        | 2022-05-06   | -1           | no       |       | yes      | unusable: less than nothing
            F        | 2022-05-06   |              | no       |       | no       | not counted: not at the end of key stage 4
            G        | 2024-09-30   | 22           | yes      | 22    | no       | boundary: in care a year today
            H        | 2024-10-01   | 22           | no       |       | no       | boundary: a year tomorrow
            I        | 2022-05-06   | ?            | no       |       | yes      | unusable: unreadable
            J        |              | 22           | no       |       | yes      | unusable: in care since when?
            """,
        },
    ),
)
def attainment_8(virtual_school: ChildList, period: Period) -> Mean:
    """The mean score of children in care for 12 months with a result at the end of key stage 4. A
    blank is a pupil of another age; a score that cannot be is set aside."""
    a_year = reached(virtual_school, "entered_care", months_before(period.end, YEAR))
    scores = virtual_school["attainment_8"].to_numpy()
    impossible = (scores < 0) | (scores > HIGHEST)
    sat = filled(virtual_school, "attainment_8")
    counted = a_year & answer(sat.yes, sat.unknown | impossible)
    return Mean(scores, counted.yes, counted.unknown)
