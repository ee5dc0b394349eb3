"""M77: children in care who were offered an independent visitor."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if (offered := row.get("visitor_offered")) is not None:
        yield Judged(offered == "yes", row.get("team"))


@measure(
    catalogue="M77",
    title="Children in care offered an independent visitor",
    service="CLA",
    unit="%",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""A visitor is a grown-up friend who is not paid to be one, for children whom few others
        visit. Hardly any offered asks whether anybody considers it.""",
    criteria=("CIC19", "CIC05"),
    comparability="""Not published. The duty is to appoint a visitor where it would be in the child's
        interests, and how many that is nobody can say from data: so neither more nor fewer is
        better.""",
    reference="""Children Act 1989, section 23ZB; Care Planning, Placement and Case Review (England)
        Regulations 2010, regulation 47.""",
    owner="Participation and advocacy",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "advocacy": """
            child_id | team | visitor_offered | denominator | numerator | unusable | kind
            A        | Ash  | yes             | yes         | yes       | no       | typical
            B        | Ash  | no              | yes         | no        | no       | typical: not offered
            C        |      | yes             | yes         | yes       | no       | boundary: no team recorded
            D        | Elm  |                 | no          | no        | yes      | not counted: nobody says
            E        | Elm  | ?               | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def visitor_offered(advocacy: ChildList) -> Ratio:
    """Of children in care, those offered an independent visitor. Nothing said is not known, and set
    aside."""
    offered = required_says(advocacy, "visitor_offered", "yes")
    return share(offered, of=required_says(advocacy, "visitor_offered", "yes", "no"))
