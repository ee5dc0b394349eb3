"""M97: how often moderation thinks less of the work than the auditor did."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import answer, share
from readiness.measures.declare import LOW, YEAR, measure
from readiness.measures.questions import filled, holds_a_number, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio

WORDS = ("outstanding", "good", "requires improvement to be good", "inadequate")


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] in period and "first_grade" in row:
        fell = WORDS.index(row["moderated_grade"]) > WORDS.index(row["first_grade"])
        yield Judged(fell, row.get("team"))


@measure(
    catalogue="M97",
    title="Audits graded lower on moderation",
    service="LEAD",
    unit="%",
    polarity=LOW,
    when=YEAR,
    why="""Auditors who are kinder than those who check them show what the authority would believe
        without moderation, and how far its standard is shared.""",
    criteria=("LD01", "LD07"),
    comparability="""Not published. A low figure may also mean that moderation is light: read it
        beside how many audits were moderated and by whom.""",
    reference="The authority's evidence workbook, tab audits.",
    owner="Quality assurance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "audits": """
            date       | moderated_grade | first_grade | team | denominator | numerator | unusable | kind
            2025-06-02 | 3               | 2           | A    | yes         | yes       | no       | typical: lowered
            2025-06-03 | 2               | 2           | A    | yes         | no        | no       | boundary: the same
            2025-06-03 | 1               | 2           | B    | yes         | no        | no       | typical: raised
            2025-06-04 | 2               |             | B    | no          | no        | no       | not counted: one grade only
            2024-09-30 | 3               | 2           | B    | no          | no        | no       | not counted: over a year ago
            2025-06-05 | 3               | ?           | A    | no          | no        | yes      | unusable: no first grade
            2025-06-05 | ?               | 2           | A    | no          | no        | yes      | unusable: no grade
            ?          | 3               | 2           | A    | no          | no        | yes      | unusable: no telling when
            """,
        },
    ),
)
def audits_lowered(audits: ChildList, period: Period) -> Ratio:
    """Of audits dated in the twelve months that have the auditor's own grade and the moderated one,
    those whose moderated grade is the worse of the two."""
    both = required_between(audits, "date", period) & filled(audits, "first_grade")
    graded = holds_a_number(audits, "moderated_grade")
    worse = audits["moderated_grade"] > audits["first_grade"]
    return share(answer(worse.to_numpy(), ~graded.yes), of=both)
