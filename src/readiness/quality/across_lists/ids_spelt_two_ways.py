import numpy as np
import pandas as pd

from readiness.model import Lists, Severity
from readiness.quality.across_lists.births_differ import CHILDREN
from readiness.quality.across_lists.spelling import one_spelling
from readiness.quality.linking import Linked, linked
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule


@rule(
    title="An identifier spelt in two ways",
    severity=Severity.ERROR,
    message=(
        "the identifier differs from another only by leading zeros, spaces, marks or capitals, and "
        "the child was born on the same day; spell it the same everywhere."
    ),
    question="Is this one child, counted as two?",
    lists=CHILDREN,
    dimension="uniqueness",
    owner="data team",
    doubts=(WHOLE_ROW,),
    examples=(
        Example(
            "every row with a spelling of such a pair but the commoner",
            {
                "contacts": """
                    child_id | date_of_birth | fails
                    10       | 2016-05-05    | no
                    10       | 2016-05-05    | no
                    0010     | 2016-05-05    | yes
                    0011     | 2016-05-05    | no
                """,
                "referrals": """
                    child_id | date_of_birth | fails
                    00-10    | 2016-05-05    | yes
                    11       | 2017-05-05    | no
                """,
            },
        ),
    ),
)
def ids_spelt_two_ways(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Two spellings, one birthday. The spelling most rows have stands."""
    joined = linked(lists)
    rows = [name for name in CHILDREN if joined.have(name, "child_id", "date_of_birth")]
    if not rows:
        return {}
    wrong = _wrong(joined, rows)
    return {name: {"child_id": wrong[joined.who(name)]} for name in rows} if wrong.any() else {}


def _wrong(lists: Linked, names: list[str]) -> Mask:
    """The children's numbers that are a second spelling of another's."""
    found = np.zeros(lists.children + 1, dtype=bool)
    every = pd.concat(
        [
            lists[name].frame[["child_id", "date_of_birth"]].assign(who=lists.who(name))
            for name in names
        ]
    )
    each = every.drop_duplicates("who")
    each = each[each["who"] >= 0]
    plain = one_spelling(each["child_id"])
    if not plain.duplicated().any():
        return found
    each = each.assign(plain=plain, times=each["who"].map(every["who"].value_counts()))
    each = each[each.duplicated(["plain", "date_of_birth"], keep=False)]
    each = each[each["date_of_birth"].notna()].sort_values("times", ascending=False, kind="stable")
    found[each.loc[each.duplicated(["plain", "date_of_birth"]), "who"].to_numpy()] = True
    return found
