"""M77: children in care who were offered an advocate."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if (offered := row.get("advocate_offered")) is not None:
        yield Judged(offered == "yes", row.get("team"))


@measure(
    catalogue="M77",
    title="Children in care offered an advocate",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A child who disagrees with a plan made by six adults needs one who is on nobody's side but
        theirs. Children who were never told of advocacy do not ask for it.""",
    criteria=("CIC19",),
    comparability="""Not published. Offered is not taken up, and an offer in a leaflet counts here if
        the authority says it does: ask children whether they know. Taking part in reviews is in the
        return of children looked after, and not in this figure.""",
    reference="""Children Act 1989, section 26A; the national standards for advocacy for children;
        the authority's own record.""",
    owner="Participation and advocacy",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "advocacy": """
            child_id | team | advocate_offered | denominator | numerator | unusable | kind
            A        | Ash  | yes              | yes         | yes       | no       | typical
            B        | Ash  | no               | yes         | no        | no       | typical: not offered
            C        |      | yes              | yes         | yes       | no       | boundary: no team recorded
            D        | Elm  |                  | no          | no        | yes      | not counted: nobody says
            E        | Elm  | ?                | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def advocate_offered(advocacy: ChildList) -> Ratio:
    """Of children in care, those offered an advocate in the last 12 months. Nothing said is not
    known, and set aside."""
    offered = required_says(advocacy, "advocate_offered", "yes")
    return share(offered, of=required_says(advocacy, "advocate_offered", "yes", "no"))
