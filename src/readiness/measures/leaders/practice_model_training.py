"""M96: whether social workers have been trained in the authority's practice model."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio

ROLE = "social worker"


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["role"] == ROLE:
        trained = row["trained_in_practice_model"] == "yes"
        yield Judged(trained, row["team"], role=row["role"], experience=row["experience"])


@measure(
    catalogue="M96",
    title="Social workers trained in the practice model",
    service="WF",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A way of working that half the workers know is two ways of working, and a family meets
        whichever it is given. Training is the least of it: whether the model is used is for audit.""",
    criteria=("LD15",),
    comparability="Not published. What counts as trained is the authority's own word.",
    reference="The authority's evidence workbook, tab workers.",
    owner="Practice and supervision",
    reviewed=date(2026, 11, 26),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "workers": """
            worker | team | role             | experience | agency | trained_in_practice_model | denominator | numerator | unusable | kind
            A      | T    | social worker    | first year | no     | yes                       | yes         | yes       | no       | typical
            B      | T    | social worker    | first year | no     | no                        | yes         | no        | no       | typical: not yet
            C      | T    | social worker    | first year | yes    | no                        | yes         | no        | no       | boundary: from an agency, and counted
            D      | T    | personal adviser | first year | no     | no                        | no          | no        | no       | not counted: another role
            E      | T    | social worker    | first year | no     |                           | no          | no        | yes      | unusable: not said
            F      | T    | social worker    | first year | no     | ?                         | no          | no        | yes      | unusable: unreadable
            G      | T    | ?                | first year | no     | yes                       | no          | no        | yes      | unusable: no telling which role
            """,
        },
    ),
)
def practice_model_training(workers: ChildList) -> Ratio:
    """Of social workers who hold cases, agency workers among them, those trained in the authority's
    practice model. Not said is unknown, and never untrained."""
    said = required_says(workers, "trained_in_practice_model", "yes", "no")
    mine = required_says(workers, "role", ROLE) & said
    return share(required_says(workers, "trained_in_practice_model", "yes"), of=mine)
