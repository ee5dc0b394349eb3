"""M67: children who left care by adoption."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import left_in
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

REASONS = ("E11", "E12")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care[-1:]:
        if care.ended is not None and care.ended in period:
            yield Judged(care.end_reason in REASONS, care.team)


@measure(
    catalogue="M67",
    title="Children who left care by adoption",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Adoption ends care for good; a fall asks whether it is still thought of for young
        children who cannot go home.""",
    criteria=("CIC06", "CIC13"),
    comparability="""Not published as neither better nor worse, as it is here: DfE's figure (9 % in
        England in the year to March 2025, of all who left in it) is listed as one of which more is
        better. A share of those leaving also rises when fewer leave for other families, so it is
        not scored and no authority is set beside it.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | ceased     | cease_reason | denominator | numerator | unusable | kind
            A        | 2025-06-10 | E12          | yes         | yes       | no       | typical
            B        | 2025-06-10 | E5           | yes         | no        | no       | typical: left some other way
            C        | 2025-04-01 | E12          | yes         | yes       | no       | boundary: on the first day
            D        | 2025-03-31 | E12          | no          | no        | no       | boundary: the day before
            E        | 2025-06-10 | E11          | yes         | yes       | no       | boundary: unopposed
            F        | 2025-06-10 | E48          | yes         | no        | no       | boundary: special guardianship
            G        |            |              | no          | no        | no       | not counted: still in care
            H        | 2025-06-10 |              | no          | no        | yes      | unusable: no reason given
            I        | ?          | E12          | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def left_adopted(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children whose latest period in care ended in the six months, those who were adopted."""
    left_care = left_in(children_in_care, period)
    return share(required_says(children_in_care, "cease_reason", *REASONS), of=left_care)
