"""M67: children who left care for a lasting home."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import left_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

REASONS = ("E11", "E12", "E41", "E45", "E46", "E47", "E48", "E4A")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.ended is not None and care.ended in period:
            yield Judged(care.end_reason in REASONS, care.team)


@measure(
    catalogue="M67",
    title="Children who left care for a lasting home",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Care should end in a family that lasts; those who grow up in care and leave at 18 are
        counted in what this is out of.""",
    criteria=("CIC06", "CIC02"),
    comparability="""Not published as one figure: DfE publishes each way of leaving. Adopted,
        under special guardianship or a child arrangements order, or gone home as planned; an
        unplanned return home is not counted. Whether it lasted is not in Annex A.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | ceased     | cease_reason | denominator | numerator | unusable | kind
            A        | 2025-06-10 | E47          | yes         | yes       | no       | typical
            B        | 2025-06-10 | E5           | yes         | no        | no       | typical: left some other way
            C        | 2025-04-01 | E47          | yes         | yes       | no       | boundary: on the first day
            D        | 2025-03-31 | E47          | no          | no        | no       | boundary: the day before
            E        | 2025-06-10 | E4B          | yes         | no        | no       | boundary: home, but not planned
            F        | 2025-06-10 | E11          | yes         | yes       | no       | boundary: adopted
            G        | 2025-06-10 | E17          | yes         | no        | no       | boundary: stayed with carers at 18
            H        |            |              | no          | no        | no       | not counted: still in care
            I        | 2025-06-10 |              | no          | no        | yes      | unusable: no reason given
            J        | ?          | E47          | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def left_for_permanence(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children whose latest period in care ended in the six months, those who were adopted, left
    under a special guardianship or child arrangements order, or went home as planned."""
    left_care = left_in(children_in_care, period)
    return share(required_says(children_in_care, "cease_reason", *REASONS), of=left_care)
