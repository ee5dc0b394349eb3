from collections.abc import Mapping

from readiness.model import LIST_NAMES, ChildList, Severity
from readiness.quality.asking import says
from readiness.quality.rule import Example, rule

SHARE, ENOUGH = 0.25, 40
UNKNOWN: Mapping[str, tuple[str, ...]] = {
    "sex": ("not_stated",),
    "ethnicity": ("NOBT", "REFU"),
    "disability": ("unknown",),
    "contact_source": ("10",),
    "referral_source": ("10",),
    "primary_need": ("N0",),
    "child_seen": ("unknown",),
    "seen_alone": ("unknown",),
    "return_interview_offered": ("unknown",),
}
"""The codes that say nothing is known. Refused counts, for a form may refuse on a child's behalf."""


@rule(
    title="Often 'not known'",
    severity=Severity.QUERY,
    message=(
        "more than a quarter of what is filled in says 'not known', 'not stated' or 'refused'; find "
        "out whether nobody asked or the code stands for a blank."
    ),
    question="Why is this not known for so many children?",
    lists=LIST_NAMES,
    dimension="completeness",
    doubts=None,
    examples=(
        Example(
            "one in three",
            {"contacts": "child_id | ethnicity\nA | WBRI\nB | AIND\nC | NOBT"},
            fails=True,
            repeat=20,
        ),
        Example(
            "one in four is not more than a quarter",
            {"contacts": "child_id | ethnicity\nA | WBRI\nB | AIND\nC | NOBT\nD | WBRI"},
            fails=False,
            repeat=20,
        ),
        Example(
            "too few to tell",
            {"contacts": "child_id | ethnicity\nA | WBRI\nB | AIND\nC | NOBT"},
            fails=False,
        ),
    ),
)
def often_unknown(rows: ChildList) -> dict[str, str]:
    """A code for 'not known' is as much a gap as a blank, and easier to overlook."""
    found = {}
    for column, keys in UNKNOWN.items():
        if column in rows:
            known = int(rows[column].notna().sum())
            if known >= ENOUGH and says(rows, column, *keys).sum() > SHARE * known:
                found[column] = ""
    return found
