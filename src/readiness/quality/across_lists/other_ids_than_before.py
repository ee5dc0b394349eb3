from readiness.model import Lists, Severity
from readiness.quality.linking import linked
from readiness.quality.rule import Example, rule

LISTS = ("children_in_need", "child_protection", "children_in_care")
ENOUGH = 5


@rule(
    title="No child of the earlier extract",
    severity=Severity.QUERY,
    message=(
        "no child of the earlier extract is in this one, so the identifiers have changed, or it is "
        "another authority's; give both the same identifiers."
    ),
    question="Did the identifiers change since the last extract?",
    lists=LISTS,
    dimension="consistency",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "nobody is found again",
            {"children_in_need": "child_id\nA\nB\nC\nD\nE"},
            fails=True,
            previous={"children_in_need": "child_id\n1\n2\n3\n4\n5"},
        ),
        Example(
            "somebody is",
            {"children_in_need": "child_id\nA\nB\nC\nD\nE"},
            fails=False,
            previous={"children_in_need": "child_id\n1\n2\n3\n4\nE"},
        ),
    ),
)
def other_ids_than_before(lists: Lists, previous: Lists) -> dict[str, dict[str, str]]:
    """Needs the lists of an earlier extract."""
    found = {}
    for name in LISTS:
        if linked(lists).have(name, "child_id") and linked(previous).have(name, "child_id"):
            known = set(previous[name]["child_id"].dropna())
            now = lists[name]["child_id"].dropna().astype(object)
            if min(len(known), len(now)) >= ENOUGH and not now.isin(known).any():
                found[name] = {"child_id": ""}
    return found
