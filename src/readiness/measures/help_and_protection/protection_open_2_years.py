"""M27: plans still open after two years, which the share of plans ended never shows."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import open_on, passed
from readiness.measures.told import open_plan
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    plan = open_plan(child, period.end)
    if plan is not None:
        yield Judged((period.end - plan.started).days > limits["plan_long"].value, plan.team)


@measure(
    catalogue="M27",
    title="Child protection plans open for two years or more",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""These children have been at risk for two years and still are. Ending such plans makes
        the share of long plans ended look worse for a while, so read the two together.""",
    limits=("plan_long",),
    criteria=("HP11", "HP16"),
    benchmark="plans_2_years_open",
    comparability="""As DfE, plans of more than 729 days among those open; DfE's are those of 31
        March, these of the as-at date. Four authorities in ten are not published, having too few,
        so the neighbours' mean leaves out those with the least.""",
    reference="Annex A guidance, List 7; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | ended      | denominator | numerator | unusable | kind
            A        | 2025-05-06 |            | yes         | no        | no       | typical
            B        | 2023-10-01 |            | yes         | yes       | no       | boundary: 730 days
            C        | 2023-10-02 |            | yes         | no        | no       | boundary: 729 days
            D        | 2022-01-10 | 2025-09-30 | no          | no        | no       | not counted: ended today
            E        | ?          |            | no          | no        | yes      | unusable: no start
            F        | 2022-01-10 | ?          | no          | no        | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def protection_open_2_years(child_protection: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of child protection plans open on the as-at date, those that have lasted more than 729
    days."""
    on_plan = open_on(child_protection, "started", "ended", period.end)
    return share(passed(child_protection, "started", period.end, limits["plan_long"]), of=on_plan)
