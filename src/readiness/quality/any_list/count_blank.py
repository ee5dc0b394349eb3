from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

COUNTS: Mapping[str, tuple[str, ...]] = {
    "referrals": ("referrals_in_last_12_months",),
    "section_47": ("enquiries_in_last_12_months", "conferences_in_last_12_months"),
    "child_protection": ("previous_plans",),
    "children_in_care": (
        "placements_in_12_months",
        "missing_episodes_in_12_months",
        "absent_episodes_in_12_months",
    ),
}


@rule(
    title="A count left blank",
    severity=Severity.ERROR,
    message="the count is blank, where Ofsted asks for 0 if there were none; give the number.",
    question="Does a blank count mean none, or not known?",
    lists=tuple(COUNTS),
    dimension="completeness",
    cohort=True,
    doubts={name: {one: (one,) for one in columns} for name, columns in COUNTS.items()},
    examples=(
        Example(
            "none is written as 0",
            {
                "child_protection": """
                    child_id | previous_plans | fails
                    A        | 0              | no
                    B        |                | yes
                    C        | 2              | no
                """
            },
        ),
    ),
)
def count_blank(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to lists 3, 5, 7 and 8."""
    return {column: rows.blank(column) for column in COUNTS[rows.name] if column in rows}
