"""M75: children in care who pass English and maths at sixteen."""

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
    entered, passed_both = row.get("entered_care"), row.get("english_and_maths")
    if entered is None or passed_both is None or entered > months_before(period.end, YEAR):
        return
    yield Judged(passed_both == "yes")


@measure(
    catalogue="M75",
    title="Children in care with grade 4 or above in English and maths",
    service="VS",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Without English and maths most courses, apprenticeships and jobs at eighteen are closed.
        It is the school result most use to a care leaver.""",
    criteria=("CIC16", "CL06"),
    benchmark="english_and_maths",
    comparability="""DfE counts those in care for a year at 31 March; here for a year on the as-at
        date, which those who turned eighteen since are not. Nearly half of authorities have no
        published figure, because it is small.""",
    reference="""DfE, Outcomes for children in need, including children looked after by local
        authorities in England; the authority's virtual school.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | entered_care | english_and_maths | denominator | numerator | unusable | kind
            A        | 2022-05-06   | yes               | yes         | yes       | no       | typical
            B        | 2022-05-06   | no                | yes         | no        | no       | typical: not both
            C        | 2022-05-06   |                   | no          | no        | no       | not counted: not at the end of key stage 4
            D        | 2024-09-30   | yes               | yes         | yes       | no       | boundary: in care a year today
            E        | 2024-10-01   | yes               | no          | no        | no       | boundary: a year tomorrow
            F        | 2022-05-06   | ?                 | no          | no        | yes      | unusable: unreadable
            G        |              | no                | no          | no        | yes      | unusable: in care since when?
            """,
        },
    ),
)
def english_and_maths(virtual_school: ChildList, period: Period) -> Ratio:
    """Of children in care for 12 months with a result at the end of key stage 4, those with grade 4
    or more in both English and maths. A blank is a pupil of another age."""
    a_year = reached(virtual_school, "entered_care", months_before(period.end, YEAR))
    sat = says(virtual_school, "english_and_maths", "yes", "no")
    return share(says(virtual_school, "english_and_maths", "yes"), of=a_year & sat)
