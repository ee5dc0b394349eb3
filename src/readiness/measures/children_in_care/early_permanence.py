"""M84: children who could live at once with the family that may adopt them."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.questions import happened, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.adoption[-1:]:
        if plan.decision in period:
            yield Judged(plan.fostering_for_adoption is not None)


@measure(
    catalogue="M84",
    title="Children to be adopted who were placed early with carers who may adopt them",
    service="ADOP",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="""With carers who foster first and adopt if the court agrees, the adults bear the not
        knowing and the child does not move again.""",
    criteria=("CIC13", "CIC06"),
    comparability="""Not published in the source used here. Of decisions for adoption in the
        year, whatever became of them since; a child placed so after the as-at date is not
        counted yet, so the newest decisions look worse.""",
    reference="Children Act 1989, section 22C; Annex A guidance, List 10.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adoption": """
            child_id | decision   | fostering_for_adoption | denominator | numerator | unusable | kind
            A        | 2025-03-03 | 2025-01-06             | yes         | yes       | no       | typical
            B        | 2025-03-03 |                        | yes         | no        | no       | typical: with foster carers, to move again
            C        | 2024-10-01 | 2024-08-05             | yes         | yes       | no       | boundary: decided on the first day
            D        | 2025-09-30 | 2025-09-30             | yes         | yes       | no       | boundary: decided and placed today
            E        | 2024-09-30 | 2024-08-05             | no          | no        | no       | boundary: decided the day before the year
            F        | 2024-03-04 |                        | no          | no        | no       | not counted: decided long ago
            G        | 2025-03-03 | ?                      | no          | no        | yes      | unusable: perhaps, no telling when
            H        | ?          | 2025-01-06             | no          | no        | yes      | unusable: decided, no telling when
            """,
        },
    ),
)
def early_permanence(adoption: ChildList, period: Period) -> Ratio:
    """Of children for whom adoption was decided in the 12 months, those placed with carers approved
    to foster and adopt (fostering for adoption or concurrent planning)."""
    decided = required_between(adoption, "decision", period)
    return share(happened(adoption, "fostering_for_adoption", period.end), of=decided)
