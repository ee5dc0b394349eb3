"""M51: children coming into care."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.care import entered_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.started in period:
            yield Judged(True, care.team)


@measure(
    catalogue="M51",
    title="Children coming into care",
    service="CLA",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""A rise may be risk found or help that came too late; a fall may be families helped or
        children left. The question is whether the right children come in, at the right time.""",
    criteria=("CIC01", "HP18"),
    benchmark="care_start_rate",
    comparability="""DfE counts every start in a year to 31 March; this is six months, made yearly,
        and a child who came in twice is counted once, because List 8 holds the latest period.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | ceased     | counted | unusable | kind
            A        | 2025-06-10 |            | yes     | no       | typical
            B        | 2025-06-10 | 2025-08-01 | yes     | no       | typical: came in and left again
            C        | 2025-04-01 |            | yes     | no       | boundary: on the first day
            D        | 2025-09-30 |            | yes     | no       | boundary: today
            E        | 2025-03-31 |            | no      | no       | boundary: the day before
            F        | 2024-05-06 |            | no      | no       | not counted: came in long ago
            G        | ?          |            | no      | yes      | unusable: no telling when
            """,
        },
    ),
)
def care_starts(children_in_care: ChildList, period: Period) -> Count:
    """Children whose latest period in care began in the six months, as a yearly rate per 10,000
    children aged 0 to 17."""
    return count(entered_in(children_in_care, period))
