"""M97: whether what audits ask for is done."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import amounts
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.questions import filled, required_between
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    if row["date"] in period and "actions" in row:
        yield Judged(row["actions_closed"], row.get("team"), whole=row["actions"])


@measure(
    catalogue="M97",
    title="Audit actions closed on time",
    service="LEAD",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="""An audit changes something for a child only when its actions are done; inspectors ask to be
        shown.""",
    criteria=("LD02", "LD07"),
    comparability="""Not published. It rests on the authority's own dates for its actions, which it
        may set as it likes.""",
    reference="The authority's evidence workbook, tab audits.",
    owner="Quality assurance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "audits": """
            date       | actions | actions_closed | team | included | part | whole | unusable | kind
            2025-06-02 | 4       | 3              | A    | yes      | 3    | 4     | no       | typical
            2025-06-03 | 2       | 2              | A    | yes      | 2    | 2     | no       | boundary: all closed
            2025-06-03 | 0       | 0              | B    | yes      | 0    | 0     | no       | boundary: none asked for
            2025-06-04 |         |                | B    | no       |      |       | no       | not counted: not said
            2024-09-30 | 3       | 1              | B    | no       |      |       | no       | not counted: over a year ago
            2025-06-05 | 3       |                | A    | no       |      |       | yes      | unusable: how many were closed is not said
            2025-06-05 | 3       | 4              | A    | no       |      |       | yes      | unusable: more closed than asked for
            2025-06-05 | ?       | 1              | A    | no       |      |       | yes      | unusable: no telling how many
            2025-06-05 | 2       | ?              | A    | no       |      |       | yes      | unusable: no telling how many were closed
            ?          | 3       | 3              | A    | no       |      |       | yes      | unusable: no telling when
            """,
        },
    ),
)
def audit_actions_closed(audits: ChildList, period: Period) -> Amounts:
    """Of the actions due by now from audits dated in the twelve months, those closed on time."""
    said = required_between(audits, "date", period) & filled(audits, "actions")
    audits.unusable("actions_closed")
    closed, asked = audits["actions_closed"].to_numpy(), audits["actions"].to_numpy()
    return amounts(closed, asked, of=said)
