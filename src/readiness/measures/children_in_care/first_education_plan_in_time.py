"""M73: children new to care whose first education plan was made in time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import ensued, filled_in, passed, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, planned = row.get("entered_care"), row.get("first_plan")
    if entered is None or entered not in period or (planned is not None and planned < entered):
        return
    last = due(entered, limits["education_plan_first"])
    if planned is not None and planned <= period.end:
        yield Judged(planned <= last)
    elif period.end > last:
        yield Judged(False)


@measure(
    catalogue="M73",
    title="First education plans within 10 working days",
    service="VS",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Coming into care often means a new school, or none for a while. A plan made at once keeps
        the place, and asks what was going wrong before.""",
    limits=("education_plan_first",),
    criteria=("CIC16",),
    comparability="""Not published. Children who came in lately and have no plan yet are left out
        until their time is up; those who left care again are in only if the virtual school's list
        still has them. The clock runs in holidays too.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010; statutory
        guidance, Promoting the education of looked-after children (2018): a plan within 10 working
        days of becoming looked after.""",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "virtual_school": """
            child_id | entered_care | first_plan | denominator | numerator | unusable | kind
            A        | 2025-06-02   | 2025-06-11 | yes         | yes       | no       | typical
            B        | 2025-06-02   | 2025-07-15 | yes         | no        | no       | typical: late
            C        | 2025-06-02   | 2025-06-16 | yes         | yes       | no       | boundary: day 10
            D        | 2025-06-02   | 2025-06-17 | yes         | no        | no       | boundary: day 11
            E        | 2025-06-02   |            | yes         | no        | no       | typical: none, and the time is up
            F        | 2025-09-16   |            | no          | no        | no       | boundary: day 10 today, none yet
            G        | 2025-09-15   |            | yes         | no        | no       | boundary: day 10 was yesterday
            H        | 2025-09-22   | 2025-09-29 | yes         | yes       | no       | typical: made already
            I        | 2022-06-06   | 2022-06-15 | no          | no        | no       | not counted: came in years ago
            J        | 2025-06-02   | ?          | no          | no        | yes      | unusable: made when?
            K        |              | 2025-06-11 | no          | no        | yes      | unusable: came in when?
            L        | 2025-06-16   | 2025-06-02 | no          | no        | yes      | unusable: made before it came
            """,
        },
    ),
)
def first_education_plan_in_time(
    virtual_school: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of children of school age who came into care in the six months and have an education plan or
    whose time is up, those whose first plan was made within 10 working days. No first plan on any
    row is a column nobody filled in."""
    limit = limits["education_plan_first"]
    came = required_between(virtual_school, "entered_care", period)
    plans = filled_in(virtual_school, "first_plan")
    planned = ensued(plans, "first_plan", "entered_care", period.end)
    time_up = passed(virtual_school, "entered_care", period.end, limit)
    in_time = within(plans, "first_plan", "entered_care", limit)
    return share(planned & in_time, of=came & (planned | time_up))
