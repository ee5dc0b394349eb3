import numpy as np

from readiness.model import ChildList, Lists, Severity
from readiness.quality.linking import linked
from readiness.quality.rule import WHOLE_ROW, Example, Mask, rule

ABOUT = ("date_of_birth", "sex", "ethnicity", "started", "team", "worker")
LISTS = ("children_in_need", "child_protection", "children_in_care")
TWINS = 0.05
"""About three children in a hundred are twins, and half of those of one sex: a list in which more
are alike than this holds people twice."""


@rule(
    title="More children alike than twins explain",
    severity=Severity.QUERY,
    message=(
        "another identifier has the same birthday, sex, ethnicity, start, team and worker, and so "
        "many do that not all can be twins; look for children recorded again."
    ),
    question="How many of these are twins, and how many are the same child?",
    lists=LISTS,
    dimension="uniqueness",
    owner="data team",
    doubts=(WHOLE_ROW,),
    examples=(
        Example(
            "two of six are alike, and share nothing with the others",
            {
                "child_protection": """
                    child_id | date_of_birth | sex    | ethnicity | started    | fails
                    A        | 2016-05-05    | male   | WBRI      | 2026-01-05 | yes
                    B        | 2016-05-05    | male   | WBRI      | 2026-01-05 | yes
                    C        | 2016-05-05    | female | WBRI      | 2026-01-05 | no
                    D        | 2016-05-05    | male   | WBRI      | 2026-02-05 | no
                    E        |               | male   | WBRI      | 2026-02-05 | no
                    F        |               | male   | WBRI      | 2026-02-05 | no
                """
            },
            repeat=2,
        ),
    ),
)
def people_twice(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Rows of one child are not looked at: that a child has two is another rule's."""
    joined = linked(lists)
    found = {}
    for name in LISTS:
        if joined.have(name, "child_id", "date_of_birth", "started"):
            alike = _alike(joined[name])
            if alike.sum() > max(TWINS * len(alike), 1):
                found[name] = {"child_id": alike}
    return found


def _alike(rows: ChildList) -> Mask:
    """Rows that say the same of another child as of this one."""
    frame = rows.frame
    about = frame[[column for column in ABOUT if column in frame]]
    known = (frame["date_of_birth"].notna() & frame["started"].notna()).to_numpy()
    once = known & ~frame["child_id"].duplicated().to_numpy() & frame["child_id"].notna().to_numpy()
    found = np.zeros(len(frame), dtype=bool)
    found[once] = about[once].duplicated(keep=False).to_numpy()
    # The other rows of a child who is alike another are so too.
    children = set(frame["child_id"][found])
    if children:
        found = frame["child_id"].astype(object).isin(children).to_numpy()
    return found
