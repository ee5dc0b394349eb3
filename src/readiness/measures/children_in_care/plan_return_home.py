"""M65: children in care whose plan is to go home."""

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
        yield Judged(care.permanence_plan == "return_to_family", care.team)


@measure(
    catalogue="M65",
    title="Children in care whose plan is to go home",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""Going home is the first plan for many; held for long, it may be a plan nobody is
        working on.""",
    criteria=("CIC06", "CIC02"),
    comparability="""Not published. The plan, whether or not anything has been done towards it.
        Children with no plan recorded are left out: M64 counts them.""",
    reference="Annex A guidance, List 8.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | permanence_plan  | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | return_to_family |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | adoption         |            | yes         | no        | no       | typical: another plan
            C        | 2025-09-30 | return_to_family |            | yes         | yes       | no       | boundary: came in today
            D        | 2024-05-06 | return_to_family | 2025-09-30 | no          | no        | no       | boundary: left today
            E        | 2024-05-06 | other            |            | yes         | no        | no       | boundary: some other plan
            F        | 2024-05-06 |                  |            | no          | no        | no       | not counted: no plan
            G        | 2024-05-06 | return_to_family | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2024-05-06 | ?                |            | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def plan_return_home(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date with a permanence plan recorded, those for whom it is
    to go back to their family."""
    in_care = in_care_on(children_in_care, period.end)
    planned = coded(children_in_care, "permanence_plan")
    return share(
        says(children_in_care, "permanence_plan", "return_to_family"), of=in_care & planned
    )
