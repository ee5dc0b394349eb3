"""M79: fostering households lost in the year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, YEAR, measure
from readiness.measures.questions import between, says
from readiness.model import ChildList, Count, Judged, Limits, Period

OTHERS = ("family or friends", "short breaks")


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row.get("ended") in period and row.get("household_kind") not in OTHERS:
        yield Judged(True)


@measure(
    catalogue="M79",
    title="Mainstream fostering households that ended in the year",
    service="FOST",
    unit="households",
    polarity=NEUTRAL,
    when=YEAR,
    why="""Each carer who leaves takes years of knowing children with them. Some leave for good
        reasons, such as keeping the child for good; the others say at their last review what would
        have kept them.""",
    criteria=("CIC12", "LD13"),
    comparability="""Not published in this form: Ofsted publishes households approved and ended in
        the year to 31 March. Relatives and friends, whose approval often ends because the child
        became theirs, and carers of short breaks alone are left out, as Ofsted leaves them out of
        its main counts (working knowledge, to be confirmed); a household whose kind is blank is
        taken as mainstream. The number goes with the size of the authority, so it is not scored;
        read it with the number approved.""",
    reference="Ofsted, Fostering in England; the authority's own register of carers.",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | household_kind    | ended      | counted | unusable | kind
            A         | mainstream        | 2025-02-03 | yes     | no       | typical
            B         |                   | 2024-10-01 | yes     | no       | boundary: first day of the year
            C         | mainstream        | 2024-09-30 | no      | no       | boundary: the day before
            D         | mainstream        | 2025-09-30 | yes     | no       | boundary: the as-at date
            E         | mainstream        | 2025-10-01 | no      | no       | boundary: ends tomorrow
            F         | mainstream        |            | no      | no       | not counted: goes on
            G         | mainstream        | ?          | no      | yes      | unusable: perhaps this year
            H         | family or friends | 2025-02-03 | no      | no       | not counted: relatives
            I         | short breaks      | 2025-02-03 | no      | no       | not counted: short breaks
            J         | ?                 | 2025-02-03 | no      | yes      | unusable: of which kind?
            """,
        },
    ),
)
def foster_households_ended(fostering_households: ChildList, period: Period) -> Count:
    """Mainstream fostering households whose approval ended in the 12 months. No end date is one
    that goes on."""
    others = says(fostering_households, "household_kind", *OTHERS)
    return count(between(fostering_households, "ended", period) & ~others)
