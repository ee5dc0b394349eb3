import pandas as pd

from readiness.model import Lists, Severity
from readiness.quality.across_lists.spelling import one_spelling
from readiness.quality.linking import ENDS, Linked, linked
from readiness.quality.rule import Example, rule

ENOUGH = 5  # open records, of which all should be in list 6


@rule(
    title="Identifiers of another kind",
    severity=Severity.ERROR,
    message=(
        "no child of this list is in list 6, where all with an open record should be{}; give every "
        "list the same identifiers."
    ),
    question="Do all lists use the same identifier for a child?",
    lists=("children_in_need", *ENDS),
    dimension="consistency",
    owner="data team",
    cohort=True,
    doubts=None,
    examples=(
        Example(
            "nobody is found",
            {
                "children_in_need": "child_id\n10\n11\n12\n13\n14",
                "child_protection": "child_id | ended\n0010 |\n0011 |\n0012 |\n0013 |\n0014 |",
            },
            fails=True,
        ),
        Example(
            "a child found tells that the identifiers are the same",
            {
                "children_in_need": "child_id\n10\n11\n12\n13\n14",
                "child_protection": "child_id | ended\n10 |\n91 |\n92 |\n93 |\n94 |",
            },
            fails=False,
        ),
        Example(
            "too few to tell",
            {
                "children_in_need": "child_id\n10\n11",
                "child_protection": "child_id | ended\n91 |",
            },
            fails=False,
        ),
    ),
)
def ids_do_not_link(lists: Lists) -> dict[str, dict[str, str]]:
    """Leading zeros lost, prefixes added, another system's numbers: then no two lists can be held
    against each other."""
    joined = linked(lists)
    return {
        name: {
            "child_id": _likely(joined[name]["child_id"], joined["children_in_need"]["child_id"])
        }
        for name in strangers(joined)
    }


def strangers(lists: Linked) -> tuple[str, ...]:
    """The lists none of whose open records are of a child in list 6."""
    if not lists.have("children_in_need", "child_id"):
        return ()
    known = lists.seen("children_in_need")
    found = []
    for name, end in ENDS.items():
        if lists.have(name, "child_id", end):
            still_open = lists.open_in(name)
            if still_open.sum() >= ENOUGH and not (still_open & known).any():
                found.append(name)
    return tuple(found)


def _likely(ours: pd.Series, known: pd.Series) -> str:
    """What would make them the same, if that can be told."""
    if one_spelling(ours).isin(set(one_spelling(known))).any():
        return " (they would be if spaces, marks and leading zeros were the same)"
    return ""
