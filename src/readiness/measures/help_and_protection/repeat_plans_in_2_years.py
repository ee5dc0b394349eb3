"""M26: children on a plan again within two years of coming off one."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.declare import LOW, RETURN, measure
from readiness.measures.due import due
from readiness.measures.history import in_another_file, preceded, reaches_back_to
from readiness.measures.questions import required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    ends = [plan.ended for plan in child.protection if plan.ended] + child.earlier_plan_ends
    for plan in child.protection:
        if plan.started in period:
            since = months_before(plan.started, limits["repeat_plan"].value)
            yield Judged(any(since <= end <= plan.started for end in ends if end is not plan.ended))


@measure(
    catalogue="M26",
    title="Protection plans begun within two years of an earlier one, in the census year",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=RETURN,
    why="""A plan that has to be made again so soon says that the last one ended before things had
        changed. Years later it may be another family, and another danger.""",
    limits=("repeat_plan",),
    criteria=("HP11", "HP15"),
    comparability="""Not published: DfE counts an earlier plan at any time. A census holds the plans
        of its own year, so the earlier plan is often in a file of a year before. A plan whose
        child the census says had one, which is in none of the files given, is set aside, counted,
        unless they reach back two years before its start (cases that closed in each of those years
        are in them): give the censuses of the two years before too. Plans of another authority are
        not known.""",
    reference="DfE, children in need census; Working Together to Safeguard Children.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "cin_protection_plans": """
            child_id | ended      | started    | previous_plans | denominator | numerator | unusable | kind
            A        | 2024-06-06 | 2023-06-06 | 0              | no          | no        | no       | not counted: begun before the year
            A        |            | 2025-01-06 | 1              | yes         | yes       | no       | typical: seven months after
            B        |            | 2024-09-06 | 0              | yes         | no        | no       | typical: the first
            C        | 2022-09-03 | 2021-09-03 | 0              | no          | no        | no       | not counted: begun before the year
            C        |            | 2024-09-03 | 1              | yes         | yes       | no       | boundary: two years after, to the day
            D        | 2022-09-02 | 2021-09-02 | 0              | no          | no        | no       | not counted: begun before the year
            D        |            | 2024-09-03 | 1              | yes         | no        | no       | boundary: two years and a day after
            E        | 2024-05-06 | 2024-04-01 | 0              | yes         | no        | no       | boundary: the first, on the first day
            E        |            | 2025-03-31 | 1              | yes         | yes       | no       | boundary: the second, on the last day
            F        | 2024-12-06 | 2024-12-06 | 0              | yes         | no        | no       | boundary: ended on its first day
            G        |            | 2025-04-01 | 1              | no          | no        | no       | not counted: begun after the year
            H        |            | 2024-09-06 | 1              | yes         | no        | no       | boundary: the earlier plan is in none of the three years' files
            I        | ?          | 2023-06-06 | 0              | no          | no        | no       | not counted: begun before the year
            I        |            | 2025-01-06 | 1              | no          | no        | yes      | unusable: the earlier plan ended nobody knows when
            J        |            | ?          | 0              | no          | no        | yes      | unusable: no start
            """,
            "cin_referrals": """
            child_id | closed     | date_of_referral
            K        | 2024-02-06 | 2023-06-06
            K        | 2022-10-06 | 2022-06-06
            """,
        },
    ),
)
def repeat_plans_in_2_years(
    cin_protection_plans: ChildList, cin_referrals: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of child protection plans started in the year to 31 March, those of a child who had come off
    another within the two years before."""
    plans, limit = cin_protection_plans, limits["repeat_plan"]
    unread = plans.unusable("ended")
    again = preceded(plans, "started", "ended", limit, same_day=True, doubtful=unread)
    first_day = reaches_back_to(cin_referrals, "closed", period)
    if due(first_day, limit) > period.start:
        again = again | in_another_file(plans, "started", "previous_plans")
    return share(again, of=required_between(plans, "started", period))
