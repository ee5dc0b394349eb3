"""M64: children in care four months or more with a plan for where they will grow up."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import coded, passed
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    care = care_on(child, today)
    if care and today > due(care.started, limits["permanence_plan"]):
        yield Judged(care.permanence_plan is not None, care.team)


@measure(
    catalogue="M64",
    title="Children with a permanence plan after four months in care",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Until somebody decides where a child will grow up, the child waits, and so do those
        who might have them.""",
    limits=("permanence_plan",),
    criteria=("CIC06",),
    comparability="""Not published. A stand-in: Annex A has the plan there is today and not when
        it was made, so this is whether one is recorded once the second review is past (four
        months), and not whether it was made by then. A plan of 'other' counts as one.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, and
        statutory guidance: a plan for permanence by the second review; Annex A guidance, List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | permanence_plan     | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | long_term_fostering |            | yes         | yes       | no       | typical
            B        | 2024-05-06 |                     |            | yes         | no        | no       | typical: no plan
            C        | 2025-05-29 |                     |            | yes         | no        | no       | boundary: four months yesterday
            D        | 2025-05-30 |                     |            | no          | no        | no       | boundary: four months today
            E        | 2024-05-06 | other               |            | yes         | yes       | no       | boundary: some other plan
            F        | 2025-08-04 | adoption            |            | no          | no        | no       | not counted: came in lately
            G        | 2024-05-06 | adoption            | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2024-05-06 | ?                   |            | no          | no        | yes      | unusable: unreadable
            I        | ?          | adoption            |            | no          | no        | yes      | unusable: no telling how long
            """,
        },
    ),
)
def permanence_plans(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date for more than four months, those with a permanence plan
    recorded."""
    today = period.end
    in_care = in_care_on(children_in_care, today)
    due_one = passed(children_in_care, "started", today, limits["permanence_plan"])
    return share(coded(children_in_care, "permanence_plan"), of=in_care & due_one)
