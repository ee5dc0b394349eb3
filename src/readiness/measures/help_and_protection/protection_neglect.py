"""M36: children on a plan because they are neglected."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import open_on, required_says
from readiness.measures.told import open_plan
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    plan = open_plan(child, period.end)
    if plan is not None:
        yield Judged(plan.latest_category == "neglect", plan.team)


@measure(
    catalogue="M36",
    title="Child protection plans for neglect",
    service="SAFE",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Neglect builds up slowly and is easily got used to; a small share asks whether it is
        named, a large one whether it is met before it is this bad.""",
    criteria=("HP15", "HP11"),
    comparability="""Not published in the tool the benchmarks are taken from (LAIT); DfE's own
        tables have plans by category at 31 March. The latest category counts, not the first, and
        neglect among several ("multiple") is not counted, so its share here is the least it can
        be.""",
    reference="Annex A guidance, List 7: latest category of abuse.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | ended      | latest_category | denominator | numerator | unusable | kind
            A        | 2025-05-06 |            | neglect         | yes         | yes       | no       | typical
            B        | 2025-05-06 |            | emotional       | yes         | no        | no       | typical: another category
            C        | 2025-05-06 |            | multiple        | yes         | no        | no       | boundary: neglect may be among several
            D        | 2025-09-30 |            | neglect         | yes         | yes       | no       | boundary: started today
            E        | 2025-05-06 | 2025-09-30 | neglect         | no          | no        | no       | not counted: ended today
            F        | 2025-05-06 |            |                 | no          | no        | yes      | unusable: no category
            G        | 2025-05-06 |            | ?               | no          | no        | yes      | unusable: unreadable
            H        | 2025-05-06 | ?          | neglect         | no          | no        | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def protection_neglect(child_protection: ChildList, period: Period) -> Ratio:
    """Of child protection plans open on the as-at date, those whose latest category of abuse is
    neglect alone."""
    on_plan = open_on(child_protection, "started", "ended", period.end)
    return share(required_says(child_protection, "latest_category", "neglect"), of=on_plan)
