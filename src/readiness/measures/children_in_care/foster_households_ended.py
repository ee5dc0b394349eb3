"""M79: fostering households lost in the year."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, YEAR, measure
from readiness.measures.questions import between
from readiness.model import ChildList, Count, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if (ended := row.get("ended")) is not None and ended in period:
        yield Judged(True)


@measure(
    catalogue="M79",
    title="Fostering households that ended in the year",
    service="FOST",
    unit="households",
    polarity=NEUTRAL,
    when=YEAR,
    why="""Each carer who leaves takes years of knowing children with them. Some leave for good
        reasons, such as keeping the child for good; the others say at their last review what would
        have kept them.""",
    criteria=("CIC12", "LD13"),
    comparability="""Not published in this form: Ofsted publishes households approved and ended in
        the year to 31 March, and without relatives and friends, whose approval often ends because
        the child became theirs. The number goes with the size of the authority, so it is not
        scored; read it with the number approved.""",
    reference="Ofsted, Fostering in England; the authority's own register of carers.",
    owner="Fostering service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "fostering_households": """
            household | ended      | counted | unusable | kind
            A         | 2025-02-03 | yes     | no       | typical
            B         | 2024-10-01 | yes     | no       | boundary: first day of the year
            C         | 2024-09-30 | no      | no       | boundary: the day before
            D         | 2025-09-30 | yes     | no       | boundary: the as-at date
            E         | 2025-10-01 | no      | no       | boundary: ends tomorrow
            F         |            | no      | no       | not counted: goes on
            G         | ?          | no      | yes      | unusable: perhaps this year
            """,
        },
    ),
)
def foster_households_ended(fostering_households: ChildList, period: Period) -> Count:
    """Fostering households whose approval ended in the 12 months. No end date is one that goes
    on."""
    return count(between(fostering_households, "ended", period))
