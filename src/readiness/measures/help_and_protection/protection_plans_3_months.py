"""M28: plans over almost as soon as they began."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import between, ensued, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.protection[-1:]:
        if plan.ended is not None and plan.ended in period:
            yield Judged(plan.ended <= due(plan.started, limits["plan_short"]), plan.team)


@measure(
    catalogue="M28",
    title="Child protection plans ended within three months",
    service="SAFE",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""A plan over by its first review asks whether it was needed, or whether it ended before
        things had changed; read it beside the children who come back on one.""",
    limits=("plan_short",),
    criteria=("HP04", "HP11"),
    comparability="""Not published in the tool the benchmarks are taken from (LAIT); DfE's own
        tables have plans ended by length, three months or less among them, for a year. Annex A
        holds one row a child, so a plan that ended is not seen if another has begun.""",
    reference="Annex A guidance, List 7; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | ended      | denominator | numerator | unusable | kind
            A        | 2025-01-06 | 2025-06-10 | yes         | no        | no       | typical
            B        | 2025-03-10 | 2025-06-10 | yes         | yes       | no       | boundary: three months to the day
            C        | 2025-03-10 | 2025-06-11 | yes         | no        | no       | boundary: the day after
            D        | 2025-06-10 | 2025-06-10 | yes         | yes       | no       | boundary: begun and ended on one day
            E        | 2025-07-01 |            | no          | no        | no       | not counted: still open
            F        | 2025-01-06 | 2025-03-31 | no          | no        | no       | not counted: ended before the six months
            G        | ?          | 2025-06-10 | no          | no        | yes      | unusable: no start
            H        | 2025-07-01 | 2025-06-10 | no          | no        | yes      | unusable: ended before it began
            I        | 2025-05-06 | ?          | no          | no        | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def protection_plans_3_months(child_protection: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of child protection plans that ended in the six months, those that ended within three months
    of their start, the day three months on included."""
    ended = between(child_protection, "ended", period)
    in_order = ensued(child_protection, "ended", "started", period.end)
    soon = within(child_protection, "ended", "started", limits["plan_short"])
    return share(in_order & soon, of=ended)
