"""M84: plans for adoption that ended without one."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import LOW, YEAR, measure
from readiness.measures.questions import between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.adoption[-1:]:
        given_up = plan.reversed in period
        if given_up or plan.order in period:
            yield Judged(given_up)


@measure(
    catalogue="M84",
    title="Adoption plans that ended without an adoption",
    service="ADOP",
    unit="%",
    polarity=LOW,
    when=YEAR,
    why="""Some plans rightly change; one given up because no family was found is a child who
        waited for nothing.""",
    criteria=("CIC13",),
    comparability="""Not published in the source used here. Of plans that ended in the year, by
        adoption or by being reversed; out of all plans, as sometimes shown, the figure would
        fall as more children wait. The reason is in List 10 and not in this figure.""",
    reference="Adoption Agencies Regulations 2005; Annex A guidance, List 10.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adoption": """
            child_id | order      | reversed   | denominator | numerator | unusable | kind
            A        | 2025-03-03 |            | yes         | no        | no       | typical
            B        |            | 2025-03-03 | yes         | yes       | no       | typical: given up
            C        |            | 2024-10-01 | yes         | yes       | no       | boundary: on the first day
            D        |            | 2025-09-30 | yes         | yes       | no       | boundary: today
            E        |            | 2024-09-30 | no          | no        | no       | boundary: the day before the year
            F        |            |            | no          | no        | no       | not counted: goes on
            G        |            | ?          | no          | no        | yes      | unusable: given up, no telling when
            H        | ?          |            | no          | no        | yes      | unusable: adopted, no telling when
            I        | 2025-03-03 | ?          | no          | no        | yes      | unusable: adopted or given up?
            """,
        },
    ),
)
def adoption_plans_reversed(adoption: ChildList, period: Period) -> Ratio:
    """Of plans for adoption that ended in the 12 months, by an adoption order or because it was
    decided that the child should no longer be placed, those given up."""
    given_up = between(adoption, "reversed", period)
    return share(given_up, of=given_up | between(adoption, "order", period))
