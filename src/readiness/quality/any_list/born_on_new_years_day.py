import numpy as np

from readiness.model import LIST_NAMES, ChildList, Severity
from readiness.quality.asking import days
from readiness.quality.rule import Example, rule

SHARE, ENOUGH = 0.05, 40


@rule(
    title="Many born on 1 January",
    severity=Severity.QUERY,
    message=(
        "more than one in twenty is 1 January, which is often written where the day is not "
        "known; check them, and the ages that rest on them."
    ),
    question="How many dates of birth are estimates?",
    lists=tuple(name for name in LIST_NAMES if name != "adopters"),
    dimension="accuracy",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "one in four",
            {
                "contacts": """
                    child_id | date_of_birth
                    A        | 2015-01-01
                    B        | 2012-03-04
                    C        | 2019-12-01
                    D        | 2010-01-02
                """
            },
            fails=True,
            repeat=10,
        ),
        Example(
            "children who came to this country alone are often given that day",
            {
                "children_in_care": """
                    child_id | date_of_birth | unaccompanied
                    A        | 2010-01-01    | yes
                    B        | 2012-03-04    | no
                """
            },
            fails=False,
            repeat=30,
        ),
    ),
)
def born_on_new_years_day(rows: ChildList) -> dict[str, str]:
    """Of those known not to be unaccompanied, where the list says: their birthdays are often
    assigned."""
    born = days(rows, "date_of_birth")
    asked = ~np.isnat(born)
    if "unaccompanied" in rows:
        asked &= (rows["unaccompanied"] != "yes").to_numpy(dtype=bool)
    first = born.astype("datetime64[Y]").astype("datetime64[D]")
    known = int(asked.sum())
    many = known >= ENOUGH and ((born == first) & asked).sum() > SHARE * known
    return {"date_of_birth": ""} if many else {}
