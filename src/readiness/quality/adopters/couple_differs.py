from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

SHARED = ("matched", "placed", "order")


@rule(
    title="A couple with different dates",
    severity=Severity.QUERY,
    message=(
        "the adopters of a family have different dates; correct one, as a couple is matched and"
        " adopts together."
    ),
    question="Did this couple adopt together?",
    lists=("adopters",),
    dimension="consistency",
    doubts={"adopters": {one: (one,) for one in SHARED}},
    examples=(
        Example(
            "every row of the family",
            {
                "adopters": """
                    adopter_id | family_id | matched    | placed     | fails
                    A          | F1        | 2026-05-05 | 2026-06-08 | no
                    B          | F1        | 2026-05-05 | 2026-06-08 | no
                    C          | F2        | 2026-05-05 |            | yes
                    D          | F2        | 2026-05-06 |            | yes
                    E          | F3        | 2026-05-05 |            | no
                    F          |           | 2026-05-05 |            | no
                    G          |           | 2026-05-06 |            | no
                """
            },
        ),
    ),
)
def couple_differs(rows: ChildList) -> dict[str, Mask]:
    """Source: Ofsted, Annex A guidance to list 11 (a row an adopter, two a couple)."""
    family = rows["family_id"]
    again = family.duplicated(keep=False) & family.notna()
    found = {}
    for column in SHARED:
        if column in rows:
            by_family = rows[column][again].groupby(family[again])
            differs = by_family.transform("max") != by_family.transform("min")
            known = by_family.transform("count") > 0
            both = (differs & known).reindex(family.index, fill_value=False)
            found[column] = both.to_numpy(dtype=bool)
    return found
