"""M51: children leaving care."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.care import left_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.ended is not None and care.ended in period:
            yield Judged(True, care.team)


@measure(
    catalogue="M51",
    title="Children leaving care",
    service="CLA",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Children leave for home, for a permanent family, or because they grow up; how many says
        little until it is asked why, and whether it lasted.""",
    criteria=("CIC02", "CIC06"),
    benchmark="care_end_rate",
    comparability="""DfE counts in a year to 31 March; this is six months, made yearly. A child who
        left and came back is not counted, because List 8 holds the latest period.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | ceased     | counted | unusable | kind
            A        | 2025-06-10 | yes     | no       | typical
            B        | 2025-04-01 | yes     | no       | boundary: on the first day
            C        | 2025-09-30 | yes     | no       | boundary: today
            D        | 2025-03-31 | no      | no       | boundary: the day before
            E        |            | no      | no       | not counted: still in care
            F        | ?          | no      | yes      | unusable: perhaps left
            """,
        },
    ),
)
def care_ends(children_in_care: ChildList, period: Period) -> Count:
    """Children whose latest period in care ended in the six months, as a yearly rate per 10,000
    children aged 0 to 17."""
    return count(left_in(children_in_care, period))
