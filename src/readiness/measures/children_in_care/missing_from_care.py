"""M42: children in care who have gone missing."""

from collections.abc import Iterator
from datetime import date, timedelta

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import at_least
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    year = months_before(period.end + timedelta(days=1), 12)
    for care in child.care[-1:]:
        if care.started <= period.end and (care.ended is None or care.ended > period.end):
            yield Judged(any(day >= year for day in care.missing), care.team)


@measure(
    catalogue="M42",
    title="Children in care who went missing in the year",
    service="CSM",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""A child who goes missing is running from something, or to somebody. A low figure may
        mean safe homes, or episodes nobody wrote down, so it scores nothing.""",
    criteria=("CIC17", "HP20"),
    benchmark="missing_from_care",
    comparability="""DfE divides by all children in care during the year to 31 March, this by those
        in care on the as-at date, over the 12 months to the extract: those who left are in neither
        part. Being away without permission ("absent") is not counted in either. Children who are
        not in care are on no list of Annex A.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | ceased     | missing_episodes_in_12_months | denominator | numerator | unusable | kind
            A        | 2024-05-06 |            | 4                             | yes         | yes       | no       | typical
            B        | 2024-05-06 |            | 1                             | yes         | yes       | no       | boundary: once
            C        | 2024-05-06 |            | 0                             | yes         | no        | no       | boundary: not once
            D        | 2025-09-30 |            | 0                             | yes         | no        | no       | boundary: came in today
            E        | 2024-05-06 | 2025-06-10 | 5                             | no          | no        | no       | not counted: left care
            F        | 2024-05-06 |            |                               | no          | no        | yes      | unusable: no count
            G        | 2024-05-06 |            | ?                             | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def missing_from_care(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date, those missing from where they live at least once in
    the 12 months before."""
    in_care = in_care_on(children_in_care, period.end)
    return share(at_least(children_in_care, "missing_episodes_in_12_months", 1), of=in_care)
