import numpy as np

from readiness.model import Lists, Severity
from readiness.quality.across_lists.families import LISTS, families
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A family that list 11 does not have",
    severity=Severity.ERROR,
    message=(
        "the child is matched with a family that is not in list 11; add its adopters there, use "
        "the same family identifier, or leave it blank if another agency approved them."
    ),
    question="With whom are these children matched?",
    lists=LISTS,
    dimension="consistency",
    owner="adoption",
    cohort=True,
    doubts={"adoption": ("family_id",)},
    examples=(
        Example(
            "children matched elsewhere have no family here",
            {
                "adoption": "child_id | family_id | fails\nA | F1 | no\nB | F2 | yes\nC | | no",
                "adopters": "adopter_id | family_id | fails\nP | F1 | no\nQ | F3 | no",
            },
        ),
    ),
)
def family_not_in_list_11(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 10 and 11."""
    family = families(lists)
    if family is None or not len(lists["adopters"]):
        return {}
    children = family["adoption"]
    return {"adoption": {"family_id": (children >= 0) & ~np.isin(children, family["adopters"])}}
