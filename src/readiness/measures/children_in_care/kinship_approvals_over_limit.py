"""M68: children with relatives or friends who are still approved only for the time being."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import open_on, passed
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    approved, ended, today = row["approved"], row.get("ended"), period.end
    if approved <= today and (ended is None or ended > today):
        yield Judged(today > due(approved, limits["temporary_approval"]), row.get("team"))


@measure(
    catalogue="M68",
    title="Relatives and friends whose temporary approval has passed 16 weeks",
    service="FOST",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A child may be placed at once with somebody who is not yet a foster carer, for as long as
        it takes to assess them. Past that, unless it was extended, the placement is no longer lawful, and
        nobody has finished asking whether the child is safe there.""",
    limits=("temporary_approval",),
    criteria=("CIC11",),
    comparability="""Not published. The approval may be extended once, by eight weeks, and the record
        does not say for whom it was: those within an extension are counted here.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24
        and 25.""",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "kinship_approvals": """
            child_id | team | approved   | ended      | denominator | numerator | unusable | kind
            A        | Ash  | 2025-08-04 |            | yes         | no        | no       | typical
            B        | Ash  | 2025-03-03 |            | yes         | yes       | no       | typical: long past
            C        | Ash  | 2025-06-10 |            | yes         | no        | no       | boundary: 16 weeks today
            D        | Ash  | 2025-06-09 |            | yes         | yes       | no       | boundary: 16 weeks yesterday
            E        | Elm  | 2025-08-04 | 2025-09-30 | no          | no        | no       | boundary: ended today
            F        | Elm  | 2025-03-03 | 2025-10-06 | yes         | yes       | no       | boundary: ends next week
            G        | Elm  | 2025-03-03 | 2025-06-16 | no          | no        | no       | not counted: approved as foster carers since
            H        | Elm  | ?          |            | no          | no        | yes      | unusable: since when?
            I        | Elm  | 2025-08-04 | ?          | no          | no        | yes      | unusable: perhaps over
            """,
        },
    ),
)
def kinship_approvals_over_limit(
    kinship_approvals: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of temporary approvals of connected people in force on the as-at date, those given more than
    16 weeks ago."""
    in_force = open_on(kinship_approvals, "approved", "ended", period.end)
    too_long = passed(kinship_approvals, "approved", period.end, limits["temporary_approval"])
    return share(too_long, of=in_force)
