"""M14: first assessments finished within the statutory limit of the referral."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from readiness.calendar import months_before
from readiness.calendar import working_days as days_worked
from readiness.measures.answers import answer, share
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.history import first_since, reaches_back_to
from readiness.measures.questions import at_most, between, required_between, working_days
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YEAR_BEFORE = 12


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    referred = [referral.on for referral in child.referrals if not referral.case_open]
    for day, following in pairwise([*referred, date.max]):
        begun = day if day > referred[0] else date.min
        done = [one for one in child.assessments if begun <= one.started < following]
        first = min(done, key=lambda one: one.started, default=None)
        if first is None or first.authorised is None or first.authorised not in period:
            continue
        if months_before(period.start, YEAR_BEFORE) <= day <= period.end:
            days = days_worked(day, first.authorised)
            yield Judged(0 <= days <= limits["assessment_duration"].value)


@measure(
    catalogue="M14",
    title="First assessments within 45 working days of the referral, in the census year",
    service="DUTY",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""The child waits from the referral. Days before an assessment begins are in no figure that
        counts from its start, and that is where a busy team puts them.""",
    limits=("assessment_duration",),
    criteria=("HP10",),
    comparability="""Not published as such: DfE's figure is of every assessment finished in the
        year, later ones of an open case among them, and stands beside the measure over Annex A,
        which counts from the start. This is of first assessments alone, after a referral of the
        year or the year before. Where the census of the year before was not given (no case in the
        files closed in it), those referred then are set aside, counted.""",
    reference="Working Together to Safeguard Children; DfE, children in need census.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "cin_assessments": """
            child_id | authorised | started    | date_of_referral | denominator | numerator | unusable | kind
            A        | 2024-07-01 | 2024-06-10 | 2024-06-03       | yes         | yes       | no       | typical
            A        | 2024-12-02 | 2024-11-04 | 2024-06-03       | no          | no        | no       | not counted: a later one of the case
            B        | 2024-08-05 | 2024-06-10 | 2024-06-03       | yes         | yes       | no       | boundary: day 45
            C        | 2024-08-06 | 2024-06-10 | 2024-06-03       | yes         | no        | no       | boundary: day 46, begun late
            D        | 2024-04-05 | 2024-03-11 | 2024-03-04       | yes         | yes       | no       | boundary: referred the year before
            E        | 2024-04-05 | 2024-03-11 | 2023-04-01       | yes         | no        | no       | boundary: on its first day
            F        | 2024-04-05 | 2024-03-11 | 2023-03-31       | no          | no        | no       | not counted: referred before that
            G        |            | 2025-03-10 | 2025-03-03       | no          | no        | no       | not counted: still open
            H        | 2024-03-28 | 2024-03-11 | 2024-03-04       | no          | no        | no       | not counted: finished before the year
            I        | 2024-07-01 | 2024-06-10 | 2024-06-03       | yes         | yes       | no       | typical: referred twice
            I        | 2025-02-03 | 2025-01-06 | 2025-01-02       | yes         | yes       | no       | typical: the second time
            J        | 2024-05-31 | 2024-06-10 | 2024-06-03       | no          | no        | yes      | unusable: finished before it was asked for
            K        | 2024-07-01 | ?          | 2024-06-03       | no          | no        | yes      | unusable: perhaps the first
            L        | 2024-07-01 | 2024-06-10 | ?                | no          | no        | yes      | unusable: no telling since when
            M        | ?          | 2024-06-10 | 2024-06-03       | no          | no        | yes      | unusable: perhaps finished in the year
            """,
            "cin_referrals": """
            child_id | closed     | date_of_referral
            N        | 2024-02-06 | 2023-06-06
            """,
        },
    ),
)
def first_assessment_in_45_days(
    cin_assessments: ChildList, cin_referrals: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of assessments authorised in the year to 31 March that were the first after a referral
    received in the year or the year before, those authorised within 45 working days of it, the day
    of the referral being day 0."""
    day = "date_of_referral"
    completed = between(cin_assessments, "authorised", period)
    since = Period(months_before(period.start, YEAR_BEFORE), period.end)
    received = required_between(cin_assessments, day, since)
    if reaches_back_to(cin_referrals, "closed", period) > since.start:
        this_year = required_between(cin_assessments, day, period)
        received = received & answer(this_year.yes, ~this_year.yes)
    taken = working_days(cin_assessments, day, "authorised")
    kept = at_most(taken, limits["assessment_duration"].value)
    return share(kept, of=completed & received & first_since(cin_assessments, day, "started"))
