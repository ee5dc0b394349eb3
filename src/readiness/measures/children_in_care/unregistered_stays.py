"""M58: children in homes that ought to be registered and are not."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, SNAPSHOT, measure
from readiness.measures.questions import open_on
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    ended = row.get("ended")
    if row["started"] <= period.end and (ended is None or ended > period.end):
        yield Judged(True)


@measure(
    catalogue="M58",
    title="Children living in unregistered homes",
    service="CLA",
    unit="children",
    polarity=NEUTRAL,
    when=SNAPSHOT,
    why="""A home that must be registered and is not breaks the law, and nobody but the authority
        looks at how the child in it is kept. Where nothing else could be found, inspectors ask who
        agreed to it, who visits, and when it ends.""",
    criteria=("CIC09", "CIC08"),
    comparability="""Not published. None is lawful, so any number is a question to answer; it is not
        scored, because a larger authority has more, and the record has no children in care to
        divide by. How long stays last is scored. The authority's own record, so it is as complete
        as that. The figure made from list 8 counts homes without a registration number, which may be
        registered after all, and homes this record may have missed: the two should be read
        together, child by child.""",
    reference="""Care Standards Act 2000, section 11; Care Planning, Placement and Case Review
        (England) Regulations 2010, regulation 27A, which bars such homes for those under 16.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "unregistered_homes": """
            child_id | started    | ended      | counted | unusable | kind
            A        | 2025-09-01 |            | yes     | no       | typical
            B        | 2025-06-02 | 2025-07-14 | no      | no       | typical: moved on
            C        | 2025-09-30 |            | yes     | no       | boundary: since today
            D        | 2025-09-01 | 2025-09-30 | no      | no       | boundary: left today
            E        | 2025-09-01 | 2025-10-01 | yes     | no       | boundary: leaves tomorrow
            F        | 2025-10-01 |            | no      | no       | not counted: from tomorrow
            G        | ?          |            | no      | yes      | unusable: perhaps there
            H        | 2025-09-01 | ?          | no      | yes      | unusable: perhaps still there
            I        | ?          | 2025-07-14 | no      | no       | not counted: moved on, whenever it began
            """,
        },
    ),
)
def unregistered_stays(unregistered_homes: ChildList, period: Period) -> Count:
    """Stays in a home that ought to be registered and is not, going on at the end of the as-at
    date. No end date is a stay that goes on."""
    return count(open_on(unregistered_homes, "started", "ended", period.end))
