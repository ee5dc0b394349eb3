"""M44: children who went missing and talked to somebody when they came back."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import twelve_months_to
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import at_least, says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    year = twelve_months_to(today).start
    care = care_on(child, today)
    if care and any(day >= year for day in care.missing):
        yield Judged(care.return_interview_accepted == "yes", care.team)


@measure(
    catalogue="M44",
    title="Children in care who accepted a return interview after last being missing",
    service="CSM",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""An interview offered and never held tells nobody anything; a child who keeps refusing
        may not trust whoever offers.""",
    criteria=("CIC17",),
    comparability="""Not published. Out of all children in care who went missing in the year, so
        one who was not offered an interview counts as not having had one. Annex A tells of the
        last time a child went missing and not of each, and not when the interview was.""",
    reference="""Statutory guidance on children who run away or go missing from home or care
        (2014); Annex A guidance, List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | missing_episodes_in_12_months | return_interview_accepted | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | 2                             | yes                       |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | 1                             | no                        |            | yes         | no        | no       | typical: refused
            C        | 2024-05-06 | 1                             | yes                       |            | yes         | yes       | no       | boundary: missing once
            D        | 2024-05-06 | 0                             |                           |            | no          | no        | no       | not counted: never missing
            E        | 2024-05-06 | 1                             |                           |            | yes         | no        | no       | boundary: missing, and nothing recorded
            F        | 2024-05-06 | 1                             | unknown                   |            | yes         | no        | no       | boundary: nobody knows
            G        | 2024-05-06 | 3                             | yes                       | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2024-05-06 | 1                             | ?                         |            | no          | no        | yes      | unusable: unreadable
            I        | 2024-05-06 | ?                             | yes                       |            | no          | no        | yes      | unusable: missing or not?
            """,
        },
    ),
)
def return_interviews_accepted(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date who went missing at least once in the last 12 months,
    those who accepted an interview on their return the last time. Not offered, and nothing
    recorded, is not accepted."""
    in_care = in_care_on(children_in_care, period.end)
    went_missing = at_least(children_in_care, "missing_episodes_in_12_months", 1)
    accepted = says(children_in_care, "return_interview_accepted", "yes")
    return share(accepted, of=in_care & went_missing)
