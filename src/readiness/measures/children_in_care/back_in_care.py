"""M52: children who came into care and had been in care within the year."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import twelve_months_to
from readiness.measures.answers import share
from readiness.measures.care import entered_in
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    year = twelve_months_to(period.end).start
    for care in child.care[-1:]:
        if care.started in period:
            earlier = [spell.ended for spell in child.care[:-1]]
            yield Judged(any(day is not None and day >= year for day in earlier), care.team)


@measure(
    catalogue="M52",
    title="Children coming into care who had been in care within the year",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""A child who comes back may have been sent home too soon, or with too little help, and
        has lost a home twice.""",
    criteria=("CIC02",),
    comparability="""Not published. The 12 months are those to the extract, as Annex A has them,
        and not those before the child came back. A child who came in twice in the six months is
        counted once, because List 8 holds the latest period.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | second_period_in_12_months | ceased     | denominator | numerator | unusable | kind
            A        | 2025-06-10 | no                         |            | yes         | no        | no       | typical
            B        | 2025-06-10 | yes                        |            | yes         | yes       | no       | typical: in care before, this year
            C        | 2025-06-10 | yes                        | 2025-08-01 | yes         | yes       | no       | typical: and has left again
            D        | 2025-04-01 | yes                        |            | yes         | yes       | no       | boundary: on the first day
            E        | 2025-03-31 | yes                        |            | no          | no        | no       | boundary: the day before
            F        | 2024-05-06 | no                         |            | no          | no        | no       | not counted: came in long ago
            G        | 2025-06-10 |                            |            | no          | no        | yes      | unusable: before or not?
            H        | ?          | yes                        |            | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def back_in_care(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children whose latest period in care began in the six months, those for whom it was a
    second or later period within 12 months."""
    came_in = entered_in(children_in_care, period)
    return share(required_says(children_in_care, "second_period_in_12_months", "yes"), of=came_in)
