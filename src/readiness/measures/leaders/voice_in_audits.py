"""M97: whether auditors find the child in the work."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.questions import filled, required_between, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] in period and "voice_used" in row:
        yield Judged(row["voice_used"] == "yes", row.get("team"))


@measure(
    catalogue="M97",
    title="Audits that found the child's voice shaped the work",
    service="LEAD",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="""Visits can be counted; whether what a child says changes anything can only be read in the
        record, and inspectors look for it there.""",
    criteria=("HP14", "CIC19", "LD07", "LD14"),
    comparability="Not published. What auditors take for voice differs between authorities.",
    reference="The authority's evidence workbook, tab audits.",
    owner="Quality assurance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "audits": """
            date       | voice_used | team | denominator | numerator | unusable | kind
            2025-06-02 | yes        | A    | yes         | yes       | no       | typical
            2025-06-03 | no         | A    | yes         | no        | no       | typical
            2025-09-30 | yes        | B    | yes         | yes       | no       | boundary: today
            2025-06-04 |            | B    | no          | no        | no       | not counted: not asked
            2024-09-30 | yes        | B    | no          | no        | no       | not counted: over a year ago
            2025-06-05 | ?          | A    | no          | no        | yes      | unusable: no telling
            ?          | yes        | A    | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def voice_in_audits(audits: ChildList, period: Period) -> Ratio:
    """Of audits dated in the twelve months that say whether the child's voice shaped the work, those
    that say it did."""
    asked = required_between(audits, "date", period) & filled(audits, "voice_used")
    return share(says(audits, "voice_used", "yes"), of=asked)
