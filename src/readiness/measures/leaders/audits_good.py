"""M97: how much of the practice audited is good."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import answer, share
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.questions import holds_a_number, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio

GOOD = 2
GOOD_WORDS = ("outstanding", "good")


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] in period:
        yield Judged(row["moderated_grade"] in GOOD_WORDS, row.get("team"))


@measure(
    catalogue="M97",
    title="Audits judged good or better after moderation",
    service="LEAD",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="""It is the authority's own view of its practice, child by child, and what inspectors compare
        with theirs.""",
    criteria=("LD01", "LD07"),
    comparability="""Not published: authorities choose what to audit and grade it by their own
        scales, so compare only with this authority's own earlier audits. Audits of children picked
        because something went wrong are harsher than audits of children picked by chance.""",
    reference="The authority's evidence workbook, tab audits.",
    owner="Quality assurance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "audits": """
            date       | moderated_grade | team | denominator | numerator | unusable | kind
            2025-06-02 | 2               | A    | yes         | yes       | no       | typical: good
            2025-06-03 | 3               | A    | yes         | no        | no       | typical: requires improvement
            2024-10-01 | 1               | B    | yes         | yes       | no       | boundary: twelve months ago tomorrow
            2024-09-30 | 1               | B    | no          | no        | no       | not counted: earlier
            2025-09-30 | 4               | B    | yes         | no        | no       | boundary: today
            ?          | 2               | A    | no          | no        | yes      | unusable: no telling when
            2025-06-04 | ?               | A    | no          | no        | yes      | unusable: no grade
            """,
        },
    ),
)
def audits_good(audits: ChildList, period: Period) -> Ratio:
    """Of audits dated in the twelve months, those whose grade after moderation is good or
    outstanding."""
    dated = required_between(audits, "date", period)
    graded = holds_a_number(audits, "moderated_grade")
    good = answer((audits["moderated_grade"] <= GOOD).to_numpy(), ~graded.yes)
    return share(good, of=dated)
