"""M43: children found, offered somebody to talk to, and willing."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import between, by_day, elapsed, says
from readiness.measures.told import day_of
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    found = row.get("found")
    if found is None or day_of(found) not in period or row.get("interview_offered") != "yes":
        return
    if due(day_of(found), limits["return_interview"]) <= period.end:
        yield Judged(row.get("interview_accepted") == "yes")


@measure(
    catalogue="M43",
    title="Return interviews accepted after missing episodes",
    service="CSM",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""An interview offered and refused tells nobody anything; many refusals ask who offers
        it, how soon, and whether children think it leads anywhere.""",
    limits=("return_interview",),
    criteria=("HP20",),
    comparability="""Not published. Out of the times an interview was offered, so that a poor
        offer does not hide behind refusals; the measure of children in care from Annex A is
        out of all who went missing. Nothing recorded counts as not accepted. Episodes ended
        less than three days ago are left until they have passed.""",
    reference="""Statutory guidance on children who run away or go missing from home or care
        (2014): within 72 hours of the child's return.""",
    owner="Complex safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "missing_episodes": """
            child_id | found            | interview_offered | interview_accepted | denominator | numerator | unusable | kind
            A        | 2025-06-10 08:00 | yes               | yes                | yes         | yes       | no       | typical
            A        | 2025-06-20       | yes               | no                 | yes         | no        | no       | typical: another time, and refused
            B        | 2025-04-01 00:30 | yes               | yes                | yes         | yes       | no       | boundary: early on the first day
            C        | 2025-09-27 23:30 | yes               |                    | yes         | no        | no       | boundary: the third day is today, and nothing recorded
            J        | 2025-09-28 00:30 | yes               |                    | no          | no        | no       | not counted: the three days are not over
            D        | 2025-03-31 23:30 | yes               | yes                | no          | no        | no       | not counted: ended before the six months
            E        |                  |                   |                    | no          | no        | no       | not counted: still missing
            F        | 2025-06-10 08:00 | no                |                    | no          | no        | no       | not counted: not offered
            G        | 2025-06-10 08:00 | yes               | ?                  | no          | no        | yes      | unusable: accepted or not?
            H        | 2025-06-10 08:00 | ?                 | yes                | no          | no        | yes      | unusable: offered or not?
            I        | ?                | yes               | yes                | no          | no        | yes      | unusable: found, no telling when
            """,
        },
    ),
)
def missing_interviews_accepted(
    missing_episodes: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of missing episodes that ended in the six months and at least three days before the as-at
    date, and after which an interview was offered, those whose child accepted it. Nothing
    recorded is not accepted."""
    limit, days = limits["return_interview"], by_day(missing_episodes, "found")
    ended = between(days, "found", period) & elapsed(days, "found", period.end, limit)
    offered = says(missing_episodes, "interview_offered", "yes")
    return share(says(missing_episodes, "interview_accepted", "yes"), of=ended & offered)
