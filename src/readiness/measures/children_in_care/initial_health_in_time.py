"""M69: children new to care whose health was assessed in time."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    entered, assessed = row["entered_care"], row.get("assessed")
    if entered not in period or (assessed is not None and assessed < entered):
        return
    last = due(entered, limits["initial_health_assessment"])
    if last <= period.end:
        yield Judged(assessed is not None and assessed <= last, row.get("team"))


@measure(
    catalogue="M69",
    title="First health assessments within 20 working days of coming into care",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""The first look at a child's health finds what years of neglect left untreated, and the
        care plan is made on it. It takes the authority's notice, a parent's consent and a clinic's
        time, so lateness asks which of the three was late.""",
    limits=("initial_health_assessment",),
    criteria=("CIC14",),
    comparability="""Not published. The return holds no first assessments, and Annex A the latest of
        any kind. Children whose 20 working days are not up are left until they are, assessed or
        not, because the quick ones among them would flatter; those who left again before then
        are in, unless the authority leaves them out.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7:
        in time for the first review, which is within 20 working days.""",
    owner="Health of children in care",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "initial_health": """
            child_id | team | entered_care | assessed   | denominator | numerator | unusable | kind
            A        | Ash  | 2025-06-02   | 2025-06-20 | yes         | yes       | no       | typical
            B        | Ash  | 2025-06-02   | 2025-08-05 | yes         | no        | no       | typical: late
            C        | Ash  | 2025-06-02   | 2025-06-30 | yes         | yes       | no       | boundary: day 20
            D        | Ash  | 2025-06-02   | 2025-07-01 | yes         | no        | no       | boundary: day 21
            E        | Ash  | 2025-06-02   |            | yes         | no        | no       | typical: never, and the time is up
            F        | Elm  | 2025-09-02   |            | yes         | no        | no       | boundary: day 20 today, and not assessed
            G        | Elm  | 2025-09-03   |            | no          | no        | no       | boundary: day 20 tomorrow
            H        | Elm  | 2025-09-22   | 2025-09-29 | no          | no        | no       | not counted: assessed, and day 20 is to come
            I        | Elm  | 2025-09-22   | 2025-10-09 | no          | no        | no       | not counted: booked for next month
            J        | Elm  | 2025-03-31   | 2025-04-14 | no          | no        | no       | not counted: came in before the window
            K        | Elm  | 2025-04-01   | 2025-04-14 | yes         | yes       | no       | boundary: came in on its first day
            L        | Elm  | 2025-06-02   | ?          | no          | no        | yes      | unusable: assessed when?
            M        | Elm  | ?            | 2025-06-20 | no          | no        | yes      | unusable: came in when?
            N        | Elm  | 2025-06-16   | 2025-06-02 | no          | no        | yes      | unusable: assessed before it came
            """,
        },
    ),
)
def initial_health_in_time(initial_health: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children who came into care in the six months and whose 20 working days are up, those
    whose health was assessed within them."""
    limit = limits["initial_health_assessment"]
    came = required_between(initial_health, "entered_care", period)
    assessed = ensued(initial_health, "assessed", "entered_care", period.end)
    time_up = elapsed(initial_health, "entered_care", period.end, limit)
    in_time = within(initial_health, "assessed", "entered_care", limit)
    return share(assessed & in_time, of=came & time_up)
