"""M42: children in care who go missing again and again."""

from collections.abc import Iterator
from datetime import date, timedelta

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import at_least
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    year = months_before(period.end + timedelta(days=1), 12)
    for care in child.care[-1:]:
        if care.started <= period.end and (care.ended is None or care.ended > period.end):
            episodes = sum(day >= year for day in care.missing)
            yield Judged(episodes >= limits["repeat_missing"].value, care.team)


@measure(
    catalogue="M42",
    title="Children in care who went missing three times or more",
    service="CSM",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Once may be a quarrel; three times is a pattern somebody should have found the reason
        for, and often a sign of exploitation.""",
    limits=("repeat_missing",),
    criteria=("CIC17", "HP20"),
    comparability="""Not published: DfE publishes children missing at least once. Careful recording
        raises it, so ask first how episodes are recorded. The 12 months to the extract,
        of children still in care; being absent without permission is not counted.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | ceased     | missing_episodes_in_12_months | denominator | numerator | unusable | kind
            A        | 2024-05-06 |            | 0                             | yes         | no        | no       | typical
            B        | 2024-05-06 |            | 3                             | yes         | yes       | no       | boundary: three times
            C        | 2024-05-06 |            | 2                             | yes         | no        | no       | boundary: twice
            D        | 2024-05-06 | 2025-06-10 | 5                             | no          | no        | no       | not counted: left care
            E        | 2024-05-06 |            |                               | no          | no        | yes      | unusable: no count
            """,
        },
    ),
)
def missing_often(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date, those missing from where they live three times or
    more in the 12 months before."""
    in_care = in_care_on(children_in_care, period.end)
    often = limits["repeat_missing"].value
    return share(at_least(children_in_care, "missing_episodes_in_12_months", often), of=in_care)
