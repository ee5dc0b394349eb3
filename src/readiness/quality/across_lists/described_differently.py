from readiness.model import Lists, Severity
from readiness.quality.across_lists.births_differ import CHILDREN
from readiness.quality.across_lists.describing import odd_rows
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule

COLUMNS = ("sex", "ethnicity", "disability")
WITHOUT_DISABILITY = frozenset({"contacts", "early_help", "referrals"})


@rule(
    title="A child described differently",
    severity=Severity.QUERY,
    message=(
        "the child is described otherwise in most other rows, here or in other lists; correct the "
        "one that is wrong."
    ),
    question="Which description of the child is right, and where is it kept?",
    lists=CHILDREN,
    dimension="consistency",
    owner="data team",
    doubts={
        name: {
            column: (column,)
            for column in COLUMNS
            if column != "disability" or name not in WITHOUT_DISABILITY
        }
        for name in CHILDREN
    },
    examples=(
        Example(
            "'not stated' contradicts nothing",
            {
                "contacts": """
                    child_id | sex        | ethnicity | fails
                    A        | male       | WBRI      | no
                    A        | male       | WBRI      | no
                    B        | female     | NOBT      | no
                    C        | not_stated | AIND      | no
                """,
                "section_47": """
                    child_id | sex    | ethnicity | disability | fails
                    A        | female | WBRI      | no         | yes
                    B        | female | BAFR      | no         | no
                    C        | male   | AIND      | yes        | no
                """,
                "assessments": """
                    child_id | sex    | ethnicity | disability | fails
                    C        | male   | AIND      | unknown    | no
                    A        | male   | WIRI      | no         | yes
                """,
            },
        ),
    ),
)
def described_differently(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Sex, ethnicity and disability, by their exact codes."""
    joined = linked(lists)
    found: dict[str, dict[str, Mask]] = {}
    for column in COLUMNS:
        for name, mask in odd_rows(joined, column).items():
            found.setdefault(name, {})[column] = mask
    return found
