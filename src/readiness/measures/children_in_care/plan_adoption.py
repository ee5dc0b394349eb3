"""M65: children in care whose plan is adoption."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import coded, says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    care = care_on(child, period.end)
    if care and care.permanence_plan is not None:
        yield Judged(care.permanence_plan == "adoption", care.team)


@measure(
    catalogue="M65",
    title="Children in care whose plan is adoption",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Adoption is for the few who can never go home, and for them time matters most; how
        many says whether it is thought of early.""",
    criteria=("CIC06", "CIC13"),
    comparability="""Not published. Annex A has the plan there is today; a plan with a placement
        order is in List 10 too. Children with no plan recorded are left out: M64 counts them.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | permanence_plan     | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | adoption            |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | long_term_fostering |            | yes         | no        | no       | typical: another plan
            C        | 2025-09-30 | adoption            |            | yes         | yes       | no       | boundary: came in today
            D        | 2024-05-06 | adoption            | 2025-09-30 | no          | no        | no       | boundary: left today
            E        | 2024-05-06 | other               |            | yes         | no        | no       | boundary: some other plan
            F        | 2024-05-06 |                     |            | no          | no        | no       | not counted: no plan
            G        | 2024-05-06 | adoption            | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2024-05-06 | ?                   |            | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def plan_adoption(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date with a permanence plan recorded, those for whom it is
    adoption."""
    in_care = in_care_on(children_in_care, period.end)
    planned = coded(children_in_care, "permanence_plan")
    return share(says(children_in_care, "permanence_plan", "adoption"), of=in_care & planned)
