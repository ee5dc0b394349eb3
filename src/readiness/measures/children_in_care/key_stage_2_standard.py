"""M75: children in care who reach the expected standard at eleven."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import reached, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio

YEAR = 12


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, reached_it = row.get("entered_care"), row.get("key_stage_2")
    if entered is None or reached_it is None or entered > months_before(period.end, YEAR):
        return
    yield Judged(reached_it == "yes")


@measure(
    catalogue="M75",
    title="Children in care at the expected standard at the end of key stage 2",
    service="VS",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Reading, writing and maths at eleven decide what secondary school can do for a child. Few
        children sit the tests in one authority, so ask about each of them as well.""",
    criteria=("CIC16",),
    benchmark="key_stage_2_standard",
    comparability="""DfE counts those in care for a year at 31 March; here for a year on the as-at date,
        which children who have left care since are not. Most authorities have fewer than thirty
        such pupils, and half have no published figure because it is small.""",
    reference="""DfE, Outcomes for children in need, including children looked after by local
        authorities in England; the authority's virtual school.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | entered_care | key_stage_2 | denominator | numerator | unusable | kind
            A        | 2022-05-06   | yes         | yes         | yes       | no       | typical
            B        | 2022-05-06   | no          | yes         | no        | no       | typical: did not reach it
            C        | 2022-05-06   |             | no          | no        | no       | not counted: did not sit the tests this year
            D        | 2024-09-30   | yes         | yes         | yes       | no       | boundary: in care a year today
            E        | 2024-10-01   | yes         | no          | no        | no       | boundary: a year tomorrow
            F        | 2022-05-06   | ?           | no          | no        | yes      | unusable: unreadable
            G        |              | yes         | no          | no        | yes      | unusable: in care since when?
            H        |              |             | no          | no        | no       | not counted: nor sat the tests
            """,
        },
    ),
)
def key_stage_2_standard(virtual_school: ChildList, period: Period) -> Ratio:
    """Of children in care for 12 months with a result at the end of key stage 2, those who reached
    the expected standard in reading, writing and maths together. A blank is a pupil of another
    age."""
    a_year = reached(virtual_school, "entered_care", months_before(period.end, YEAR))
    sat = says(virtual_school, "key_stage_2", "yes", "no")
    return share(says(virtual_school, "key_stage_2", "yes"), of=a_year & sat)
