"""M27: plans that went on for two years before they ended."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import at_most, between, days
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.protection[-1:]:
        if plan.ended is not None and plan.ended in period:
            lasted = (plan.ended - plan.started).days
            yield Judged(lasted > limits["plan_long"].value, plan.team)


@measure(
    catalogue="M27",
    title="Child protection plans ended after two years or more",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""Two years is a long time in a childhood to be at risk of significant harm; it may
        mean pre-proceedings began too late.""",
    limits=("plan_long",),
    criteria=("HP11", "HP16"),
    benchmark="plans_2_years_ended",
    comparability="""As DfE, of plans that ended, those of more than 729 days from the
        day it began to the day it ended. Annex A holds one row a child, so a plan that ended is not seen if another has
        begun. Six months, not a year. Plans still open after two years are not in it.""",
    reference="Annex A guidance, List 7; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | ended      | denominator | numerator | unusable | kind
            A        | 2025-01-06 | 2025-06-10 | yes         | no        | no       | typical
            B        | 2023-06-11 | 2025-06-10 | yes         | yes       | no       | boundary: 730 days
            C        | 2023-06-12 | 2025-06-10 | yes         | no        | no       | boundary: 729 days
            D        | 2022-01-10 |            | no          | no        | no       | not counted: still open
            E        | 2022-01-10 | 2025-03-31 | no          | no        | no       | not counted: ended before the six months
            F        | ?          | 2025-06-10 | no          | no        | yes      | unusable: no start
            G        | 2025-07-01 | 2025-06-10 | no          | no        | yes      | unusable: ended before it began
            """,
        },
    ),
)
def protection_plans_2_years(child_protection: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of child protection plans that ended in the six months, those that had lasted more than 729
    days."""
    ended = between(child_protection, "ended", period)
    lasted = days(child_protection, "started", "ended")
    return share(~at_most(lasted, limits["plan_long"].value), of=ended)
