from collections.abc import Mapping

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, rule

COUNTS: Mapping[str, str] = {
    "referrals": "referrals_in_last_12_months",
    "section_47": "enquiries_in_last_12_months",
}
ENOUGH = 30  # rows: most children have none before, so that many without a nought is no chance


@rule(
    title="Counts seem to include the latest",
    severity=Severity.QUERY,
    message=(
        "no row has a count of 0, so the latest itself seems to be counted, or the count to be "
        "of the year to today; count the twelve months before the child's latest, without it."
    ),
    question="Does the count of the last twelve months include the one the row is about?",
    lists=tuple(COUNTS),
    dimension="validity",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example(
            "nobody has a nought",
            {"referrals": "child_id | referrals_in_last_12_months\nA | 1\nB | 2\nC | 1"},
            fails=True,
            repeat=10,
        ),
        Example(
            "a nought is what most have",
            {"referrals": "child_id | referrals_in_last_12_months\nA | 1\nB | 0\nC | 1"},
            fails=False,
            repeat=10,
        ),
        Example(
            "too few to tell",
            {"referrals": "child_id | referrals_in_last_12_months\nA | 1\nB | 1\nC | 1"},
            fails=False,
        ),
    ),
)
def counts_include_latest(rows: ChildList) -> dict[str, str]:
    """Source: Ofsted, Annex A guidance to lists 3 and 5; standard extracts are known to anchor the
    count on the day they are run."""
    column = COUNTS[rows.name]
    known = rows[column].dropna()
    return {column: ""} if len(known) >= ENOUGH and (known >= 1).all() else {}
