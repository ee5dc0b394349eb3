"""M51: children in care today."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.care import in_care_on
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.started <= period.end and (care.ended is None or care.ended > period.end):
            yield Judged(True, care.team)


@measure(
    catalogue="M51",
    title="Children in care",
    service="CLA",
    unit="per 10,000",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Neither tail is good or bad in itself: it asks whether the right children come into care,
        at the right time, and whether any could be home.""",
    criteria=("CIC01", "CIC02"),
    benchmark="care_rate",
    comparability="""DfE counts on 31 March, this on the as-at date. Both leave out children in a
        series of short breaks (legal status V3 or V4), whom Annex A should not hold; so does every
        measure made of List 8, where the list says the legal status.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | ceased     | counted | unusable | kind
            A        | 2024-05-06 |            | yes     | no       | typical
            B        | 2025-09-30 |            | yes     | no       | boundary: came in today
            C        | 2024-05-06 | 2025-09-30 | no      | no       | boundary: left today
            D        | 2024-05-06 | 2025-06-10 | no      | no       | not counted: left
            E        | ?          |            | no      | yes      | unusable: no start
            F        | 2024-05-06 | ?          | no      | yes      | unusable: perhaps left
            """,
        },
    ),
)
def care_population(children_in_care: ChildList, period: Period) -> Count:
    """Children in care at the end of the as-at date, per 10,000 children aged 0 to 17."""
    return count(in_care_on(children_in_care, period.end))
