from collections.abc import Mapping

import pandas as pd

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

COUNTS: Mapping[str, tuple[str, ...]] = {
    "referrals": ("referrals_in_last_12_months",),
    "section_47": ("enquiries_in_last_12_months", "conferences_in_last_12_months"),
}


@rule(
    title="A child's count differs between their rows",
    severity=Severity.QUERY,
    message=(
        "the count differs between the rows of a child, where Ofsted expects that of the latest "
        "on every row; correct it."
    ),
    question="Which of the counts of a child is right?",
    lists=tuple(COUNTS),
    dimension="consistency",
    cohort=True,
    doubts=COUNTS,
    examples=(
        Example(
            "every row of a child whose counts differ; a blank differs from nothing",
            {
                "referrals": """
                    child_id | referrals_in_last_12_months | fails
                    A        | 1                           | yes
                    B        | 0                           | no
                    A        | 4                           | yes
                    C        | 2                           | no
                    C        | 2                           | no
                    D        | 1                           | no
                    D        |                             | no
                             | 1                           | no
                             | 2                           | no
                """
            },
        ),
        Example(
            "either count of list 5",
            {
                "section_47": """
                    child_id | enquiries_in_last_12_months | conferences_in_last_12_months | fails
                    A        | 1                           | 0                             | yes
                    A        | 1                           | 1                             | yes
                    B        | 2                           | 1                             | no
                    B        | 2                           | 1                             | no
                """
            },
        ),
    ),
)
def counts_differ(rows: ChildList) -> dict[str, Mask]:
    """Source of the rule: Ofsted, Annex A guidance to lists 3 and 5."""
    child = rows["child_id"]
    again = child.duplicated(keep=False) & child.notna()
    return {name: _differs(child, rows[name], again) for name in COUNTS[rows.name] if name in rows}


def _differs(child: pd.Series, counts: pd.Series, again: pd.Series) -> Mask:
    """Only children with several rows are looked at, because most have one."""
    by_child = counts[again].groupby(child[again])
    differs = by_child.transform("max") != by_child.transform("min")
    known = by_child.transform("count") > 0
    return (differs & known).reindex(counts.index, fill_value=False).to_numpy(dtype=bool)
