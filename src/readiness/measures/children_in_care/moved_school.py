"""M76: children in care who had to change school in the middle of a year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import answer, share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import at_least
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    moves = row.get("school_moves")
    if moves is not None and moves >= 0:
        yield Judged(moves >= 1)


@measure(
    catalogue="M76",
    title="Children in care who moved school in mid-year",
    service="VS",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A new home need not mean a new school, and each change of school costs friends, a trusted
        adult and months of learning. Ask what was tried to keep the place.""",
    criteria=("CIC16", "CIC07"),
    benchmark="mid_year_school_moves",
    comparability="""DfE counts moves from April to March, leaving out August and September and what
        came before the child entered care, by matching schools' own census. Here it is the virtual
        school's own count of moves in mid-year, over the last whole school year, which may have
        begun before the child came into care.""",
    reference="""DfE, Children looked after in England: school stability; the authority's virtual
        school.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | school_moves | denominator | numerator | unusable | kind
            A        | 0            | yes         | no        | no       | typical
            B        | 3            | yes         | yes       | no       | typical: three times
            C        | 1            | yes         | yes       | no       | boundary: once
            D        |              | no          | no        | yes      | not counted: nobody says
            E        | ?            | no          | no        | yes      | unusable: unreadable
            F        | -1           | no          | no        | yes      | unusable: less than none
            """,
        },
    ),
)
def moved_school(virtual_school: ChildList) -> Ratio:
    """Of children in care of school age, those who changed school in the middle of the last whole
    school year at least once. Nothing said is not known, and set aside."""
    told = at_least(virtual_school, "school_moves", 0)
    known = answer(told.yes, ~told.yes)
    return share(at_least(virtual_school, "school_moves", 1), of=known)
