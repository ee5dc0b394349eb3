"""M73: children in care whose education was planned this term."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if (planned := row.get("plan_this_term")) is not None:
        yield Judged(planned == "yes")


@measure(
    catalogue="M73",
    title="Personal education plans made or reviewed this term",
    service="VS",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""School is where most children in care are known best and can fall furthest behind. A plan
        each term is where carer, teacher and social worker agree what to do about it, and what
        releases the money that goes with the child.""",
    criteria=("CIC16",),
    comparability="""Not published. It says that there was a plan, not that its targets were any good:
        that is for audit. Soon after a term begins few have theirs, so compare with the same week
        of another term; a child who came into care this week counts as without one.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, regulation 5;
        statutory guidance, Promoting the education of looked-after children (2018): each term.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | plan_this_term | denominator | numerator | unusable | kind
            A        | yes            | yes         | yes       | no       | typical
            B        | no             | yes         | no        | no       | typical: none yet
            C        | yes            | yes         | yes       | no       | boundary: however late in the term
            D        |                | no          | no        | yes      | not counted: nobody says
            E        | ?              | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def education_plan_this_term(virtual_school: ChildList) -> Ratio:
    """Of children in care of school age, those whose education plan was made or reviewed this term.
    Nothing said is not known, and set aside."""
    planned = required_says(virtual_school, "plan_this_term", "yes")
    return share(planned, of=required_says(virtual_school, "plan_this_term", "yes", "no"))
