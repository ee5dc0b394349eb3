from readiness.model import Lists, Severity
from readiness.quality.linking import ENDS, linked
from readiness.quality.rule import Example, rule

LISTS = ("child_protection", "children_in_care")
SHARE, FEWEST = 0.02, 3


@rule(
    title="Open before, and neither open nor ended now",
    severity=Severity.QUERY,
    message=(
        "children who were open in the earlier extract are not in this one, though a record that "
        "ended since would still be in it; find out where they went."
    ),
    question="What became of the children who were on the last list and are not on this one?",
    lists=LISTS,
    dimension="completeness",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example(
            "three who were open are gone",
            {"child_protection": "child_id | ended\nA |"},
            fails=True,
            previous={"child_protection": "child_id | ended\nA |\nB |\nC |\nD |"},
        ),
        Example(
            "one who ended then may be gone, and one that ended since is still there",
            {"child_protection": "child_id | ended\nA |\nC | 2026-09-02"},
            fails=False,
            previous={"child_protection": "child_id | ended\nA |\nB | 2026-03-02\nC |"},
        ),
    ),
)
def gone_without_trace(lists: Lists, previous: Lists) -> dict[str, str]:
    """Needs an earlier extract of the last six months. A few may have had records merged."""
    found = {}
    for name in LISTS:
        end = ENDS[name]
        if linked(lists).have(name, "child_id") and linked(previous).have(name, "child_id", end):
            before = previous[name]
            known = set(lists[name]["child_id"].dropna())
            was = before["child_id"][before.blank(end)].dropna().astype(object)
            gone = int((~was.isin(known)).sum())
            if FEWEST <= gone < len(was) and gone > SHARE * len(was):
                found[name] = ""
    return found
