from readiness.model import LIST_NAMES, Lists, Severity
from readiness.quality.across_lists.describing import odd_rows
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule

CHILDREN = tuple(name for name in LIST_NAMES if name != "adopters")


@rule(
    title="A child with different dates of birth",
    severity=Severity.ERROR,
    message=(
        "the date of birth differs from that in most other rows of the child, here or in other "
        "lists; correct it, or the identifier if it is of another child."
    ),
    question="Is this one child, and when was the child born?",
    lists=CHILDREN,
    dimension="consistency",
    owner="data team",
    doubts=("date_of_birth", "age"),
    examples=(
        Example(
            "the odd one out; both where there is no telling; a blank contradicts nothing",
            {
                "contacts": """
                    child_id | date_of_birth | fails
                    A        | 2016-05-05    | no
                    A        | 2016-05-05    | no
                    B        | 2016-05-05    | yes
                    C        | 2016-05-05    | no
                    D        |               | no
                """,
                "referrals": """
                    child_id | date_of_birth | fails
                    A        | 2015-05-05    | yes
                    B        | 2016-05-06    | yes
                    C        | 2016-05-05    | no
                    D        | 2016-05-05    | no
                """,
            },
        ),
    ),
)
def births_differ(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Every row of a child, in every list, is held against the others."""
    odd = odd_rows(linked(lists), "date_of_birth")
    return {name: {"date_of_birth": mask} for name, mask in odd.items()}
