"""M73: children new to care whose first education plan was made in time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, filled_in, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, planned = row.get("entered_care"), row.get("first_plan")
    if entered is None or entered not in period or (planned is not None and planned < entered):
        return
    last = due(entered, limits["education_plan_first"])
    if last <= period.end:
        yield Judged(planned is not None and planned <= last)


@measure(
    catalogue="M73",
    title="First personal education plans within 10 working days of coming into care",
    service="VS",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""Coming into care often means a new school, or none for a while. A plan made at once keeps
        the place, and asks what was going wrong before.""",
    limits=("education_plan_first",),
    criteria=("CIC16",),
    comparability="""Not published. Children whose ten working days are not up are left until they are,
        with a plan or without, because the quick ones among them would flatter; those who left care again are in only if the virtual school's list
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
            F        | 2025-09-16   |            | yes         | no        | no       | boundary: day 10 today, and none
            G        | 2025-09-17   |            | no          | no        | no       | boundary: day 10 tomorrow
            H        | 2025-09-22   | 2025-09-29 | no          | no        | no       | not counted: made, and day 10 is to come
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
    """Of children of school age who came into care in the six months and whose 10 working days are
    up, those whose first education plan was made within them. No first plan on any row is a column
    nobody filled in."""
    limit = limits["education_plan_first"]
    came = required_between(virtual_school, "entered_care", period)
    plans = filled_in(virtual_school, "first_plan")
    planned = ensued(plans, "first_plan", "entered_care", period.end)
    time_up = elapsed(virtual_school, "entered_care", period.end, limit)
    in_time = within(plans, "first_plan", "entered_care", limit)
    return share(planned & in_time, of=came & time_up)
