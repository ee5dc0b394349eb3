"""M21: conferences that decided on a protection plan."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import answer, share
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import between, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for enquiry in child.section_47:
        if enquiry.conference is not None and enquiry.conference in period:
            yield Judged(bool(enquiry.plan_made), enquiry.team)


@measure(
    catalogue="M21",
    title="Initial conferences that made a protection plan",
    service="SAFE",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""If nearly every conference makes a plan, some children may not reach one who should; if
        many do not, families are brought to conferences that were not needed.""",
    criteria=("HP09", "HP04"),
    comparability="""Not published as a share: DfE publishes conferences and plans started as two
        rates, which in England stand at about 86 plans for 100 conferences, plans of children who
        moved in included. Here each conference is followed to its own outcome. "Unknown" is no
        outcome, and is set aside.""",
    reference="Working Together to Safeguard Children; Annex A guidance, List 5.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "section_47": """
            child_id | conference | plan_made | denominator | numerator | unusable | kind
            A        | 2025-06-20 | yes       | yes         | yes       | no       | typical
            B        | 2025-06-20 | no        | yes         | no        | no       | typical: no plan
            C        | 2025-04-01 | yes       | yes         | yes       | no       | boundary: on the first day
            D        | 2025-09-30 | no        | yes         | no        | no       | boundary: on the last day
            E        |            |           | no          | no        | no       | not counted: none held
            F        | 2025-03-31 | yes       | no          | no        | no       | not counted: before the six months
            G        | 2025-06-20 | unknown   | no          | no        | yes      | unusable: the authority does not know
            H        | 2025-06-20 |           | no          | no        | yes      | unusable: held, outcome blank
            I        | ?          | yes       | no          | no        | yes      | unusable: held, no telling when
            """,
        },
    ),
)
def conferences_to_plan(section_47: ChildList, period: Period) -> Ratio:
    """Of initial child protection conferences held in the six months, those that resulted in a
    child protection plan. An outcome that is blank or unknown is set aside."""
    held = between(section_47, "conference", period)
    made = required_says(section_47, "plan_made", "yes")
    nobody_knows = says(section_47, "plan_made", "unknown")
    return share(answer(made.yes, made.unknown | nobody_knows.yes), of=held)
