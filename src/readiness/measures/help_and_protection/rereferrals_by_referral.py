"""M11: referrals of children who had been referred within a year."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.measures.answers import answer, share
from readiness.measures.declare import LOW, RETURN, measure
from readiness.measures.history import preceded, reaches_back_to
from readiness.measures.questions import required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    told = [referral.on for referral in child.referrals if not referral.case_open]
    for day in told:
        if day in period:
            since = months_before(day, limits["rereferral_window"].value)
            yield Judged(any(since <= earlier < day for earlier in told))


@measure(
    catalogue="M11",
    title="Referrals within 12 months of an earlier one, in the census year",
    service="MASH",
    unit="%",
    polarity=LOW,
    when=RETURN,
    why="""Counted by referral, a child who comes back three times weighs three times: the share of
        the work at the front door that was there before.""",
    limits=("rereferral_window",),
    criteria=("HP04",),
    comparability="""As DfE publishes it (LAIT, ReReferral), but that figure is not published a
        second time: it stands beside the measure over Annex A. A census leaves out cases that
        closed before its year, so an earlier referral may be in the file of the year before. Where
        nothing in the files closed in that year, it was not given, and every referral is set
        aside, counted: give the last two years' censuses together.""",
    reference="DfE, children in need census; Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "cin_referrals": """
            child_id | closed     | date_of_referral | denominator | numerator | unusable | kind
            A        | 2024-02-06 | 2023-11-06       | no          | no        | no       | not counted: the year before
            A        | 2024-06-06 | 2024-05-06       | yes         | yes       | no       | typical: six months after
            A        |            | 2025-02-06       | yes         | yes       | no       | typical: again
            B        |            | 2024-05-06       | yes         | no        | no       | typical: the first
            C        | 2024-02-06 | 2023-09-03       | no          | no        | no       | not counted: the year before
            C        |            | 2024-09-03       | yes         | yes       | no       | boundary: a year after, to the day
            D        | 2024-02-06 | 2023-09-02       | no          | no        | no       | not counted: the year before
            D        |            | 2024-09-03       | yes         | no        | no       | boundary: a year and a day after
            E        |            | 2024-04-01       | yes         | no        | no       | boundary: the first, on the first day
            E        |            | 2025-03-31       | yes         | yes       | no       | boundary: the second, on the last day
            F        |            | 2024-09-03       | yes         | no        | no       | boundary: twice on one day
            F        |            | 2024-09-03       | yes         | no        | no       | boundary: twice on one day
            G        |            | 2025-04-01       | no          | no        | no       | not counted: after the year
            H        |            | 2024-09-03       | no          | no        | yes      | unusable: may have been referred before
            H        |            | ?                | no          | no        | yes      | unusable: no date
            """,
        },
    ),
)
def rereferrals_by_referral(cin_referrals: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of referrals received in the year to 31 March, those of a child who had been referred within
    the 12 months before."""
    day = "date_of_referral"
    doubtful = cin_referrals[day].isna().to_numpy() | cin_referrals.unusable(day)
    limit = limits["rereferral_window"]
    again = preceded(cin_referrals, day, day, limit, same_day=False, doubtful=doubtful)
    whole = reaches_back_to(cin_referrals, "closed", period) < period.start
    again = answer(again.yes, again.unknown | (not whole))
    return share(again, of=required_between(cin_referrals, day, period))
