"""M25: children back on a plan they had come off."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import at_least, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if child.protection and child.protection[-1].started in period:
        earlier = child.earlier_plans + len(child.protection) - 1
        yield Judged(earlier > 0, child.protection[-1].team)


@measure(
    catalogue="M25",
    title="Second or later child protection plans",
    service="SAFE",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""A child on a plan again may have come off the last one before things had changed for
        good.""",
    criteria=("HP11", "HP15"),
    benchmark="repeat_plans",
    comparability="""As DfE, an earlier plan at any time counts. Annex A holds one row a child, so
        a child with two plans begun in the six months is counted once, and plans of another
        authority are not known. Six months, not a year.""",
    reference="Annex A guidance, List 7; DfE, Characteristics of children in need.",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "child_protection": """
            child_id | started    | previous_plans | denominator | numerator | unusable | kind
            A        | 2025-05-06 | 2              | yes         | yes       | no       | typical
            B        | 2025-04-01 | 1              | yes         | yes       | no       | boundary: one before, first day
            C        | 2025-09-30 | 0              | yes         | no        | no       | boundary: none before, last day
            D        | 2025-03-31 | 1              | no          | no        | no       | not counted: begun before the six months
            E        | 2025-05-06 |                | no          | no        | yes      | unusable: no count
            """,
        },
    ),
)
def repeat_protection_plans(child_protection: ChildList, period: Period) -> Ratio:
    """Of child protection plans started in the six months, those of a child with one or more
    earlier plans."""
    started = required_between(child_protection, "started", period)
    return share(at_least(child_protection, "previous_plans", 1), of=started)
